#include "app/import_parts.h"
#include "app/import_worker.h"
#include "app/panels.h"
#include "io/import_profile.h"

#include "support/temp_folder.h"
#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

namespace kua {
namespace {

constexpr auto rows =
    "event_id,day_of,town,lon,lat,killed\n"
    "A-1,03/04/2021,Almaty,76.92,43.25,2\n"
    "A-2,04/05/2021,Astana,71.43,51.13,\n"
    "A-3,never,Oral,51.37,51.23,\n";

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The dialog on a small table, with the work beside it.
struct ImportTest : testing::Test {
    test::AppWorld world{{{.id = "town", .at = {65, 50}}}};
    AppState& state = world.state;
    ImportDialog& dialog = state.import_dialog;
    test::TempFolder folder;
    ImportWorker worker;
    test::ImguiFrames frames;

    void begin(const std::string& text = rows) {
        const auto home = find_data_home();
        ASSERT_TRUE(home);
        state.home = *home;
        std::ofstream(folder.path() / "events.csv") << text;
        begin_import(state, folder.path() / "events.csv");
        settle();
    }
    /// Lets all work that is asked for come to its end.
    void settle() {
        for (worker.start(state); worker.busy(); worker.start(state)) {
            worker.finish(state, world.text);
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
    }
    void choose(const std::string& id, const std::string& column) {
        const auto part = std::ranges::find(import_parts(), id, &ImportPart::id);
        ASSERT_NE(part, import_parts().end());
        choose_column(dialog, *part, column);
        settle();
    }
    void frame() {
        frames.run(state.ui, [&](Ui& ui) { import_dialog(ui, state, {0.0, 0.0, 1600.0, 1000.0}); });
        state.ui.keys.clear();
    }
    void press(std::size_t control) {
        frame();
        ASSERT_LT(control, state.ui.stops.size());
        state.ui.focus = state.ui.stops[control].id;
        state.ui.keys = {{Key::Enter}};
        frame();
        frame();
    }
};

TEST_F(ImportTest, DropsWhatItTriesWhereTheProfileChangesMeanwhile) {
    std::string text = "event_id,lon,lat,what\n";
    for (int i = 0; i < 30'000; ++i) text += "e" + std::to_string(i) + ",65.5,50.5,arrest\n";
    begin(text);
    ASSERT_NE(dialog.result, nullptr) << dialog.problem;
    EXPECT_FLOAT_EQ(dialog.trying->fraction, 1.0F);
    ++dialog.edits;
    worker.start(state);
    const auto first = dialog.trying;
    dialog.profile.title_text.column = "what";
    ++dialog.edits;
    worker.start(state);
    EXPECT_TRUE(first->cancelled || !worker.busy());
    settle();
    EXPECT_NE(dialog.trying, first);
    EXPECT_EQ(dialog.tried, dialog.edits);
    ASSERT_NE(dialog.result, nullptr) << dialog.problem;
    EXPECT_NE(dialog.result->first_features[0].find("\"title\""), std::string::npos) << dialog.result->first_features[0];
    dialog.profile.title_text.column.clear();
    ++dialog.edits;
    worker.start(state);
    state.dialog = DialogKind::None;
    worker.start(state);
    EXPECT_TRUE(dialog.trying->cancelled || !worker.busy()) << "nobody waits for it";
}

TEST_F(ImportTest, TakesColumnsByNameAndShowsWhatWouldBecomeOfThem) {
    begin();
    ASSERT_NE(dialog.result, nullptr) << dialog.problem;
    EXPECT_FALSE(dialog.is_recognised);
    EXPECT_EQ(dialog.profile.id.column, "event_id");
    EXPECT_EQ(dialog.profile.lon.column, "lon");
    EXPECT_TRUE(dialog.profile.start.column.empty());
    EXPECT_EQ(dialog.result->first_features.size(), 3U);
    EXPECT_EQ(dialog.path, folder.path() / "events.geojson");
    EXPECT_TRUE(may_write(dialog));
}

TEST_F(ImportTest, AsksWhichWayDatesAreWritten) {
    begin();
    choose("start", "day_of");
    EXPECT_EQ(dialog.result, nullptr);
    EXPECT_FALSE(dialog.problem.empty());
    EXPECT_EQ(dialog.date_formats, (std::vector<std::string>{"DD/MM/YYYY", "MM/DD/YYYY"}));
    dialog.profile.date_formats = {"DD/MM/YYYY"};
    ++dialog.edits;
    settle();
    ASSERT_NE(dialog.result, nullptr) << dialog.problem;
    EXPECT_NE(dialog.result->geojson.find("2021-04-03"), std::string::npos);
    EXPECT_EQ(dialog.result->refused, 1);
}

TEST_F(ImportTest, WritesRefusedRowsOffOnlyWhereTheUserSaysSo) {
    begin();
    choose("start", "day_of");
    dialog.profile.date_formats = {"DD/MM/YYYY"};
    ++dialog.edits;
    settle();
    EXPECT_FALSE(may_write(dialog));
    dialog.skip_bad = true;
    ASSERT_TRUE(may_write(dialog));
    dialog.wants_write = true;
    settle();
    EXPECT_NE(content(folder.path() / "events.geojson").find("\"A-2\""), std::string::npos);
    EXPECT_EQ(content(folder.path() / "events.geojson").find("\"A-3\""), std::string::npos);
    ASSERT_TRUE(state.data.wanted);
    EXPECT_EQ(state.data.wanted->incidents, (std::vector<std::filesystem::path>{folder.path() / "events.geojson"}));
}

TEST_F(ImportTest, NeverWritesOverWhatIsThere) {
    begin();
    dialog.path = (folder.path() / "events.csv").string();
    dialog.wants_write = true;
    settle();
    EXPECT_FALSE(dialog.failed.empty());
    EXPECT_FALSE(state.data.wanted);
    EXPECT_EQ(content(folder.path() / "events.csv"), rows);
    std::ofstream(folder.path() / "events.geojson") << "mine";
    EXPECT_EQ(free_name(folder.path() / "events.csv", ".geojson"), folder.path() / "events-2.geojson");
}

TEST_F(ImportTest, SavesAProfileThatDoesTheSameAgain) {
    begin();
    choose("place", "town");
    dialog.wants_profile = true;
    settle();
    EXPECT_EQ(dialog.profile_written, folder.path() / "events.profile.json");
    const auto again = read_import_profile(dialog.profile_written);
    ASSERT_TRUE(again) << in_english(again.error());
    EXPECT_EQ(again->place.column, "town");
    EXPECT_EQ(profile_json(*again), profile_json(dialog.profile));
}

TEST_F(ImportTest, SaysWhyAFileCannotBeRead) {
    begin("id,id\n1,2\n");
    EXPECT_EQ(dialog.table, nullptr);
    EXPECT_NE(dialog.problem.find("two columns"), std::string::npos);
    frame();
    EXPECT_FALSE(may_write(dialog));
}

TEST_F(ImportTest, AColumnIsChosenFromTheListByTheKeyboard) {
    begin();
    frame();
    // Close, then a chip for each part.
    press(1 + 6);
    ASSERT_EQ(dialog.picking, std::optional<std::size_t>(6)) << "the place";
    frame();
    const std::size_t columns = 1 + dialog.table->table.columns().size();
    const std::size_t list = state.ui.stops.size() - 4 - columns;   // path, Close, Save, Import follow
    press(list + 3);
    EXPECT_EQ(dialog.profile.place.column, "town");
    EXPECT_FALSE(dialog.picking);
}

TEST_F(ImportTest, WordsOfTypesAreMappedToTheVocabulary) {
    begin("id,date,lon,lat,what\na,2021-01-10,76.9,43.2,arrest\nb,2021-01-10,76.9,43.2,rally\nc,2021-01-10,76.9,43.2,rally\nd,2021-01-10,76.9,43.2,Detention\n");
    const Vocabulary vocabulary{.families = {{.code = "liberty"}}, .types = {{.code = "liberty.detention", .label = {{"Detention", "", ""}}}}};
    choose_type_column(dialog, "what", vocabulary);
    ASSERT_EQ(dialog.type_words.size(), 3U);
    EXPECT_EQ(dialog.type_words.front().word, "rally");
    EXPECT_EQ(dialog.type_words.front().rows, 2);
    EXPECT_EQ(type_of_word(dialog.profile, "rally"), "other");
    EXPECT_EQ(type_of_word(dialog.profile, "Detention"), "liberty.detention") << "known by its label";
    map_word(dialog, "arrest", "liberty.arrest");
    settle();
    ASSERT_NE(dialog.result, nullptr) << dialog.problem;
    EXPECT_NE(dialog.result->first_features[0].find("\"type\":\"liberty.arrest\""), std::string::npos) << dialog.result->first_features[0];
    EXPECT_NE(dialog.result->first_features[1].find("\"type\":\"other\""), std::string::npos);
    choose_type_column(dialog, "", vocabulary);
    EXPECT_FALSE(dialog.profile.type.is_set());
}

TEST_F(ImportTest, TakesAColumnBackWithAllThatHungOnIt) {
    begin();
    ASSERT_EQ(dialog.profile.counts.size(), 1U);
    choose("killed", "");
    EXPECT_TRUE(dialog.profile.counts.empty());
    choose("killed", "killed");
    ASSERT_EQ(dialog.profile.counts.size(), 1U);
    EXPECT_TRUE(dialog.profile.counts.front().zero_is_unknown);
}

TEST_F(ImportTest, TheButtonImports) {
    begin();
    frame();
    press(state.ui.stops.size() - 1);
    EXPECT_TRUE(dialog.wants_write);
}

TEST(ImportProfileJson, ReadsBackAsTheSameProfile) {
    const auto home = find_data_home();
    ASSERT_TRUE(home);
    for (const char* name : {"acled.json", "ucdp-ged.json", "timemap.json"}) {
        const auto profile = read_import_profile(home->incidents / "profiles" / name);
        ASSERT_TRUE(profile) << in_english(profile.error());
        test::TempFolder folder;
        std::ofstream(folder.path() / name) << profile_json(*profile);
        const auto again = read_import_profile(folder.path() / name);
        ASSERT_TRUE(again) << in_english(again.error());
        EXPECT_EQ(profile_json(*again), profile_json(*profile));
        EXPECT_EQ(fields_of(*again).size(), fields_of(*profile).size());
        EXPECT_EQ(again->radius_m, profile->radius_m);
        EXPECT_EQ(again->counts.size(), profile->counts.size());
        EXPECT_EQ(again->actors.size(), profile->actors.size());
    }
}

TEST(WantsImport, IsSoForTablesAndNotForIncidents) {
    EXPECT_TRUE(wants_import("a.CSV"));
    EXPECT_TRUE(wants_import("a.gpkg"));
    EXPECT_FALSE(wants_import("a.geojson"));
    EXPECT_FALSE(wants_import("a.json"));
    EXPECT_FALSE(wants_import("a.png"));
    const std::filesystem::path list = testing::TempDir() + "wants_import_list.json";
    std::ofstream(list) << "\n [{\"id\": 1}]";
    EXPECT_TRUE(wants_import(list)) << "a list of objects, as TimeMap writes";
    std::filesystem::remove(list);
}

TEST(RecordLine, SaysWhatARowWouldBecomeInTheWordsOfTheVocabulary) {
    Vocabulary words = test::small_vocabulary();
    words.types[0].label = {{"Detention", "Задержание", ""}};
    words.words["place_precision.settlement"] = {{"town or village", "населённый пункт", ""}};
    words.words["time_precision.unknown"] = {{"date not known", "дата неизвестна", ""}};
    words.words["count.killed"] = {{"killed", "убитые", ""}};
    RecordDetail record;
    record.when_precision = "unknown";
    record.place_precision = "settlement";
    record.type = "liberty.detention";
    record.counts.push_back({.name = "killed", .range = {unknown_count, 1200, unknown_count}});
    EXPECT_EQ(record_line(record, words, Catalogue{}), "date not known  ·  town or village  ·  Detention  ·  killed: 1,200");
    const auto russian = Catalogue::load(KUA_BINARY_DIR "/locale", Lang::Ru);
    ASSERT_TRUE(russian) << in_english(russian.error());
    EXPECT_EQ(record_line(record, words, *russian), "дата неизвестна  ·  населённый пункт  ·  Задержание  ·  убитые: 1\u00A0200");
    record.when_start = "2021-01-10";
    record.type = "of.its.own";
    record.counts.clear();
    EXPECT_EQ(record_line(record, words, *russian), "2021-01-10  ·  населённый пункт  ·  of.its.own");
}

}  // namespace
}  // namespace kua
