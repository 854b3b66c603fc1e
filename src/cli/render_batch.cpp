#include "cli/render_batch.h"

#include "io/figure_reader.h"
#include "paper/figure_file.h"
#include "scene/figure_words.h"
#include "scene/view_parts.h"
#include "write/atomic_file.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <fstream>
#include <mutex>
#include <ostream>
#include <set>
#include <thread>

namespace kua {
namespace {

constexpr std::string_view key_mark = "{key}";

/// Codes come from files of any origin: none may lead out of the folder or hide a file.
std::string file_safe(const std::string& key) {
    std::string safe;
    for (const char c : key) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || (c == '.' && !safe.empty());
        safe += plain ? c : '_';
    }
    return safe.empty() ? "_" : safe;
}

std::string named(std::string pattern, const std::string& key) {
    for (auto at = pattern.find(key_mark); at != std::string::npos; at = pattern.find(key_mark, at + key.size()))
        pattern.replace(at, key_mark.size(), key);
    return pattern;
}

/// The key "-" of the country level says nothing as a file's name.
std::string name_of(const std::string& key) { return key == no_region_code ? "whole-country" : file_safe(key); }

Result<Done> make_folder_of(const std::filesystem::path& file) {
    const auto folder = file.parent_path();
    if (folder.empty()) return Done{};
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return Error{folder.string(), msg("the folder cannot be made: {0}", failed.message())};
    return Done{};
}

/// False where the file breaks off: what it says of itself stands first, and a copy that was stopped still says it.
bool is_whole(const BatchFigure& figure) {
    constexpr std::string_view png_end = "IEND\xAE\x42\x60\x82";
    const auto format = format_of(figure.file.string());
    std::string_view end = png_end;
    if (format == FigureFormat::Svg) end = "</svg>\n";
    if (format == FigureFormat::Pdf) end = "%%EOF\n";
    std::ifstream in(figure.file, std::ios::binary);
    std::string last(end.size(), '\0');
    in.seekg(-static_cast<std::streamoff>(end.size()), std::ios::end);
    return in.read(last.data(), static_cast<std::streamsize>(last.size())) && last == end;
}

/// True where the file is there, whole, and says that the very same view and data made it.
bool is_made(const BatchFigure& figure, const ReleasedDataset& released, const Catalogue& text) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(figure.file, failed) || !is_whole(figure)) return false;
    const auto found = read_figure_manifest(figure.file);
    return found && *found == to_json(manifest_of_figure(released, figure.view, text));
}

Result<Done> save_figure(const BatchFigure& figure, const ReleasedDataset& released, FigureGround& ground,
                         const Catalogue& text) {
    if (const auto made = make_folder_of(figure.file); !made) return made.error();
    const auto format = format_of(figure.file.string());
    assert(format);
    const auto made = figure_file(released, figure.view, text, *format, &ground);
    if (!made) return within(figure.file.string(), made.error());
    return write_atomically(figure.file, made->bytes);
}

}  // namespace

Result<std::vector<BatchFigure>> batch_figures(const ViewState& view, const Dataset& data, GroupBy each,
                                               const std::string& pattern, const Catalogue& text) {
    if (pattern.find(key_mark) == std::string::npos)
        return Error{"--each", msg("makes several figures: put {0} into the name after -o, as in {1}", std::string(key_mark), "figures/{key}.png")};
    const std::string title = figure_title(view, data, text.lang());
    std::set<std::string> taken;
    std::vector<BatchFigure> figures;
    for (ViewPart& part : view_parts(view, data, each, text)) {
        std::string name = name_of(part.key);
        for (int n = 2; !taken.insert(name).second; ++n) name = name_of(part.key) + "-" + std::to_string(n);
        part.view.page.title = title.empty() ? part.label : text(msg("{0}: {1}", title, part.label));
        figures.push_back({named(pattern, name), std::move(part.view)});
    }
    return figures;
}

int render_batch(const std::vector<BatchFigure>& figures, const ReleasedDataset& released, bool resumed,
                 const Catalogue& figure_text, const Catalogue& text, Streams streams) {
    std::atomic<std::size_t> next{0};
    std::mutex speaking;
    FigureGround ground;
    std::size_t finished = 0;
    int exit_code = exit_good;
    const auto work = [&] {
        for (std::size_t i = next++; i < figures.size(); i = next++) {
            const bool is_kept = resumed && is_made(figures[i], released, figure_text);
            const auto saved = is_kept ? Result<Done>(Done{}) : save_figure(figures[i], released, ground, figure_text);
            const std::lock_guard lock(speaking);
            ++finished;
            if (!saved) exit_code = fail(saved.error(), text, streams);
            else
                streams.out << text(is_kept ? msg("{0} of {1}: {2} kept: its view and data are the same", std::to_string(finished),
                                                  std::to_string(figures.size()), figures[i].file.string())
                                            : msg("{0} of {1}: {2} written", std::to_string(finished),
                                                  std::to_string(figures.size()), figures[i].file.string()))
                            << std::endl;
        }
    };
    {
        std::vector<std::jthread> workers;
        const std::size_t count = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), figures.size());
        for (std::size_t i = 1; i < count; ++i) workers.emplace_back(work);
        work();
    }
    return exit_code;
}

}  // namespace kua
