#include "app/workers.h"

#include "app/actions.h"
#include "app/export_page.h"
#include "app/open_folder.h"
#include "app/open_view.h"
#include "app/other_units.h"
#include "app/time_steps.h"
#include "core/column_layout.h"
#include "io/column_file.h"
#include "paper/figure_file.h"
#include "publish/release.h"
#include "scene/build_scene.h"
#include "scene/point_density.h"
#include "scene/selection_print.h"
#include "session/known_codes.h"
#include "session/read_view.h"
#include "session/released_records.h"
#include "write/atomic_file.h"
#include "write/column_file.h"

#include <algorithm>
#include <array>
#include <span>

namespace kua {
namespace {

std::vector<DataRef> refs_of(const LoadRequest& request, const Dataset& data) {
    std::vector<DataRef> refs;
    for (const auto& path : request.incidents) {
        DataRef ref{path.string(), {}};
        for (const DataFile& file : data.files)
            if (file.path == ref.path) ref.sha256 = file.sha256;
        refs.push_back(std::move(ref));
    }
    return refs;
}

bool same_files(const LoadRequest& a, const LoadRequest& b) { return a.boundaries == b.boundaries && a.other_boundaries == b.other_boundaries && a.incidents == b.incidents; }

/// The map that is shown, while other data are read.
struct ShownMap {
    std::optional<ProjectedBase> base;
    std::size_t boundary_files = 0;
};

/// True where other data lie on the very base map that is shown: then it need be neither projected nor painted again.
bool lies_on(const ShownMap& shown, const std::string& projection, const LoadReport& report) {
    if (!shown.base || shown.base->projection != projection || shown.boundary_files != report.boundary_files) return false;
    const Dataset& before = *shown.base->data;
    const Dataset& now = *report.dataset;
    const auto boundaries_of = [&](const Dataset& data) { return std::span(data.files).first(report.boundary_files); };
    const auto same = [](const auto& a, const auto& b, auto member) { return std::ranges::equal(a, b, {}, member, member); };
    const auto sizes = [](const Dataset& data) {
        return std::array{data.places.size(), data.base.neighbours.size(), data.base.lakes.size(), data.base.rivers.size()};
    };
    return before.boundary_sets.empty() && now.boundary_sets.empty() && same(boundaries_of(before), boundaries_of(now), &DataFile::sha256) &&
           same(before.boundaries.units, now.boundaries.units, &BoundaryUnit::code) && sizes(before) == sizes(now);
}

/// Reads the files and projects the base map: both take long, and neither needs the window.
Result<LoadedMap> load_map(const LoadRequest& request, const DataHome& home, const ViewState& view, const ShownMap& shown, LoadProgress& progress) {
    auto report = load(request, home, &progress);
    if (!report) return report.error();
    LoadedMap loaded{*std::move(report), std::nullopt};
    const std::string& projection = view.map.projection;
    const auto base = lies_on(shown, projection, loaded.report) ? Result(shown.base->base) : project_base(*loaded.report.dataset, projection);
    if (!base) return loaded;
    const auto& data = loaded.report.dataset;
    loaded.base = ProjectedBase{data, projection, *base, nullptr, std::nullopt, nullptr, facts_of(*data)};
    if (may_be_many_points(data->incidents))
        loaded.base->points = std::make_shared<const std::vector<MapPoint>>(map_points(data->incidents, (*base)->projection));
    if (data->incidents.size() < many_records) return loaded;
    FilterIndex made = IndexMaker::made(data, view.filter, &progress.cancelled);
    if (!made.index) return loaded;   // it was stopped, or cannot be: the picture finds out
    if (loaded.base->points)
        loaded.base->sample = std::make_shared<const PointSample>(density_sample(data->incidents, made.index->passing(), *loaded.base->points));
    loaded.base->index = std::move(made);
    return loaded;
}

/// True where columns could not serve, or their source has changed: what is shown is then not what was asked for.
bool tells_of_columns(const LoadReport& report) {
    return std::ranges::any_of(report.problems, [](const Problem& problem) { return problem.rule == "columns" && problem.severity == Severity::Warning; });
}

/// Choices that only made sense for the data before.
void start_view_anew(ViewState& view) {
    view.filter = {};
    view.time = {};
    view.map = {};
}

/// What one export needs, so that nothing that is edited meanwhile reaches it.
struct ExportOrder {
    std::shared_ptr<const Dataset> data;
    ViewState view;
    Catalogue text;
    ReleaseProfile profile;
    FigureFormat format;
    std::optional<RecordsFormat> records;
    std::string path;
};

/// The records that the view shows, as a file.
Result<std::string> export_records(const ExportOrder& order) {
    const auto shown = released_records(*order.data, order.view, order.profile);
    if (!shown) return shown.error();
    const auto& [released, selection, words] = *shown;
    const EvidenceHead head{sentence(selection.totals, selection.window, order.text),
                            check_code(selection_print(released.data(), selection, order.view))};
    const auto file = records_file(*order.records, released, selection, words, head, order.view.lang, std::filesystem::path(order.path).parent_path());
    if (!file) return file.error();
    const auto written = write_atomically(order.path, file->bytes);
    if (!written) return written.error();
    return order.path;
}

/// Where the figure went.
Result<std::string> export_figure(const ExportOrder& order) {
    if (order.records) return export_records(order);
    const auto released = release(*order.data, order.profile);
    if (!released) return released.error();
    const auto figure = figure_file(*released, order.view, order.text, order.format);
    if (!figure) return figure.error();
    const auto written = write_atomically(order.path, figure->bytes);
    if (!written) return written.error();
    return order.path;
}

}  // namespace

void Workers::start(AppState& state, const Catalogue& text) {
    want_units_of_view(state);
    if (state.data.wanted && load_.running()) state.data.progress.cancelled = true;
    if (state.data.wanted && !load_.running()) {
        loading_ = *std::exchange(state.data.wanted, std::nullopt);
        opened_by_user_ = state.dialog == DialogKind::Data;
        if (!same_files(loading_, state.data.request) || state.data.view_of_wanted) state.data.recounting = false;
        state.data.loading = true;
        state.data.progress.cancelled = false;
        state.data.progress.fraction = 0.0F;
        const bool keeps_view = state.picture.data == nullptr || same_files(loading_, state.data.request);
        load_.start([request = loading_, home = state.home, progress = &state.data.progress,
                     view = keeps_view ? state.view : ViewState{}, shown = ShownMap{state.data.base, state.data.report.boundary_files}] {
            return load_map(request, home, view, shown, *progress);
        }, state.picture.data ? Haste::AfterFrames : Haste::LikeFrames);   // the first map is what its user waits for
    }
    start_export(state, text);
    start_counting(state);
    start_columns(state);
    import_.start(state);
    update_preview(state, text);
    if (const auto folder = std::exchange(state.wanted_folder, {}); !folder.empty())
        if (const auto shown = open_folder(folder); !shown) show_notice(state, text(shown.error()));
}

void Workers::start_export(AppState& state, const Catalogue& text) {
    if (!state.wanted_export || export_.running() || !state.picture.data) return;
    state.wanted_export = false;
    const ExportDialog& dialog = state.export_dialog;
    const MissingRule rule = dialog.treat_as_public ? MissingRule::TreatAsPublic : MissingRule::Refuse;
    export_.start([order = ExportOrder{state.picture.data, state.view, text, {rule}, dialog.format, dialog.records, dialog.path}] {
        return export_figure(order);
    });
    state.export_dialog.running = true;
}

/// The page that the fields of the dialog mean; where one is no number, as it was before.
bool Workers::update_preview(AppState& state, const Catalogue& text) {
    ExportDialog& dialog = state.export_dialog;
    if (state.dialog != DialogKind::Export || dialog.records || !dialog.seen || !state.picture.data) return false;
    PreviewWish wish{state.picture.data, state.view, text, dialog.treat_as_public, dialog.preview.ui_scale};
    wish.view.page = page_of(dialog, state.view.page).value_or(state.view.page);
    return preview_.update(dialog.preview, wish);
}

/// What would be left out, for the dialog to say before anything is made.
void Workers::start_counting(AppState& state) {
    ExportDialog& dialog = state.export_dialog;
    if (state.dialog != DialogKind::Export || count_.running() || !state.picture.data) return;
    if (dialog.counted.lock() == state.picture.data) return;
    dialog.counted = state.picture.data;
    dialog.counts.reset();
    count_.start([data = state.picture.data] { return Counted{data, release_counts(*data)}; });
}

void Workers::start_columns(AppState& state) {
    if (!std::exchange(state.data.wants_columns, false) || columns_.running() || state.data.request.incidents.empty()) return;
    const auto file = free_name(state.data.request.incidents.front(), std::string(column_file_ending));
    state.data.keeping_columns = true;
    columns_.start([file, data = state.data.report.dataset, boundary_files = state.data.report.boundary_files,
                    problems = problems_of_incidents(state.data.report), read = state.data.report.records_read,
                    rejected = state.data.report.records_rejected]() -> Result<std::string> {
        const auto written = write_column_file(file, {*data, boundary_files, problems, read, rejected, column_file_maker()});
        if (!written) return written.error();
        return file.string();
    });
}

/// The file can be opened from then on by a click.
void Workers::take_columns(AppState& state, const Result<std::string>& written, const Catalogue& text) {
    state.data.keeping_columns = false;
    if (!written) return show_message(state, text("The columns were not written"), text(written.error()), text("The map is as it was. “kua columns” writes them to another place."));
    remember_file(state.session, *written);
    show_notice(state, text(msg("{0} written", *written)));
}

/// Says what is wrong. A window that has nothing to show yet shows the data that come with Kua.
void Workers::tell_failure(AppState& state, const Error& error, const Catalogue& text) {
    state.data.view_of_wanted.reset();
    const std::string how = text("“kua check FILE” lists everything that is wrong with a file.");
    if (state.picture.data) return show_message(state, text("These files cannot be shown"), text(error), text(msg("The map still shows the data from before. {0}", how)));
    if (same_files(loading_, LoadRequest{}))
        return show_message(state, text("These files cannot be shown"), text(error), text("They come with Kua: install it again, or open other files with “Open data”."));
    start_view_anew(state.view);
    state.data.wanted = LoadRequest{};
    show_message(state, text("These files cannot be shown"), text(error), text(msg("The map shows the data that come with Kua instead. {0}", how)));
}

/// A view that names what the data do not have. The map stays; where there is none yet, the same files are shown without
/// the view's other choices.
void Workers::refuse_view(AppState& state, const Error& error, const Catalogue& text) {
    show_message(state, text("This view cannot be opened"), text(error),
                 state.picture.data ? text("The map still shows what it did. Was the view made for other data?")
                                    : text("Its data are shown without its choices. Was it made for other data?"));
    if (state.picture.data) return;
    const ViewState refused = std::exchange(state.view, {});
    state.view.lang = refused.lang;
    state.view.theme = refused.theme;
    state.data.wanted = loading_;
}

void Workers::take_loaded(AppState& state, Result<LoadedMap> loaded, const Catalogue& text) {
    state.data.loading = false;
    if (!loaded) {
        if (state.data.recounting) give_up_recount(state, loading_);
        if (state.data.progress.cancelled) return show_notice(state, text("Reading was stopped."));
        return tell_failure(state, loaded.error(), text);
    }
    const bool first = state.picture.data == nullptr;
    auto view = std::exchange(state.data.view_of_wanted, std::nullopt);
    if (view || first) {
        auto known = with_known_codes(view ? *view : state.view, {}, *loaded->report.dataset);
        if (!known) return refuse_view(state, known.error(), text);
        (view ? *view : state.view) = *std::move(known);
    }
    const bool recounted = state.data.recounting && !view;
    const bool again = same_files(loading_, state.data.request) && !first;
    state.data.report = std::move(loaded->report);
    state.data.base = std::move(loaded->base);
    state.data.request = loading_;
    const auto changed_files = other_versions(view.value_or(state.view), *state.data.report.dataset);
    if (view) state.view = *view;
    state.view.boundaries = loading_.boundaries.string();
    state.view.other_boundaries.clear();
    for (const auto& path : loading_.other_boundaries) state.view.other_boundaries.push_back(path.string());
    state.view.incidents = refs_of(loading_, *state.data.report.dataset);
    if (!first && !again && !view) start_view_anew(state.view);
    drop_unknown_units(state, text);
    close_card(state);
    state.map.keyed_row.reset();
    state.map.hovered.reset();
    for (const auto& path : loading_.incidents) remember_file(state.session, path.string());
    if (!loading_.boundaries.empty()) remember_file(state.session, loading_.boundaries.string());
    if (recounted) return;
    if ((first || view) && !changed_files.empty()) {
        show_message(state, text("The data have changed"),
                     text(msg("{0} is another version than the one that this view was made from.", changed_files.front())),
                     text("The map shows the file of today. “kua verify FIGURE” says which numbers changed."));
    } else if (state.data.report.records_rejected > 0 || tells_of_columns(state.data.report)) {
        state.data_dialog.due = true;
        state.data_dialog.show_problems = true;
    } else if (opened_by_user_ || again) {
        state.dialog = DialogKind::None;
        show_notice(state, text(msg_n("{0} record read", "{0} records read", state.data.report.records_read)));
    }
}

bool Workers::finish(AppState& state, const Catalogue& text) {
    bool changed = false;
    if (auto loaded = load_.take()) {
        take_loaded(state, *std::move(loaded), text);
        changed = true;
    }
    if (const auto written = export_.take()) {
        ExportDialog& dialog = state.export_dialog;
        dialog.running = false;
        if (*written) dialog.written = **written;
        else dialog.failed = text(written->error());
        changed = true;
    }
    if (const auto counted = count_.take()) {
        if (state.export_dialog.counted.lock() == counted->data) state.export_dialog.counts = counted->counts;
        changed = true;
    }
    if (const auto written = columns_.take()) {
        take_columns(state, *written, text);
        changed = true;
    }
    if (preview_.busy()) changed = update_preview(state, text) || changed;
    return import_.finish(state, text) || changed;
}

}  // namespace kua
