#pragma once

#include "core/result.h"

#include <filesystem>
#include <memory>

namespace sf {
class Shader;
}

namespace kua {

/// The shaders of the map, ready to use.
class ShaderSet {
public:
    /// Reads and compiles the shaders of `folder`. An Error names the file and, where the driver tells, the line.
    /// Pre: an OpenGL context can be made.
    static Result<ShaderSet> load(const std::filesystem::path& folder);
    ShaderSet(ShaderSet&&) noexcept;
    ShaderSet& operator=(ShaderSet&&) noexcept;
    ~ShaderSet();

    [[nodiscard]] sf::Shader& flat() { return *flat_; }
    [[nodiscard]] sf::Shader& stroke() { return *stroke_; }
    [[nodiscard]] sf::Shader& hatch() { return *hatch_; }
    [[nodiscard]] sf::Shader& sign() { return *sign_; }
    [[nodiscard]] sf::Shader& classes() { return *classes_; }
    [[nodiscard]] sf::Shader& squares() { return *squares_; }
    [[nodiscard]] sf::Shader& kept() { return *kept_; }
    /// True where no graphics card works the fragments out: then what covers the whole map is cheaper as a plain texture.
    [[nodiscard]] bool on_cpu() const { return on_cpu_; }

private:
    ShaderSet();
    std::unique_ptr<sf::Shader> flat_, stroke_, hatch_, sign_, classes_, squares_, kept_;
    bool on_cpu_ = false;
};

}  // namespace kua
