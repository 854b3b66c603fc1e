#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// Where Debian's tzdata lies.
inline constexpr const char* zoneinfo_folder = "/usr/share/zoneinfo";

/// The changes of the clock in one time zone, from a TZif file (RFC 8536). Covers the years that the file lists
/// (Debian's: to 2037).
class TimeZone {
public:
    /// Reads the zone of an IANA name; nothing where tzdata has none.
    static std::optional<TimeZone> read(std::string_view name, const std::filesystem::path& folder = zoneinfo_folder);

    /// False for a local time that the clock never showed because it was put forward over it.
    /// `local_s`: seconds since 1970-01-01T00:00 as the clock on the wall counts them.
    [[nodiscard]] bool has_local_time(std::int64_t local_s) const;
    /// What the clock on the wall shows at a moment; both in seconds since 1970-01-01T00:00.
    [[nodiscard]] std::int64_t local_time(std::int64_t utc_s) const;

private:
    struct Change {
        std::int64_t at_utc_s = 0;
        std::int64_t offset_before_s = 0;
        std::int64_t offset_after_s = 0;
    };
    std::int64_t first_offset_s_ = 0;
    std::vector<Change> changes_;
};

/// True where tzdata is installed at all; without it nothing can be said about zones.
[[nodiscard]] bool has_time_zones();

}  // namespace kua
