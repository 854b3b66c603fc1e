#include "app/session_state.h"

#include "scene/view_json.h"
#include "write/atomic_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace kua {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t most_recent_files = 8;
constexpr const char* schema = "kua-state/1";

int number_of(const json& object, const char* key, int otherwise) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? found->get<int>() : otherwise;
}

SessionState state_of(const json& object) {
    SessionState state;
    if (!object.is_object() || object.value("schema", "") != schema) return state;
    if (const auto window = object.find("window"); window != object.end() && window->is_object()) {
        state.x_px = number_of(*window, "x", -1);
        state.y_px = number_of(*window, "y", -1);
        state.width_px = number_of(*window, "width", 0);
        state.height_px = number_of(*window, "height", 0);
    }
    if (const auto process = object.find("process"); process != object.end() && process->is_number_integer())
        state.process = process->get<std::int64_t>();
    if (const auto recent = object.find("recent"); recent != object.end() && recent->is_array())
        for (const json& path : *recent)
            if (path.is_string() && state.recent.size() < most_recent_files) state.recent.push_back(path);
    if (const auto view = object.find("view"); view != object.end())
        if (auto read = view_from_json(view->dump())) state.view = *read;
    return state;
}

}  // namespace

fs::path state_file() {
    if (const char* home = std::getenv("XDG_STATE_HOME"); home != nullptr && *home == '/') return fs::path(home) / "kua" / "state.json";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') return fs::path(home) / ".local/state/kua/state.json";
    return {};
}

SessionState read_state(const fs::path& file) {
    std::ifstream in(file);
    if (!in) return {};
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    try {
        return state_of(json::parse(bytes));
    } catch (const json::exception&) {  // not worth a word: the program starts as new
        return {};
    }
}

Result<Done> write_state(const fs::path& file, const SessionState& state) {
    json object{{"schema", schema}};
    object["window"] = {{"x", state.x_px}, {"y", state.y_px}, {"width", state.width_px}, {"height", state.height_px}};
    object["recent"] = state.recent;
    if (state.process != 0) object["process"] = state.process;
    if (state.view) object["view"] = json::parse(to_json(*state.view));
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    if (failed) return Error{file.parent_path().string(), msg("the folder cannot be made: {0}", failed.message())};
    fs::permissions(file.parent_path(), fs::perms::owner_all, failed);
    auto written = write_atomically(file, object.dump(1) + "\n");
    if (!written) return written;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, failed);
    if (failed) return Error{file.string(), msg("its permissions cannot be set: {0}", failed.message())};
    return Done{};
}

Result<Done> forget_state(const fs::path& file) {
    std::error_code failed;
    fs::remove(file, failed);
    if (failed) return Error{file.string(), msg("it cannot be removed: {0}", failed.message())};
    return Done{};
}

void remember_file(SessionState& state, const std::string& path) {
    std::erase(state.recent, path);
    state.recent.insert(state.recent.begin(), path);
    if (state.recent.size() > most_recent_files) state.recent.resize(most_recent_files);
}

}  // namespace kua
