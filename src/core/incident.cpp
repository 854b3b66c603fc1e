#include "core/incident.h"

#include <algorithm>
#include <type_traits>

namespace kua {
namespace {

constexpr std::array<std::string_view, place_precision_count> place_precision_words{
    "site", "street", "neighbourhood", "settlement", "near_settlement", "adm2",
    "adm1", "area",   "country",       "water_air",  "unspecified",     "unknown"};
constexpr std::array<std::string_view, 11> time_precision_words{
    "minute", "hour", "day_part", "day", "days", "week", "month", "year", "range", "unspecified", "unknown"};
constexpr std::array<std::string_view, 2> extent_words{"throughout", "sometime_within"};
constexpr std::array<std::string_view, status_count> status_words{"unreviewed", "alleged", "corroborated", "verified",
                                                                  "disputed",   "refuted", "withdrawn"};
constexpr std::array<std::string_view, count_name_count> count_name_words{
    "affected",      "detained", "kettled", "injured",     "hospitalised", "killed", "disappeared",  "expelled",
    "denied_access", "fined",    "minors",  "journalists", "observers",    "women",  "participants", "perpetrators"};
constexpr std::array<std::string_view, actor_role_count> actor_role_words{"alleged_perpetrator", "affected",
                                                                          "target_group", "intervenor", "party"};
constexpr std::array<std::string_view, actor_kind_count> actor_kind_words{"police",
                                                                          "security_service",
                                                                          "military",
                                                                          "election_official",
                                                                          "local_official",
                                                                          "court",
                                                                          "unidentified_group",
                                                                          "state_other",
                                                                          "rebel",
                                                                          "militia",
                                                                          "identity_militia",
                                                                          "rioters",
                                                                          "protesters",
                                                                          "civilians",
                                                                          "observers",
                                                                          "journalists",
                                                                          "party_or_candidate",
                                                                          "ngo",
                                                                          "external",
                                                                          "unknown"};
/// The first word is the program's own: a file states a rule or says nothing.
constexpr std::array<std::string_view, 5> publish_rule_words{"unstated", "point", "displaced", "aggregate_only", "no"};

constexpr const auto& words_of(PlacePrecision) { return place_precision_words; }
constexpr const auto& words_of(TimePrecision) { return time_precision_words; }
constexpr const auto& words_of(Extent) { return extent_words; }
constexpr const auto& words_of(Status) { return status_words; }
constexpr const auto& words_of(CountName) { return count_name_words; }
constexpr const auto& words_of(ActorRole) { return actor_role_words; }
constexpr const auto& words_of(ActorKind) { return actor_kind_words; }
constexpr const auto& words_of(PublishRule) { return publish_rule_words; }

template <class Enum>
std::string_view word_of(Enum value) {
    return words_of(value)[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view word(PlacePrecision value) { return word_of(value); }
std::string_view word(TimePrecision value) { return word_of(value); }
std::string_view word(Extent value) { return word_of(value); }
std::string_view word(Status value) { return word_of(value); }
std::string_view word(CountName value) { return word_of(value); }
std::string_view word(ActorRole value) { return word_of(value); }
std::string_view word(ActorKind value) { return word_of(value); }
std::string_view word(PublishRule value) { return word_of(value); }

template <class Enum>
std::optional<Enum> parse_word(std::string_view text) {
    const auto words = all_words<Enum>();
    const auto found = std::find(words.begin(), words.end(), text);
    if (found == words.end()) return std::nullopt;
    return static_cast<Enum>(words_of(Enum{}).size() - static_cast<std::size_t>(words.end() - found));
}

template <class Enum>
std::span<const std::string_view> all_words() {
    const std::span words{words_of(Enum{})};
    return std::is_same_v<Enum, PublishRule> ? words.subspan(1) : words;
}

template std::optional<PlacePrecision> parse_word(std::string_view);
template std::optional<TimePrecision> parse_word(std::string_view);
template std::optional<Extent> parse_word(std::string_view);
template std::optional<Status> parse_word(std::string_view);
template std::optional<CountName> parse_word(std::string_view);
template std::optional<ActorRole> parse_word(std::string_view);
template std::optional<ActorKind> parse_word(std::string_view);
template std::optional<PublishRule> parse_word(std::string_view);

template std::span<const std::string_view> all_words<PlacePrecision>();
template std::span<const std::string_view> all_words<TimePrecision>();
template std::span<const std::string_view> all_words<Extent>();
template std::span<const std::string_view> all_words<Status>();
template std::span<const std::string_view> all_words<CountName>();
template std::span<const std::string_view> all_words<ActorRole>();
template std::span<const std::string_view> all_words<ActorKind>();
template std::span<const std::string_view> all_words<PublishRule>();

std::string_view IncidentTable::title_in(RowId row, Lang lang) const {
    const std::string_view wanted = title[static_cast<std::size_t>(lang)][row];
    if (!wanted.empty()) return wanted;
    for (const TextColumn& column : title)
        if (!column[row].empty()) return column[row];
    return id[row];
}

}  // namespace kua
