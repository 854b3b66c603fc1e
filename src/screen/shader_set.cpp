#include "screen/shader_set.h"

#include <SFML/Graphics/Shader.hpp>
#include <SFML/OpenGL.hpp>
#include <SFML/System/Err.hpp>
#include <SFML/Window/Context.hpp>

#include <algorithm>
#include <array>
#include <regex>
#include <sstream>
#include <string_view>

namespace kua {
namespace {

namespace fs = std::filesystem;

/// What SFML writes to its error stream during its life, instead of the terminal.
class SfmlWords {
public:
    SfmlWords() : before_(sf::err().rdbuf(words_.rdbuf())) {}
    ~SfmlWords() { sf::err().rdbuf(before_); }
    SfmlWords(const SfmlWords&) = delete;
    SfmlWords& operator=(const SfmlWords&) = delete;
    [[nodiscard]] std::string text() const { return words_.str(); }

private:
    std::ostringstream words_;
    std::streambuf* before_;
};

/// Mesa writes "0:12(5): error: ...", NVIDIA "0(12) : error ...".
std::string line_of(const std::string& log) {
    std::smatch found;
    if (std::regex_search(log, found, std::regex(R"((?:^|\s)\d+[:(](\d+)[)(]?)"))) return ":" + found[1].str();
    return {};
}

std::string reason_of(const std::string& log) {
    const auto start = log.find("error");
    std::string reason = log.substr(start == std::string::npos ? 0 : start);
    reason = reason.substr(0, reason.find('\n'));
    return reason;
}

/// Mesa's renderers without a card are llvmpipe, softpipe and, in old versions, "Software Rasterizer".
bool renders_on_cpu() {
    const auto name_of = [] { return reinterpret_cast<const char*>(glGetString(GL_RENDERER)); };
    const char* name = name_of();
    if (name == nullptr) {   // before a window is there to be painted in
        const sf::Context context;
        name = name_of();
    }
    const std::string_view renderer = name == nullptr ? "" : name;
    return std::ranges::any_of(std::array<std::string_view, 3>{"llvmpipe", "softpipe", "Software"},
                               [&](std::string_view word) { return renderer.find(word) != std::string_view::npos; });
}

Result<Done> compile(sf::Shader& shader, const fs::path& vertex, const fs::path& fragment) {
    for (const fs::path& file : {vertex, fragment})
        if (!file.empty() && !fs::exists(file)) return Error{file.string(), msg("the shader file is missing")};
    const SfmlWords words;
    const bool good = vertex.empty() ? shader.loadFromFile(fragment.string(), sf::Shader::Fragment)
                                     : shader.loadFromFile(vertex.string(), fragment.string());
    if (good) return Done{};
    const std::string log = words.text();
    const fs::path& culprit = log.find("vertex shader") != std::string::npos ? vertex : fragment;
    return Error{culprit.string() + line_of(log), msg("the shader does not compile: {0}", reason_of(log))};
}

}  // namespace

ShaderSet::ShaderSet()
    : flat_(std::make_unique<sf::Shader>()),
      stroke_(std::make_unique<sf::Shader>()),
      hatch_(std::make_unique<sf::Shader>()),
      sign_(std::make_unique<sf::Shader>()),
      classes_(std::make_unique<sf::Shader>()),
      squares_(std::make_unique<sf::Shader>()),
      kept_(std::make_unique<sf::Shader>()) {}
ShaderSet::ShaderSet(ShaderSet&&) noexcept = default;
ShaderSet& ShaderSet::operator=(ShaderSet&&) noexcept = default;
ShaderSet::~ShaderSet() = default;

Result<ShaderSet> ShaderSet::load(const fs::path& folder) {
    if (!sf::Shader::isAvailable()) return Error{"OpenGL", msg("this system has no shaders")};
    ShaderSet set;
    set.on_cpu_ = renders_on_cpu();
    if (auto done = compile(*set.flat_, {}, folder / "flat.frag"); !done) return done.error();
    if (auto done = compile(*set.stroke_, folder / "stroke.vert", folder / "stroke.frag"); !done) return done.error();
    if (auto done = compile(*set.hatch_, folder / "hatch.vert", folder / "hatch.frag"); !done) return done.error();
    if (auto done = compile(*set.sign_, folder / "sign.vert", folder / "sign.frag"); !done) return done.error();
    if (auto done = compile(*set.classes_, folder / "classes.vert", folder / "classes.frag"); !done) return done.error();
    if (auto done = compile(*set.squares_, folder / "squares.vert", folder / "squares.frag"); !done) return done.error();
    if (auto done = compile(*set.kept_, {}, folder / "kept.frag"); !done) return done.error();
    set.kept_->setUniform("u_kept", sf::Shader::CurrentTexture);
    return set;
}

}  // namespace kua
