#include "cli/shown_records.h"

#include "io/hidden_parts.h"
#include "write/atomic_file.h"

#include <ostream>

namespace kua {
namespace {

std::optional<RecordWords> words_of(std::string_view record) {
    auto detail = record_detail(record);
    auto hides = hidden_paths(record);
    if (!detail || !hides) return std::nullopt;
    RecordWords words{std::move(detail->when_as_stated), std::move(detail->place_as_stated), std::move(detail->place), {}, *std::move(hides)};
    for (auto& source : detail->sources) words.citations.push_back({std::move(source.ref), std::move(source.locator)});
    return words;
}

}  // namespace

Result<ShownRecords> shown_records(const RecordsOptions& options, const Catalogue& text, Streams streams) {
    auto session = open_and_report(options.data, text, streams);
    if (!session) return session.error();
    const MissingRule missing = options.treat_as == "public" ? MissingRule::TreatAsPublic : MissingRule::Refuse;
    const Dataset& data = *session->loaded.dataset;
    auto released = release(data, ReleaseProfile{missing});
    if (!released) return released.error();
    Selection selection = select(released->data(), session->view.filter, window_of(session->view.time, released->data()));
    auto words = released_words(data, *released, selection.rows, words_of);
    return ShownRecords{std::move(session->view), *std::move(released), std::move(selection), std::move(words)};
}

int write_and_report(const std::string& file, std::string_view bytes, const Catalogue& text, Streams streams) {
    const auto saved = write_atomically(file, bytes);
    if (!saved) return fail(saved.error(), text, streams);
    streams.out << text(msg("{0} written", file)) << '\n';
    return exit_good;
}

}  // namespace kua
