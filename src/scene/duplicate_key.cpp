#include "scene/duplicate_key.h"

#include <nlohmann/json.hpp>

#include <set>
#include <vector>

namespace kua {
namespace {

using nlohmann::json;

/// Watches a document being parsed.
class DuplicateWatch {
public:
    void see(json::parse_event_t event, const json& parsed) {
        using Event = json::parse_event_t;
        if (event == Event::key) return see_key(parsed.get_ref<const std::string&>());
        const bool begins = event == Event::object_start || event == Event::array_start;
        if ((begins || event == Event::value) && !open_.empty() && open_.back().is_array) ++open_.back().entries;
        if (begins) open_.push_back({event == Event::array_start, 0, {}, {}});
        if (event == Event::object_end || event == Event::array_end) open_.pop_back();
    }
    /// The path of the first such key; empty where there is none.
    [[nodiscard]] const std::string& found() const { return found_; }

private:
    struct Level {
        bool is_array;
        std::size_t entries;
        std::string key;
        std::set<std::string> keys;
    };

    void see_key(const std::string& key) {
        open_.back().key = key;
        if (!open_.back().keys.insert(key).second && found_.empty()) found_ = path();
    }
    [[nodiscard]] std::string path() const {
        std::string path;
        for (const Level& level : open_) {
            if (level.is_array)
                path += "[" + std::to_string(level.entries - 1) + "]";
            else
                path += (path.empty() ? "" : ".") + level.key;
        }
        return path;
    }

    std::vector<Level> open_;
    std::string found_;
};

}  // namespace

std::string duplicate_key(std::string_view text) {
    DuplicateWatch watch;
    const auto unused = json::parse(text, [&](int, json::parse_event_t event, const json& parsed) {
        watch.see(event, parsed);
        return true;
    });
    return watch.found();
}

}  // namespace kua
