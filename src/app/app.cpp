#include "app/app.h"

#include "app/display.h"
#include "app/options.h"
#include "app/window.h"

#include <algorithm>
#include <ostream>

namespace kua {

int run_window(const std::vector<std::string>& arguments, std::ostream& err) {
    const auto parsed = parse_window_options(arguments);
    if (const auto* usage = std::get_if<WindowUsage>(&parsed)) {
        err << usage->words;
        return usage->exit_code;
    }
    const auto& options = std::get<WindowOptions>(parsed);
    const auto display = find_display();
    if (!display) {
        err << "kua: there is no display (DISPLAY names none that answers); kua render -o map.png paints the map to a file\n";
        return 2;
    }
    // Xft.dpi comes in steps that people set by hand; a hair's breadth over 96 is no reason to blur every line.
    const double wanted = options.ui_scale > 0.0 ? options.ui_scale : display->dpi / 96.0;
    return open_window(options, std::clamp(wanted < 1.1 && wanted > 0.9 ? 1.0 : wanted, 0.5, 5.0), err);
}

}  // namespace kua
