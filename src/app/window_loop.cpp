#include "app/window_loop.h"

#include "app/actions.h"
#include "app/autosave.h"
#include "app/event_turns.h"
#include "app/imgui_sfml.h"
#include "app/map_input.h"
#include "app/panels.h"
#include "app/preview_texture.h"
#include "app/shortcuts.h"
#include "app/table_rows.h"
#include "app/window_layout.h"
#include "app/window_opening.h"
#include "scene/region_names.h"
#include "screen/map_painter.h"
#include "screen/seen_window.h"
#include "screen/warm_up.h"

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/OpenGL.hpp>
#include <SFML/System/Clock.hpp>
#include <SFML/System/Sleep.hpp>
#include <SFML/Window/Event.hpp>

#include <algorithm>
#include <ostream>
#include <utility>

namespace kua {
namespace {

constexpr int frames_after_input = 3;         // Dear ImGui needs a frame or two until all has settled
constexpr sf::Int32 patience_ms = 300;        // a panel that says "Reading" for less than that only flickers
constexpr double script_frame_s = 1.0 / 60.0; // a script's time does not depend on the machine
constexpr double least_width_px = 900.0;
constexpr double least_height_px = 560.0;

sf::VideoMode video_mode(WindowSize size) { return {size.width_px, size.height_px}; }

sf::ContextSettings context_settings() {
    sf::ContextSettings settings;   // no depth, no stencil, no multisampling: edges are feathered by shaders
    settings.majorVersion = 3;
    settings.minorVersion = 0;
    return settings;
}

/// The window with all that lives as long as it does.
class Window {
public:
    Window(const WindowOptions& options, double ui_scale, WindowParts parts, AppState& state, Workers& workers)
        : options_(options), ui_scale_(ui_scale), parts_(std::move(parts)), state_(state), workers_(workers),
          window_(video_mode(opening_size(options, state.session)), "Kua", sf::Style::Default, context_settings()),
          autosave_(options.no_state ? std::filesystem::path{} : state_file()) {
        if (state.session.x_px >= 0 && options.width_px == 0) window_.setPosition({state.session.x_px, state.session.y_px});
        take_turns_with_screen();
        fit_view();
    }

    /// Shows what there is until the user closes the window.
    int run(Fonts fonts, std::ostream& err);

private:
    void fit_view() {
        const auto size = window_.getSize();
        window_.setView(sf::View(sf::FloatRect(0.0F, 0.0F, static_cast<float>(size.x), static_cast<float>(size.y))));
    }
    void take_turns_with_screen();
    void take_theme() {
        theme_ = state_.view.theme;
        palette_ = palette(theme_);
        apply_colors(palette_);
    }
    void take_language();
    void take_finished_work();
    void rest();
    void handle(const sf::Event& event);
    bool read_events();
    bool busy() const;
    bool wants_frames() const;
    void frame();
    void draw_panels();
    void draw_panels_with_all_letters();
    void update_picture();
    void paint();
    void save_screenshot();
    void save_session();
    void autosave();
    [[nodiscard]] SessionState session_now() const;
    [[nodiscard]] ScreenPoint size() const;   ///< px at scale 1
    [[nodiscard]] Layout layout() const { return window_layout(state_, size().x_px, size().y_px, {parts_.text, parts_.metrics}); }

