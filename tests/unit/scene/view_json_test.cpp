#include "scene/view_json.h"

#include <gmock/gmock.h>
#include "support/temp_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

namespace kua {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

class RandomView {
public:
    explicit RandomView(unsigned seed) : random_(seed) {}

    ViewState make() {
        ViewState view;
        view.boundaries = text();
        if (coin()) view.other_boundaries = {"later", "latest"};
        view.boundaries_as = static_cast<BoundariesAs>(below(3));
        for (int i = below(3); i > 0; --i) view.incidents.push_back({"x" + text(), coin() ? sha256() : ""});
        view.filter = filter();
        if (coin()) view.time.first = Day{below(40'000)};
        if (coin()) view.time.last = Day{40'000 + below(1000)};
        view.time.cumulative = coin();
        view.time.bars = static_cast<TimeUnit>(below(3));
        view.map.projection = text();
        if (coin()) view.map.centre = place();
        view.map.metres_per_px = number(1e-3, 1e6);
        view.layers = {coin(), coin(), coin(), coin(), coin(), coin()};
        view.measure = {count_name(), static_cast<Bound>(below(3)), static_cast<MarkSize>(below(2))};
        view.rate = {text(), below(3000), number(0, 1e6), coin(), number(0, 1e9), classes()};
        view.surface = {static_cast<SurfaceKind>(below(4)), number(0, 1e6), static_cast<Kernel>(below(3)),
                        number(0, 2000), classes()};
        view.page = {number(100, 10'000), number(100, 10'000), number(72, 600), text(), text(), furniture(), {}};
        if (coin()) view.page.multiples = static_cast<GroupBy>(below(6));
        view.theme = static_cast<ThemeName>(below(2));
        view.lang = static_cast<Lang>(below(3));
        return view;
    }

private:
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
    bool coin() { return below(2) == 1; }
    double number(double least, double most) { return std::uniform_real_distribution<double>(least, most)(random_); }
    LonLat place() { return {number(-180, 180), number(-90, 90)}; }
    std::string text() {
        const std::vector<std::string> parts{"", "a", "\"", "\\", "\n", "Қазақстан", "é", "/", " ", "\t", "{0}", "😀"};
        std::string out;
        for (int i = below(5); i > 0; --i)
            out += parts[static_cast<std::size_t>(below(static_cast<int>(parts.size())))];
        return out;
    }
    std::string sha256() {
        std::string out;
        for (int i = 0; i < 64; ++i) out += "0123456789abcdef"[below(16)];
        return out;
    }
    std::optional<CountName> count_name() {
        if (coin()) return std::nullopt;
        return static_cast<CountName>(below(static_cast<int>(count_name_count)));
    }
    std::optional<std::vector<std::string>> texts() {
        if (coin()) return std::nullopt;
        std::vector<std::string> out;
        for (int i = below(4); i > 0; --i) out.push_back(text());
        return out;
    }
    template <class Enum>
    std::optional<std::vector<std::string>> words(std::size_t count) {
        if (coin()) return std::nullopt;
        std::vector<std::string> out;
        for (int i = below(4); i > 0; --i) out.emplace_back(word(static_cast<Enum>(below(static_cast<int>(count)))));
        return out;
    }
    ClassChoice classes() {
        ClassChoice choice{static_cast<ClassMethod>(below(7)), 2 + below(8), {}, coin(), coin() ? "" : "batlow"};
        for (int i = 1 + below(4); i > 0; --i) choice.bounds.push_back(choice.bounds.empty() ? number(0, 1) : choice.bounds.back() + number(0.1, 2));
        return choice;
    }
    FurnitureChoice furniture() {
        FurnitureChoice choice;
        for (PieceChoice& piece : choice.pieces) {
            if (coin()) continue;
            if (coin()) piece.shown = coin();
            piece.anchor = static_cast<Anchor>(below(9));
            if (coin()) piece.right_mm = number(-50, 50);
            if (coin()) piece.down_mm = number(-50, 50);
        }
        return choice;
    }
    Filter filter() {
        Filter f{texts(),
                 texts(),
                 words<ActorRole>(actor_role_count),
                 words<ActorKind>(actor_kind_count),
                 texts(),
                 words<PlacePrecision>(place_precision_count),
                 words<Status>(status_count),
                 text(),
                 count_name(),
                 below(1'000'000),
                 {}};
        if (coin())
            for (int i = 3 + below(4); i > 0; --i) f.area.push_back(place());
        return f;
    }

    std::mt19937 random_;
};

Json document(const ViewState& view = {}) { return Json::parse(to_json(view)); }

std::string fault_of(const std::string& text) {
    const auto view = view_from_json(text);
    return view ? "" : in_english(view.error());
}

/// What is wrong with the default view after `value` was put at the JSON pointer `where`.
std::string fault_with(const std::string& where, const Json& value) {
    Json changed = document();
    changed[Json::json_pointer(where)] = value;
    return fault_of(changed.dump());
}

TEST(ViewJson, GivesBackWhatWasWritten) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomView random(seed);
    for (int i = 0; i < 500; ++i) {
        const ViewState view = random.make();
        const auto read = view_from_json(to_json(view));
        ASSERT_TRUE(read) << in_english(read.error()) << "\n" << to_json(view);
        ASSERT_EQ(*read, view) << to_json(view);
    }
}

TEST(ViewJson, RefusesClassesThatCannotBe) {
    EXPECT_THAT(fault_with("/rate/classes/count", 1), HasSubstr("rate.classes.count"));
    EXPECT_THAT(fault_with("/surface/classes/palette", "rainbow"), HasSubstr("“rainbow” is no palette; these are: "));
    Json view = document();
    view["rate"]["classes"]["method"] = "manual";
    EXPECT_THAT(fault_of(view.dump()), HasSubstr("rate.classes.bounds"));
    view["rate"]["classes"]["bounds"] = {2.0, 1.0};
    EXPECT_THAT(fault_of(view.dump()), HasSubstr("rate.classes.bounds"));
    view["rate"]["classes"]["bounds"] = {1.0, 2.0};
    EXPECT_EQ(fault_of(view.dump()), "");
}

TEST(ViewJson, WritesKeysInOrderDefaultsTooAndAFinalNewline) {
    const std::string text = to_json(ViewState{});
    EXPECT_EQ(text.back(), '\n');
    EXPECT_EQ(text, Json::parse(text).dump(2) + "\n");
    EXPECT_EQ(document()["page"]["dpi"], 96.0);
    EXPECT_EQ(document()["schema"], "kua-view/1");
}

TEST(ViewJson, KeepsTheDefaultsOfWhatAFileLeavesOut) {
    const auto view = view_from_json(R"({"schema": "kua-view/1", "theme": "dark", "page": {"dpi": 300}})");
    ASSERT_TRUE(view) << in_english(view.error());
    ViewState wanted;
    wanted.theme = ThemeName::Dark;
    wanted.page.dpi = 300;
    EXPECT_EQ(*view, wanted);
}

TEST(ViewJson, AsksForItsSchema) {
    EXPECT_THAT(fault_of("{}"), HasSubstr("schema: want \"kua-view/1\""));
    EXPECT_THAT(fault_of(R"({"schema": "kua-view/2"})"), HasSubstr("schema"));
}

TEST(ViewJson, NamesTheUnknownKey) {
    EXPECT_THAT(fault_with("/colour", 1), HasSubstr("colour: is not a key of a view file"));
    EXPECT_THAT(fault_with("/page/size", 1), HasSubstr("page.size: is not a key"));
    EXPECT_THAT(fault_with("/page/multiples", "status"), HasSubstr("page.multiples: is none of"));
    EXPECT_THAT(fault_with("/page/furniture", {{"logo", Json::object()}}), HasSubstr("page.furniture.logo: is not a key"));
    EXPECT_THAT(fault_with("/page/furniture", {{"title", {{"x", 1}}}}), HasSubstr("page.furniture.title.x: is not a key"));
    EXPECT_THAT(fault_with("/page/furniture", {{"title", {{"shown", 1}}}}), HasSubstr("page.furniture.title.shown: is neither"));
    EXPECT_THAT(fault_with("/page/furniture", {{"title", {{"at", "middle"}}}}), HasSubstr("page.furniture.title.at: is none of"));
    EXPECT_THAT(fault_with("/page/furniture", {{"title", {{"down_mm", 1e9}}}}), HasSubstr("page.furniture.title.down_mm"));
}

TEST(ViewJson, NamesThePlaceOfAWrongType) {
    EXPECT_THAT(fault_with("/theme", 3), HasSubstr("theme: is none of: light, dark"));
    EXPECT_THAT(fault_with("/layers/water", "yes"), HasSubstr("layers.water: is neither true nor false"));
    EXPECT_THAT(fault_with("/filter/types", Json::array({"a", 2})), HasSubstr("filter.types[1]: is not a text"));
    EXPECT_THAT(fault_with("/filter/count_at_least", 1.5), HasSubstr("filter.count_at_least: is not a whole number"));
    EXPECT_THAT(fault_with("/page/dpi", "96"), HasSubstr("page.dpi: is not a number"));
    EXPECT_THAT(fault_with("/page", Json::array()), HasSubstr("page: is not an object"));
    EXPECT_THAT(fault_of("[]"), HasSubstr("is not an object"));
}

TEST(ViewJson, RefusesWhatIsOutOfRange) {
    EXPECT_THAT(fault_with("/page/dpi", 1200), HasSubstr("page.dpi: 1200.0 is not between 72.0 and 600.0"));
    EXPECT_THAT(fault_with("/page/width_px", 1), HasSubstr("page.width_px"));
    EXPECT_THAT(fault_with("/map/centre", Json::array({181, 0})), HasSubstr("map.centre: is not a place"));
    EXPECT_THAT(fault_with("/filter/area", Json::array({{1, 2}, {3, 4}})), HasSubstr("filter.area: does not have 3"));
    EXPECT_THAT(fault_with("/filter/count_at_least", -1), HasSubstr("filter.count_at_least"));
    EXPECT_THAT(fault_with("/filter/count_at_least", 18446744073709551615U), HasSubstr("filter.count_at_least"));
    EXPECT_THAT(fault_with("/map/centre", Json::array({1, 1})), HasSubstr("map.metres_per_px: is not above 0"));
}

TEST(ViewJson, RefusesDaysThatTheCalendarDoesNotHave) {
    EXPECT_THAT(fault_with("/time/first", "2021-02-29"), HasSubstr("time.first: \"2021-02-29\" is not a day"));
    EXPECT_THAT(fault_with("/time/last", "10.01.2021"), HasSubstr("time.last"));
    EXPECT_THAT(fault_of(R"({"schema": "kua-view/1", "time": {"first": "2021-01-10", "last": "2021-01-09"}})"),
                HasSubstr("time: the last day (2021-01-09) is before the first (2021-01-10)"));
}

TEST(ViewJson, RefusesWordsThatTheFormatDoesNotKnow) {
    EXPECT_THAT(fault_with("/filter/statuses", Json::array({"alleged", "sure"})), HasSubstr("filter.statuses[1]"));
    EXPECT_THAT(fault_with("/filter/count_name", "people"), HasSubstr("filter.count_name"));
    EXPECT_THAT(fault_with("/incidents", Json::array({{{"path", "a"}, {"sha256", "ab"}}})),
                HasSubstr("incidents[0].sha256"));
    EXPECT_THAT(fault_with("/incidents", Json::array({{{"sha256", ""}}})), HasSubstr("incidents[0].path"));
}

TEST(ViewJson, NamesAKeyThatStandsTwice) {
    EXPECT_THAT(fault_of(R"({"schema": "kua-view/1", "page": {"dpi": 96, "dpi": 300}})"),
                HasSubstr("page.dpi: stands there twice"));
    EXPECT_THAT(fault_of(R"({"schema": "kua-view/1", "incidents": [{"path": "a"}, {"path": "a", "path": "b"}]})"),
                HasSubstr("incidents[1].path: stands there twice"));
}

TEST(ViewJson, SaysWhereATextStopsBeingJson) {
    EXPECT_THAT(fault_of("{\n  \"schema\": x\n}"), HasSubstr("is not JSON: line 2, byte 13"));
    EXPECT_NE(fault_of(""), "");
    EXPECT_NE(fault_of("{\"schema\": \"kua-view/1\", \"text\": \"\xff\"}"), "");
    EXPECT_NE(fault_of(R"({"schema": "kua-view/1", "page": {"dpi": 1e999}})"), "");
    EXPECT_NE(fault_of(R"({"schema": "kua-view/1", "page": {"dpi": NaN}})"), "");
    EXPECT_NE(fault_of(std::string(100'000, '[')), "");
    EXPECT_NE(fault_of(std::string(5'000'000, ' ') + to_json(ViewState{})), "");
}

/// Exit status of Debian's python3-jsonschema on `documents` by the shipped schema.
int schema_status(const std::vector<std::string>& documents) {
    const test::TempFolder folder;
    std::string command = "/usr/bin/python3 -W ignore -m jsonschema";
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const auto file = folder.write(std::to_string(i) + ".kua.json", documents[i]);
        command += " -i '" + file.string() + "'";
    }
    command += " '" KUA_SOURCE_DIR "/docs/kua-view-1.schema.json' 2>/dev/null";
    return std::system(command.c_str());
}

TEST(ViewOfFile, SeesPathsFromTheFolderOfTheFile) {
    ViewState written;
    written.boundaries = "../sets/kaz";
    written.incidents = {{"a.geojson", ""}, {"/data/b.geojson", ""}};
    const auto view = view_of_file(to_json(written), "views/2021/now.kua.json");
    ASSERT_TRUE(view);
    EXPECT_EQ(view->boundaries, "views/sets/kaz");
    EXPECT_EQ(view->incidents, (std::vector<DataRef>{{"views/2021/a.geojson", ""}, {"/data/b.geojson", ""}}));
}

TEST(ViewOfFile, LeavesWhatIsShippedAsItIs) {
    const auto view = view_of_file(to_json(ViewState{}), "views/now.kua.json");
    ASSERT_TRUE(view);
    EXPECT_EQ(*view, ViewState{});
}

TEST(ViewOfFile, NamesTheFileInAnError) {
    const auto view = view_of_file(R"({"schema": "kua-view/1", "colour": 1})", "views/now.kua.json");
    ASSERT_FALSE(view);
    EXPECT_THAT(view.error().where, testing::StartsWith("views/now.kua.json"));
}

TEST(ViewSchema, AcceptsWhatIsWritten) {
    RandomView random(20210110);
    std::vector<std::string> documents{to_json(ViewState{})};
    for (int i = 0; i < 40; ++i) documents.push_back(to_json(random.make()));
    EXPECT_EQ(schema_status(documents), 0);
}

TEST(ViewSchema, RefusesWhatTheReaderRefuses) {
    const std::vector<std::pair<std::string, Json>> wrong{
        {"/colour", 1},
        {"/theme", "blue"},
        {"/page/dpi", 1200},
        {"/page/multiples", "status"},
        {"/page/furniture", {{"logo", Json::object()}}},
        {"/page/furniture", {{"title", {{"at", "middle"}}}}},
        {"/filter/statuses", Json::array({"sure"})},
        {"/filter/area", Json::array({Json::array({1, 2})})},
        {"/map/centre", Json::array({181, 0})},
        {"/time/first", "10 January"},
        {"/incidents", Json::array({{{"sha256", ""}}})},
    };
    for (const auto& [where, value] : wrong) {
        EXPECT_NE(fault_with(where, value), "") << where;
        Json changed = document();
        changed[Json::json_pointer(where)] = value;
        EXPECT_NE(schema_status({changed.dump()}), 0) << where;
    }
}

}  // namespace
}  // namespace kua
