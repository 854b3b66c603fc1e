#pragma once

#include "app/app_state.h"
#include "app/job.h"
#include "core/result.h"
#include "text/catalogue.h"

#include <memory>
#include <string>

namespace kua {

/// What the import dialog waits for, beside the frames: reading a table, trying a profile on it, writing the incidents.
class ImportWorker {
public:
    ImportWorker() = default;
    ImportWorker(const ImportWorker&) = delete;
    ImportWorker& operator=(const ImportWorker&) = delete;
    ~ImportWorker();

    /// Starts what the dialog asks for. Pre for trying: there are data, whose boundaries the rows are held against.
    void start(AppState& state);
    /// Takes what has been finished into the dialog; true where that changed something. What was written is opened.
    bool finish(AppState& state, const Catalogue& text);
    [[nodiscard]] bool busy() const { return read_.running() || try_.running() || write_.running(); }

private:
    struct Read {
        std::filesystem::path file;
        std::string layer;
        std::shared_ptr<const ImportTable> table;
        ProposedProfile proposed;
    };
    struct Tried {
        std::shared_ptr<const ImportTable> table;
        std::uint32_t edits = 0;
        std::shared_ptr<const ImportResult> result;
        std::optional<Error> error;
        std::vector<std::string> date_formats;
    };
    struct Written {
        std::string incidents, profile;   ///< paths; empty where not wanted
    };
    void start_trying(AppState& state);
    static Result<Read> read(const std::filesystem::path& file, const std::string& layer, const DataHome& home);
    void take(ImportDialog& dialog, Read read);

    Job<Result<Read>> read_;
    Job<Tried> try_;
    std::shared_ptr<const ImportTable> tried_table_;   ///< and edits: what is being tried
    std::uint32_t tried_edits_ = 0;
    std::shared_ptr<LoadProgress> trying_;
    Job<Result<Written>> write_;
};

/// A name beside `file` for what is made of it, of no file that is there: "events.geojson", "events-2.geojson" …
[[nodiscard]] std::filesystem::path free_name(const std::filesystem::path& file, const std::string& ending);

}  // namespace kua
