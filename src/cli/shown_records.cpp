#include "cli/shown_records.h"

#include <ostream>

namespace kua {
Result<ShownRecords> shown_records(const RecordsOptions& options, const Catalogue& text, Streams streams) {
    auto session = open_and_report(options.data, text, streams);
    if (!session) return session.error();
    const MissingRule missing = options.treat_as == "public" ? MissingRule::TreatAsPublic : MissingRule::Refuse;
    auto records = released_records(*session->loaded.dataset, session->view, ReleaseProfile{missing});
    if (!records) return records.error();
    return ShownRecords{std::move(session->view), *std::move(records)};
}

int write_and_report(const std::string& file, std::string_view bytes, const Catalogue& text, Streams streams,
                     FileAccess access) {
    const auto saved = write_atomically(file, bytes, access);
    if (!saved) return fail(saved.error(), text, streams);
    streams.out << text(msg("{0} written", file)) << '\n';
    return exit_good;
}

}  // namespace kua
