#include "io/time_zone.h"

#include "io/file_bytes.h"

#include <algorithm>

namespace kua {
namespace {

constexpr std::size_t header_bytes = 44;
constexpr std::uintmax_t largest_bytes = std::uintmax_t{1} << 20U;

/// Big-endian numbers of a TZif file; reads nothing beyond its end.
class TzifBytes {
public:
    explicit TzifBytes(std::string bytes) : bytes_(std::move(bytes)) {}

    [[nodiscard]] bool has(std::size_t at, std::size_t count) const {
        return at <= bytes_.size() && count <= bytes_.size() - at;
    }
    [[nodiscard]] bool is_tzif(std::size_t at) const {
        return has(at, header_bytes) && bytes_.compare(at, 4, "TZif") == 0;
    }
    [[nodiscard]] char version() const { return bytes_[4]; }
    [[nodiscard]] std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(bytes_[at]); }
    [[nodiscard]] std::int64_t number(std::size_t at, std::size_t count) const {
        std::uint64_t value = (byte(at) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
        for (std::size_t i = 0; i < count; ++i) value = value << 8U | byte(at + i);
        return static_cast<std::int64_t>(value);
    }
    [[nodiscard]] std::size_t count(std::size_t at) const {
        return static_cast<std::size_t>(number(at, 4)) & 0xFFFFFFU;
    }

private:
    std::string bytes_;
};

struct TzifCounts {
    std::size_t ut, standard, leap, times, types, letters;
    [[nodiscard]] std::size_t body_bytes(std::size_t time_bytes) const {
        return times * (time_bytes + 1) + types * 6 + letters + leap * (time_bytes + 4) + standard + ut;
    }
};
TzifCounts counts_at(const TzifBytes& file, std::size_t at) {
    return {file.count(at + 20), file.count(at + 24), file.count(at + 28),
            file.count(at + 32), file.count(at + 36), file.count(at + 40)};
}

}  // namespace

std::optional<TimeZone> TimeZone::read(std::string_view name, const std::filesystem::path& folder) {
    if (name.empty() || name.front() == '/' || name.find("..") != std::string_view::npos) return std::nullopt;
    auto bytes = read_file_bytes(folder / name, largest_bytes);
    if (!bytes) return std::nullopt;
    const TzifBytes file{*std::move(bytes)};
    std::size_t at = 0;
    std::size_t time_bytes = 4;
    if (!file.is_tzif(at)) return std::nullopt;
    if (file.version() >= '2') {  // the same once more with 64-bit times
        at = header_bytes + counts_at(file, 0).body_bytes(4);
        time_bytes = 8;
        if (!file.is_tzif(at)) return std::nullopt;
    }
    const TzifCounts counts = counts_at(file, at);
    const std::size_t times = at + header_bytes;
    const std::size_t kinds = times + counts.times * time_bytes;
    const std::size_t types = kinds + counts.times;
    if (counts.types == 0 || !file.has(times, counts.body_bytes(time_bytes))) return std::nullopt;
    const auto offset_of = [&](std::size_t type) {
        return file.number(types + std::min(type, counts.types - 1) * 6, 4);
    };
    TimeZone zone;
    std::int64_t offset = offset_of(0);
    zone.first_offset_s_ = offset;
    for (std::size_t i = 0; i < counts.times; ++i) {
        const std::int64_t next = offset_of(file.byte(kinds + i));
        zone.changes_.push_back({file.number(times + i * time_bytes, time_bytes), offset, next});
        offset = next;
    }
    return zone;
}

bool TimeZone::has_local_time(std::int64_t local_s) const {
    return std::none_of(changes_.begin(), changes_.end(), [&](const Change& change) {
        return change.at_utc_s + change.offset_before_s <= local_s && local_s < change.at_utc_s + change.offset_after_s;
    });
}

std::int64_t TimeZone::local_time(std::int64_t utc_s) const {
    const auto after = std::upper_bound(changes_.begin(), changes_.end(), utc_s,
                                        [](std::int64_t at_s, const Change& change) { return at_s < change.at_utc_s; });
    return utc_s + (after == changes_.begin() ? first_offset_s_ : std::prev(after)->offset_after_s);
}

bool has_time_zones() {
    std::error_code ignored;
    return std::filesystem::is_directory(zoneinfo_folder, ignored);
}

}  // namespace kua
