#pragma once

#include <string>
#include <utility>
#include <vector>

namespace kua {

/// While it lives, on this thread: GDAL says what it has to say here instead of on stderr, rebuilds a missing .shx
/// where it reads (in memory), and uses no network. Sessions nest.
class GdalSession {
public:
    GdalSession();
    ~GdalSession();
    GdalSession(const GdalSession&) = delete;
    GdalSession& operator=(const GdalSession&) = delete;

    /// What was said since the session began; the same words only once.
    [[nodiscard]] const std::vector<std::string>& messages() const { return messages_; }
    /// The same, and begins anew.
    [[nodiscard]] std::vector<std::string> take_messages() { return std::exchange(messages_, {}); }

private:
    std::vector<std::string> messages_;
};

}  // namespace kua
