#pragma once

#include "app/brush.h"
#include "app/history.h"
#include "app/kept.h"
#include "app/layout.h"
#include "app/map_aids.h"
#include "app/number_row.h"
#include "app/page_preview.h"
#include "app/picture.h"
#include "app/session_state.h"
#include "app/ui.h"
#include "core/color_vision.h"
#include "io/import_file.h"
#include "io/load.h"
#include "paper/figure_file.h"
#include "publish/release.h"
#include "query/row_order.h"
#include "scene/view_state.h"
#include "write/records_file.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kua {

/// Incidents that one number counts, under their heading.
struct ListGroup {
    std::string title;
    std::vector<RowId> rows;
};

/// The card that floats over the map: a list of incidents, or one of them in full.
struct CardState {
    std::string title;                   ///< "Almaty": what the list is of; can be empty
    std::string counts;                  ///< "8 incidents and 1 summary"; empty: the card is closed
    std::vector<ListGroup> groups;
    std::optional<std::size_t> shown;    ///< which of rows() is told in full; unset: the list
    std::optional<RowId> detail_row;     ///< the record that `detail` is of
    std::optional<RecordDetail> detail;
    std::vector<RowId> parts;            ///< records that it sums up
    double height_px = 0.0;              ///< as it came out in the last frame
    std::optional<ScreenPoint> beside;   ///< the mark that it must not cover, window px
    std::optional<RowId> mark_row;       ///< the card is of the mark that stands for this row

    [[nodiscard]] bool open() const { return !counts.empty(); }
    /// All groups end to end.
    [[nodiscard]] std::vector<RowId> rows() const;
};

/// What a drag or a click on the map does.
enum class Tool : std::uint8_t { Pan, Ruler, Box, Lasso };

struct MapTools {
    Tool tool = Tool::Pan;
    std::vector<LonLat> ruler;           ///< places measured between
    std::vector<ScreenPoint> draft;      ///< outline being drawn, px in the map
    std::optional<LonLat> found;         ///< place jumped to, ringed until the next click
    bool dragging = false;
    bool moved = false;                  ///< since the button went down
    ScreenPoint pressed_at;              ///< where the button went down, px in the map
    double wheel_rest_s = 0.0;           ///< until a burst of wheel turns counts as over
    std::optional<std::size_t> hovered;  ///< mark under the pointer, index into scene.items
    std::optional<RowId> keyed_row;      ///< the keyboard is on the mark that stands for this row
    std::vector<RowId> fanned;           ///< the records of the stack that is spread out; empty: none is
    std::optional<std::size_t> hovered_leaf;  ///< of them, the one under the pointer
};

struct PlayState {
    bool on = false;
    int speed = 1;                       ///< steps a second
    bool loop = false;
    double due_s = 0.0;                  ///< until the next step
};

/// What the timeline keeps between frames.
struct TimelineState {
    enum class Part : std::uint8_t { None, First, Last, Body };
    Part dragged = Part::None;
    int grabbed_days = 0;                ///< from the window's first day to where it was taken
    double pressed_x_px = 0.0;
    Day pressed_day;
    bool moved = false;                  ///< since the button went down
    Part typing = Part::None;            ///< which date box is a text field
    bool typing_begun = false;           ///< the field has had the caret
    std::string typed;
    bool has_keys = false;               ///< arrow keys step time; else they move the map
    std::optional<DayRange> axis;        ///< zoomed part of the axis; unset: all of it
};

/// The field for a projection that has no name in the panel.
struct ProjectionField {
    std::string typed;
    std::string seen;                    ///< the view's projection as of the last frame
    std::string problem;                 ///< why what was typed cannot be used
};

/// What the control panel keeps between frames.
struct PanelState {
    std::vector<std::string> region_names;   ///< short, in the window's language; made when data or language change
    std::string search;
    bool search_open = false;
    bool wants_focus = false;            ///< the caret goes to the search field
    std::set<std::string> open_families;
    bool all_regions = false;
    bool more_open = false;
    std::optional<bool> marks_open;      ///< unset: as there is room on the map
    std::optional<bool> colors_open;     ///< unset: open, but makes way for the card
    std::string text_filter;
    BrushState brush;                    ///< of the charts of the panel
    ProjectionField projection;
    std::map<std::string, NumberField> numbers;  ///< numbers to type, by the id of their row
    std::weak_ptr<const Dataset> counted_data;           ///< that `count_names` is of
    std::map<CountName, std::int64_t> count_names;       ///< that records state, with how many do
};

/// The table of what is shown, over the map.
struct TableState {
    bool open = false;
    RowOrder order;                      ///< as the user wants it
    std::shared_ptr<const std::vector<RowId>> rows;   ///< listed; null until they were made
    bool sorting = false;                ///< `rows` are in the order, or of the selection, before
    KeptWords counts;                    ///< of `rows`
    std::size_t first_row = 0;           ///< on top of what is in sight
    std::optional<RowId> marked;         ///< clicked, or of the mark chosen on the map
    bool wants_copy = false;             ///< the rows go to the clipboard in the next frame
};

enum class DialogKind : std::uint8_t { None, Data, Import, Export, Help, Message };

