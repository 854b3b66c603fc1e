#pragma once

#include "core/result.h"

#include <filesystem>
#include <fstream>

namespace kua {

/// Writes how long each frame took, from the first input to the finished drawing: one line a frame, milliseconds.
class FrameLog {
public:
    static Result<FrameLog> open(const std::filesystem::path& file);
    void add(double milliseconds);

private:
    explicit FrameLog(std::ofstream out) : out_(std::move(out)) {}
    std::ofstream out_;
};

}  // namespace kua