    const WindowOptions& options_;
    double ui_scale_;
    WindowParts parts_;
    AppState& state_;
    Workers& workers_;
    sf::RenderWindow window_;
    std::optional<Fonts> fonts_;
    std::optional<ImguiSfml> imgui_;
    std::optional<MapPainter> painter_;
    WarmUp warm_up_;
    SeenWindow seen_window_;
    PreviewTexture preview_texture_;
    Autosave autosave_;
    sf::Clock since_turn_;
    PictureMaker picture_maker_;
    TableRows table_rows_;
    std::optional<PlaceSearch> places_;
    Lang names_lang_ = Lang::En;
    ThemeName theme_ = ThemeName::Light;
    Palette palette_ = palette(ThemeName::Light);
    EventTurns turns_;
    std::vector<KeyPress> presses_;
    std::string screenshot_;
    std::string screenshot_failed_;
    sf::Clock since_start_;
    sf::Clock since_frame_;
    sf::Clock turn_;   // of the loop: what a frame costs begins with the work that it takes over
    int frames_due_ = frames_after_input;
    bool has_shown_ = false;   // a frame: the first one may take its time
};

/// At most one frame a refresh; measured and scripted frames follow each other at once.
void Window::take_turns_with_screen() {
    if (parts_.script || parts_.log) return;
    window_.setVerticalSyncEnabled(true);
    window_.setFramerateLimit(60);
}

void Window::take_language() {
    if (parts_.text.lang() == state_.view.lang) return;
    auto loaded = Catalogue::load(state_.home.locale, state_.view.lang);
    if (loaded) {
        parts_.text = *loaded;
        return;
    }
    show_message(state_, parts_.text("The language cannot be changed"), parts_.text(loaded.error()), {});
    state_.view.lang = parts_.text.lang();
}

void Window::handle(const sf::Event& event) {
    if (event.type == sf::Event::Closed) state_.quit = true;
    if (event.type == sf::Event::Resized) {
        fit_view();
        state_.largest_boxes = {};
    }
    if (event.type == sf::Event::KeyPressed && (event.key.code == sf::Keyboard::Tab)) {
        // Kept from Dear ImGui, which would move the caret itself.
    } else {
        imgui_->handle(event);
    }
    if (const auto press = key_press(event)) presses_.push_back(*press);
}

/// True where there was something.
bool Window::read_events() {
    const auto events = turns_.next_frame([this](sf::Event& event) { return window_.pollEvent(event); });
    for (const sf::Event& event : events) handle(event);
    const bool any = !events.empty();
    if (!parts_.script || state_.data.loading || busy()) return any;
    if (parts_.script->done()) return any;
    const ScriptFrame step = parts_.script->next_frame();
    for (const sf::Event& event : step.events) handle(event);
    if (step.window) {
        state_.view.time.first = step.window->first;
        state_.view.time.last = step.window->last;
    }
    screenshot_ = step.screenshot;
    if (step.quit) state_.quit = true;
    return true;
}

/// True while another frame will show more.
bool Window::busy() const {
    return workers_.busy() || picture_maker_.busy() || table_rows_.busy() || painter_->unfinished();
}

bool Window::wants_frames() const {
    const bool is_about_to_read = state_.data.loading && !state_.picture.data && since_start_.getElapsedTime().asMilliseconds() < patience_ms;
    if (is_about_to_read) return false;
    const bool waits_for_hint = state_.ui.hovered != 0 && state_.ui.hovered_s < 0.5;
    return frames_due_ > 0 || state_.play.on || busy() || state_.notice_s > 0.0 || waits_for_hint || imgui_->wants_text();
}

ScreenPoint Window::size() const {
    const auto size = window_.getSize();
    const double width = std::max(size.x / ui_scale_, least_width_px);
    const double height = std::max(size.y / ui_scale_, least_height_px);
    return {width, height};
}

void Window::update_picture() {
    if (!state_.data.report.dataset) return;
    const MapRoom room = map_room(state_, size().x_px, size().y_px, {parts_.text, parts_.metrics});
    const auto data_before = state_.picture.data;
    const auto made = picture_maker_.update(state_.picture, {state_.data.report.dataset, state_.view, room, parts_.text, parts_.metrics, state_.data.base});
    if (!made) {
        show_message(state_, parts_.text("The map cannot be drawn so"), parts_.text(made.error()), parts_.text("The projection is set back to the one that fits the regions."));
        state_.view.map.projection.clear();
    }
    table_rows_.update(state_);
    if (!state_.picture.data) return;
    const bool new_data = state_.picture.data != data_before;
    if (new_data || names_lang_ != state_.view.lang) {
        state_.panel.region_names = short_region_names(state_.picture.data->boundaries, state_.view.lang);
        names_lang_ = state_.view.lang;
        state_.largest_boxes = {};   // other words, other boxes
    }
    if (!new_data) return;
    const bool is_last_view = options_.view.empty() && options_.files.empty() && options_.boundaries.empty();
    if (!data_before && is_last_view && ended_without_a_word(state_.session))
        show_notice(state_, parts_.text("Kua ended unexpectedly; the map is as it was last."));
    places_.emplace(*state_.picture.data);
    if (std::exchange(state_.data.recounting, false)) return;   // other units of the same data: nothing else is new
    state_.history.restart(state_.view);
    state_.timeline.axis.reset();
    frames_due_ = frames_after_input;
}

/// New data have their picture before the next frame, so that the first one that shows them is whole.
void Window::take_finished_work() {
    if (!workers_.finish(state_, parts_.text)) return;
    frames_due_ = frames_after_input;
    if (state_.picture.data == state_.data.report.dataset) return;
    update_picture();
    update_picture();   // the boxes over the map grow with what the picture holds, and the map fits beside them
}

/// Until something may have happened.
void Window::rest() {
    if (state_.data.loading) workers_.wait_for_data(std::chrono::milliseconds{8});
    else sf::sleep(sf::milliseconds(8));
    imgui_->rest(static_cast<double>(since_frame_.restart().asSeconds()));
}

void Window::draw_panels() {
    Ui ui(*fonts_, palette_, parts_.text, state_.ui);
    all_panels(ui, state_, layout(), places_ ? &*places_ : nullptr, parts_.metrics);
    ui.finish();
}

/// Once in the life of a window that meets a text of another language: its letters are drawn, and the frame anew.
void Window::draw_panels_with_all_letters() {
    auto all = Fonts::make(ui_scale_, Letters::All);
    if (!all) return;
    const Fonts before = std::exchange(*fonts_, *std::move(all));
    imgui_->begin_again(*fonts_);
    draw_panels();
}

void Window::paint() {
    if (!state_.picture.data && state_.data.loading && painter_) warm_up_.next(*painter_, window_);
    const Rgba8 ground = state_.picture.data ? palette_.theme.sea : palette_.theme.panel;
    window_.clear(sf::Color(ground.r, ground.g, ground.b));
    if (state_.picture.data && painter_) {
        const Layout parts = layout();
        const MapPainter::Accent accent{selected_mark(state_), state_.map.hovered};
        painter_->paint(window_, state_.picture.scene, state_.picture.map,
                        {parts.map.left_px * ui_scale_, parts.map.top_px * ui_scale_}, ui_scale_, accent,
                        has_shown_ ? MapPainter::NewBase::InParts : MapPainter::NewBase::AtOnce);
    }
    state_.export_dialog.preview.ui_scale = ui_scale_;
    state_.export_dialog.preview.texture = preview_texture_.of(state_.export_dialog.preview.pixels);
    imgui_->render();
    seen_window_.apply(window_, state_.vision);
}

void Window::save_screenshot() {
    sf::Texture texture;
    const auto size = window_.getSize();
    if (!texture.create(size.x, size.y)) return;
    texture.update(window_);
    if (!texture.copyToImage().saveToFile(screenshot_)) screenshot_failed_ = screenshot_;
    screenshot_.clear();
}

void Window::frame() {
    const double seconds = parts_.script ? script_frame_s : static_cast<double>(since_frame_.restart().asSeconds());
    imgui_->new_frame(seconds);
    for (const KeyPress& press : presses_) handle_key(state_, press, {imgui_->wants_text()}, parts_.text);
    presses_.clear();
    play_on(state_, seconds);
    update_map_aids(state_, parts_.text);
    if (state_.play.on) update_picture();   // so that the sentence is of the days that the map shows
    state_.notice_s = std::max(0.0, state_.notice_s - seconds);
    draw_panels();
    if (fonts_->lacks_letters()) draw_panels_with_all_letters();
    workers_.start(state_, parts_.text);
    take_language();
    if (state_.view.theme != theme_) take_theme();
    update_picture();
    const bool gesture = state_.map.dragging || state_.map.wheel_rest_s > 0.0 || state_.play.on || imgui_->left_down();
    state_.history.observe(state_.view, gesture);
    paint();
    if (!screenshot_.empty()) save_screenshot();
    if (parts_.log) {
        glFinish();
        parts_.log->add(static_cast<double>(turn_.getElapsedTime().asMicroseconds()) / 1000.0);
    }
    window_.display();
    has_shown_ = true;
    if (!state_.data_dialog.due || painter_->unfinished()) return;   // a dialog dims the window, which the frames of a new map have no time for
    open_due_dialog(state_);
    frames_due_ = frames_after_input;
}

void Window::save_session() {
    if (options_.no_state) return;
    const auto file = state_file();
    if (file.empty()) return;
    autosave_.wait();
    if (state_.wanted_forget) {
        if (!forget_state(file)) return;
        return;
    }
    if (const auto written = write_state(file, session_now()); !written) return;
}

SessionState Window::session_now() const {
    SessionState session = state_.session;
    const auto position = window_.getPosition();
    const auto size = window_.getSize();
    session.x_px = position.x;
    session.y_px = position.y;
    session.width_px = static_cast<int>(size.x);
    session.height_px = static_cast<int>(size.y);
    session.view = state_.view;
    session.process = 0;
    return session;
}

void Window::autosave() {
    const double seconds = static_cast<double>(since_turn_.restart().asSeconds());
    if (state_.wanted_forget || !state_.picture.data) return;   // before there are data, the file holds a better view
    autosave_.turn(state_.view, seconds, [this] { return session_now(); });
}

int Window::run(Fonts fonts, std::ostream& err) {
    fonts_.emplace(std::move(fonts));
    imgui_.emplace(window_, *fonts_, ui_scale_);
    take_theme();
    auto painter = MapPainter::make(state_.home.shaders);
    if (!painter) {
        err << "kua: " << parts_.text(painter.error()) << '\n';
        return 1;
    }
    painter_.emplace(*std::move(painter));
    while (true) {
        turn_.restart();
        take_finished_work();
        if (read_events()) frames_due_ = frames_after_input;
        if (state_.quit) break;
        autosave();
        if (wants_frames()) {
            frame();
            if (frames_due_ > 0) --frames_due_;
        } else {
            rest();
        }
        if (parts_.script && parts_.script->done() && !options_.script.empty() && frames_due_ == 0) state_.quit = true;
    }
    save_session();
    window_.close();
    if (screenshot_failed_.empty()) return 0;
    err << "kua: " << screenshot_failed_ << ": the screenshot cannot be written\n";
    return 1;
}

}  // namespace

int run_window(const WindowOptions& options, double ui_scale, WindowParts parts, std::future<Result<Fonts>> fonts,
               AppState& state, Workers& workers, std::ostream& err) {
    std::optional<Window> window;   // opened while the fonts are drawn and the data are read: it takes as long
    {
        const WithoutSyncComplaint quiet;
        window.emplace(options, ui_scale, std::move(parts), state, workers);
    }
    auto made = fonts.get();
    if (!made) {
        err << "kua: " << in_english(made.error()) << '\n';
        return 1;
    }
    return window->run(*std::move(made), err);
}

}  // namespace kua
