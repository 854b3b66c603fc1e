#include "app/import_worker.h"

#include "app/actions.h"
#include "app/import_parts.h"
#include "write/atomic_file.h"

#include <system_error>

namespace kua {
namespace {

namespace fs = std::filesystem;

constexpr int most_names = 1000;

/// What is there already may be somebody's work: it is not written over.
Result<Done> write_new(const fs::path& file, std::string_view bytes, FileAccess access) {
    std::error_code ignored;
    if (fs::exists(file, ignored)) return Error{file.string(), msg("is there already; choose another name")};
    return write_atomically(file, bytes, access);
}

}  // namespace

fs::path free_name(const fs::path& file, const std::string& ending) {
    const fs::path stem = file.parent_path() / file.stem();
    std::error_code ignored;
    for (int i = 1; i < most_names; ++i) {
        fs::path name = stem;
        name += (i > 1 ? "-" + std::to_string(i) : std::string()) + ending;
        if (!fs::exists(name, ignored)) return name;
    }
    return {};
}

ImportWorker::~ImportWorker() {
    if (trying_) trying_->cancelled = true;
}

Result<ImportWorker::Read> ImportWorker::read(const fs::path& file, const std::string& layer, const DataHome& home) {
    auto table = read_import_table(file, layer);
    if (!table) return table.error();
    auto proposed = propose_profile(*table, home);
    if (!proposed) return proposed.error();
    table->sha256.wait();   // a table does not end before it, and the window that closes it waits for nothing
    return Read{file, layer, std::make_shared<const ImportTable>(*std::move(table)), *std::move(proposed)};
}

void ImportWorker::start(AppState& state) {
    ImportDialog& dialog = state.import_dialog;
    if (dialog.wants_read && !read_.running()) {
        dialog.wants_read = false;
        dialog.reading = true;
        dialog.problem.clear();
        read_.start([file = dialog.file, layer = dialog.layer, home = state.home] { return read(file, layer, home); });
    }
    start_trying(state);
    if ((dialog.wants_write || dialog.wants_profile) && !write_.running()) {
        const std::string incidents = std::exchange(dialog.wants_write, false) && dialog.result != nullptr ? dialog.path : std::string();
        const std::string profile = std::exchange(dialog.wants_profile, false) ? free_name(dialog.file, ".profile.json").string() : std::string();
        dialog.writing = true;
        dialog.failed.clear();
        write_.start([result = dialog.result, text = profile_json(dialog.profile), incidents, profile, access = access_like(dialog.file)]() -> Result<Written> {
            if (!incidents.empty())
                if (auto done = write_new(incidents, result->geojson, access); !done) return done.error();
            if (!profile.empty())
                if (auto done = write_new(profile, text, access); !done) return done.error();
            return Written{incidents, profile};
        });
    }
}

/// What is tried of a profile that has been changed since, or of a table that was left, is no longer wanted.
void ImportWorker::start_trying(AppState& state) {
    ImportDialog& dialog = state.import_dialog;
    const bool is_open = state.dialog == DialogKind::Import && state.picture.data != nullptr;
    if (try_.running()) {
        if (!is_open || dialog.table != tried_table_ || dialog.edits != tried_edits_) trying_->cancelled = true;
        return;
    }
    if (!is_open || dialog.table == nullptr || dialog.tried == dialog.edits) return;
    tried_table_ = dialog.table;
    tried_edits_ = dialog.edits;
    dialog.trying = trying_ = std::make_shared<LoadProgress>();
    try_.start([table = dialog.table, profile = dialog.profile, edits = dialog.edits, ground = state.picture.data, progress = trying_] {
        Tried out{table, edits, nullptr, {}, {}};
        ImportProfile of_any_format = profile;
        of_any_format.date_formats.clear();
        out.date_formats = date_formats_of(*table, of_any_format);
        if (auto result = import_table(*table, profile, *ground, progress.get())) out.result = std::make_shared<const ImportResult>(*std::move(result));
        else out.error = result.error();
        return out;
    });
}

void ImportWorker::take(ImportDialog& dialog, Read read) {
    dialog.table = std::move(read.table);
    dialog.is_recognised = read.proposed.is_shipped;
    dialog.date_formats = std::move(read.proposed.date_formats);
    dialog.profile = std::move(read.proposed.profile);
    dialog.type_words = words_of(dialog.table->table, dialog.profile.type.column);
    dialog.mapped_word.clear();
    dialog.result = nullptr;
    ++dialog.edits;
    if (dialog.path.empty()) dialog.path = free_name(dialog.file, ".geojson").string();
}

bool ImportWorker::finish(AppState& state, const Catalogue& text) {
    ImportDialog& dialog = state.import_dialog;
    bool changed = false;
    if (auto done = read_.take()) {
        changed = true;
        dialog.reading = false;
        if (!*done) {
            dialog.table = nullptr;
            dialog.problem = text(done->error());
        } else if ((*done)->file == dialog.file && (*done)->layer == dialog.layer) {
            take(dialog, **std::move(done));
        }
    }
    if (auto done = try_.take()) {
        changed = true;
        if (done->table == dialog.table && !trying_->cancelled) {
            dialog.tried = done->edits;
            dialog.result = std::move(done->result);
            dialog.date_formats = std::move(done->date_formats);
            dialog.problem = done->error ? text(*done->error) : std::string();
        }
    }
    if (auto done = write_.take()) {
        changed = true;
        dialog.writing = false;
        if (!*done) {
            dialog.failed = text(done->error());
        } else if (!(*done)->incidents.empty()) {
            LoadRequest request = state.data.request;
            request.incidents = {(*done)->incidents};
            state.data.wanted = request;
            state.dialog = DialogKind::Data;
        } else {
            dialog.profile_written = (*done)->profile;
        }
    }
    return changed;
}

}  // namespace kua