/// The dialog to open data: folders, a typed path, recent files, and what came of it.
struct DataDialog {
    enum class Wanted : std::uint8_t { Incidents, Boundaries, View };
    Wanted wanted = Wanted::Incidents;
    std::filesystem::path folder;
    std::string typed;
    std::vector<std::filesystem::path> folders;   ///< in `folder`
    std::vector<std::filesystem::path> files;
    std::string problem;                          ///< why the folder cannot be listed
    bool listed = false;
    bool show_problems = false;                   ///< findings instead of files
    bool due = false;                             ///< it opens when the map of the data that it speaks of is there: see open_due_dialog
    Kept<std::vector<std::vector<std::string>>> findings;   ///< the lines of each finding, as far as they were made
};

/// A word of a column and how many rows have it.
struct ImportWord {
    std::string word;
    std::int64_t rows = 0;
};

/// The dialog that turns a table into incidents: what was read, which column is what, and what would become of it.
struct ImportDialog {
    std::filesystem::path file;
    std::string layer;                           ///< or sheet, as typed; empty: the only one
    bool wants_read = false;
    bool reading = false;
    std::shared_ptr<const ImportTable> table;    ///< null until it was read
    bool is_recognised = false;                  ///< by a profile that comes with Kua
    std::vector<std::string> date_formats;       ///< more than one: somebody must say which holds
    ImportProfile profile;
    std::shared_ptr<LoadProgress> trying;        ///< of the profile on the table; null before the first time
    std::uint32_t edits = 1;                     ///< of the profile, counted
    std::uint32_t tried = 0;                     ///< as of which `result` and `problem` are
    std::shared_ptr<const ImportResult> result;  ///< null where the table cannot be taken as a whole
    std::string problem;                         ///< why it cannot be read or taken
    std::optional<std::size_t> picking;          ///< the part that a column is being chosen for
    std::vector<ImportWord> type_words;          ///< what stands in the column of types, most frequent first
    std::string mapped_word;                     ///< of them, the one that a type is being chosen for; empty: none
    std::string path;                            ///< to write to
    bool skip_bad = false;
    bool wants_write = false;
    bool writing = false;
    std::string failed;                          ///< why it was not written
    std::string profile_written;                 ///< where the profile went
    bool wants_profile = false;
};

/// The dialog to export a figure: fields as typed, and what came of the last try.
struct ExportDialog {
    FigureFormat format = FigureFormat::Png;   ///< what `path` ends in
    std::optional<RecordsFormat> records;      ///< set: the records are written instead of a figure
    bool in_mm = false;                        ///< `width` and `height`; else px of 1/96 inch
    std::string width, height, dpi, path, title;
    std::string layout;                        ///< file whose page is to be taken, as typed
    std::optional<PageChoice> seen;            ///< the view's page that the fields were filled from
    bool treat_as_public = false;
    bool running = false;
    std::string written;                       ///< where the last figure went
    std::string failed;                        ///< why it was not written
    std::weak_ptr<const Dataset> counted;      ///< the data that `counts` are of
    std::optional<ReleaseCounts> counts;       ///< unset while they are being counted
    PagePreview preview;
    std::optional<Piece> dragged;              ///< piece of the page under the pointer that is held down
    ScreenPoint dragged_from;                  ///< where the pointer took it
    bool dragged_freely = false;               ///< with Shift, while the button was last seen down
};

/// A dialog that says what is wrong and what to do.
struct MessageBox {
    std::string title;
    std::string what;
    std::string remedy;
};

/// What is loaded and what is being loaded.
struct DataState {
    LoadRequest request;                 ///< of what is shown
    LoadReport report;
    std::optional<ProjectedBase> base;   ///< of `report`, as it came with it
    bool loading = false;
    LoadProgress progress;
    std::optional<LoadRequest> wanted;   ///< to be loaded next
    std::optional<ViewState> view_of_wanted;  ///< taken with it; unset: the view is kept or begun anew
    bool recounting = false;             ///< the same files are read for other units (see other_units.h)
    bool wants_columns = false;          ///< what is shown is to be kept as columns, beside its first incident file
    bool keeping_columns = false;        ///< that is under way
};

/// All that the window is at one moment. Panels edit `view` and their own part of the rest.
struct AppState {
    DataHome home;
    ViewState view;
    History history;
    Picture picture;
    DataState data;
    CardState card;
    MapTools map;
    MapAids aids;
    PlayState play;
    TimelineState timeline;
    PanelState panel;
    TableState table;
    DialogKind dialog = DialogKind::None;
    DataDialog data_dialog;
    ImportDialog import_dialog;
    ExportDialog export_dialog;
    MessageBox message;
    SessionState session;
    UiMemory ui;
    Vision vision = Vision::Usual;       ///< the eyes that the window is shown to; no part of the view
    bool fit_beside_card = false;        ///< Fit was asked for while the card was open
    BoxContent largest_boxes;            ///< what Fit keeps room for: the most there has been since it was asked for
    bool wanted_export = false;
    std::filesystem::path wanted_folder; ///< to be shown by the desktop; empty mostly
    bool wanted_forget = false;
    bool quit = false;
    std::string notice;                  ///< a word in passing, at the foot of the map
    double notice_s = 0.0;               ///< until it goes

    [[nodiscard]] const Dataset* dataset() const { return picture.data.get(); }
};

}  // namespace kua
