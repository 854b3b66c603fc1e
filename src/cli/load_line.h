#pragma once

#include "io/load.h"

#include <memory>

namespace kua {

/// A line on the terminal that says how far some work is, for as long as it lives; from the first moment after which a wait
/// wants words. Nothing is said where standard error is no terminal. Borrows the progress.
class ProgressLine {
public:
    explicit ProgressLine(const LoadProgress& progress);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

private:
    class Bar;
    std::unique_ptr<Bar> bar_;
};

/// `load` with such a line; it is gone afterwards.
[[nodiscard]] Result<LoadReport> load_with_line(const LoadRequest& request, const DataHome& home);

}  // namespace kua
