#pragma once

#include "app/app_state.h"
#include "app/import_worker.h"
#include "app/job.h"
#include "app/page_preview.h"
#include "core/result.h"
#include "text/catalogue.h"

#include <optional>
#include <string>

namespace kua {

/// Data as they come from the worker: read, and put on the map as the view of that moment wants it.
struct LoadedMap {
    LoadReport report;
    std::optional<ProjectedBase> base;   ///< unset where the view's projection cannot be used
};

/// What may not leave, counted for the export dialog.
struct Counted {
    std::shared_ptr<const Dataset> data;
    ReleaseCounts counts;
};

/// Loading and exporting beside the frames: each on a thread of its own, on data that do not change.
class Workers {
public:
    /// Starts what `state` asks for, as far as no other work of the kind is under way.
    void start(AppState& state, const Catalogue& text);
    /// Takes what has been finished into `state`; true where that changed something.
    bool finish(AppState& state, const Catalogue& text);
    [[nodiscard]] bool busy() const { return load_.running() || export_.running() || count_.running() || columns_.running() || import_.busy() || preview_.busy(); }
    /// Sleeps until data are loaded, but not longer than `most`. Pre: `busy()` with loading.
    void wait_for_data(std::chrono::milliseconds most) const { load_.wait(most); }

private:
    void start_export(AppState& state, const Catalogue& text);
    void start_counting(AppState& state);
    void start_columns(AppState& state);
    void take_columns(AppState& state, const Result<std::string>& written, const Catalogue& text);
    bool update_preview(AppState& state, const Catalogue& text);
    void tell_failure(AppState& state, const Error& error, const Catalogue& text);
    void refuse_view(AppState& state, const Error& error, const Catalogue& text);
    void take_loaded(AppState& state, Result<LoadedMap> loaded, const Catalogue& text);

    Job<Result<LoadedMap>> load_;
    Job<Result<std::string>> export_;
    Job<Counted> count_;
    Job<Result<std::string>> columns_;
    ImportWorker import_;
    PreviewMaker preview_;
    LoadRequest loading_;
    bool opened_by_user_ = false;
};

}  // namespace kua
