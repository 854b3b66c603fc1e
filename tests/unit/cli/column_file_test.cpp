#include "io/column_file.h"
#include "write/atomic_file.h"
#include "write/column_file.h"

#include "core/column_layout.h"
#include "digest/sha256.h"
#include "fuzz/mutation.h"
#include "support/make_dataset.h"
#include "support/random_dataset.h"
#include "support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <functional>
#include <map>
#include <random>

namespace kua {
namespace {

using testing::HasSubstr;

/// Every column as bytes, by its name.
struct Bytes {
    std::map<std::string, std::string> of;

    template <class T>
    void operator()(const std::string& name, const ValueColumn<T>& column) {
        of[name] = {reinterpret_cast<const char*>(column.data()), column.size() * sizeof(T)};
    }
    template <class Texts>
        requires std::is_convertible_v<decltype(std::declval<const Texts&>()[0]), std::string_view>
    void operator()(const std::string& name, const Texts& texts) {
        for (std::size_t i = 0; i < texts.size(); ++i) of[name].append(texts[i]).append("\n");
    }
    void operator()(const std::string& name, const ListColumn<NamedCount>& lists) {
        for (std::size_t i = 0; i < lists.size(); ++i, of[name] += '\n')
            for (const NamedCount& count : lists[i])
                of[name].append(word(count.name)).append(std::to_string(count.range.min) + "/" + std::to_string(count.range.best) + "/" + std::to_string(count.range.max));
    }
    void operator()(const std::string& name, const ListColumn<ActorPart>& lists) {
        for (std::size_t i = 0; i < lists.size(); ++i, of[name] += '\n')
            for (const ActorPart& actor : lists[i]) of[name].append(word(actor.role)).append(word(actor.kind));
    }
    void operator()(const std::string& name, const ListColumn<std::uint16_t>& lists) {
        for (std::size_t i = 0; i < lists.size(); ++i, of[name] += '\n')
            for (const std::uint16_t value : lists[i]) of[name] += std::to_string(value) + " ";
    }
};

std::map<std::string, std::string> bytes_of(const IncidentTable& table) {
    Bytes bytes;
    each_column(table, bytes);
    return bytes.of;
}

struct ColumnFiles : testing::Test {
    test::TempFolder folder;
    std::filesystem::path file = folder.path() / "events.kua-columns";
    Dataset data = test::make_dataset(
        {{.id = "a", .at = {65, 50}, .region = "A", .title = "Detained"},
         {.id = "b", .first = "2021-01-11", .last = "2021-01-15", .extent = Extent::SometimeWithin, .region = "B", .parent = "c",
          .counts = {{CountName::Detained, {3, 4, unknown_count}}}, .actors = {{ActorRole::Affected, ActorKind::Observers}}},
         {.id = "c", .region = "B", .type = "assembly.kettling"},
         {.id = "d", .first = "", .status = Status::Refuted, .publish = PublishRule::AggregateOnly, .hidden = 6}});

    ColumnFiles() {
        folder.write("events.geojson", "{}");
        data.files = {{"regions.shp", sha256_of("regions")}, {(folder.path() / "events.geojson").string(), sha256_of("{}")}};
        for (std::uint16_t& index : data.incidents.file) index = 1;
        data.sources = {{.key = "S1", .type = "media", .title = {{"A paper", "Газета", ""}}, .url = "https://example.org/1", .publish = "title_only"}};
    }
    [[nodiscard]] Result<Done> write(const std::vector<Problem>& problems = {}, std::string made_by = column_file_maker()) const {
        return write_column_file(file, {data, 1, problems, 5, 1, std::move(made_by)});
    }
    /// What the columns are to be used with.
    [[nodiscard]] Dataset ground() const {
        Dataset out;
        out.boundaries = data.boundaries;
        out.vocabulary = data.vocabulary;
        out.files = {data.files.front()};
        return out;
    }
    [[nodiscard]] Result<ColumnFile> read(ColumnCheck check = ColumnCheck::Columns) const {
        Dataset used = ground();
        return read_column_file(file, used, check, {});
    }
    [[nodiscard]] std::string refused(ColumnCheck check = ColumnCheck::Columns) const {
        const auto opened = read(check);
        return opened ? std::string("not refused") : in_english(opened.error());
    }
};

TEST_F(ColumnFiles, GiveBackWhatWasWritten) {
    data.info = {.id = "set", .title = {{"Set", "Набор", "Жинақ"}}, .release = "1", .released = "2021-02-01", .licence = "CC BY 4.0", .publisher = "P",
                 .coverage = {{1, "B", test::day("2021-01-01"), test::day("2021-01-31"), Effort::RemoteOnly, {{"kept out", "", ""}}}},
                 .named_days = {{test::day("2021-01-10"), {{"Election day", "", ""}}}},
                 .focus = DayRange{test::day("2021-01-05"), test::day("2021-01-12")}};
    const Problem problem{Severity::Warning, "V7", data.files[1].path, 3, 40, 7, "b", "when.end", "2021", msg_n("{0} day {1}", "{0} days {1}", 2, std::string("x"))};
    ASSERT_TRUE(write({problem}));
    const auto opened = read(ColumnCheck::Whole);
    ASSERT_TRUE(opened) << in_english(opened.error());
    EXPECT_EQ(bytes_of(opened->table), bytes_of(data.incidents));
    EXPECT_EQ(opened->info.title, data.info.title);
    EXPECT_EQ(opened->info.focus, data.info.focus);
    ASSERT_EQ(opened->info.coverage.size(), 1U);
    EXPECT_EQ(opened->info.coverage[0].effort, Effort::RemoteOnly);
    EXPECT_EQ(opened->info.coverage[0].note, data.info.coverage[0].note);
    EXPECT_EQ(opened->info.coverage[0].last, data.info.coverage[0].last);
    ASSERT_EQ(opened->info.named_days.size(), 1U);
    EXPECT_EQ(opened->info.named_days[0].label, data.info.named_days[0].label);
    ASSERT_EQ(opened->sources.size(), 1U);
    EXPECT_EQ(opened->sources[0].title, data.sources[0].title);
    EXPECT_EQ(opened->sources[0].url, data.sources[0].url);
    EXPECT_EQ(opened->sources[0].publish, "title_only");
    ASSERT_EQ(opened->files.size(), 1U);
    EXPECT_EQ(opened->files[0].path, data.files[1].path);
    EXPECT_EQ(opened->files[0].sha256, data.files[1].sha256);
    ASSERT_EQ(opened->problems.size(), 1U);
    EXPECT_EQ(in_english(opened->problems[0]), in_english(problem));
    EXPECT_EQ(opened->problems[0].what, problem.what);
    EXPECT_EQ(opened->records_read, 5);
    EXPECT_EQ(opened->records_rejected, 1);
}

TEST_F(ColumnFiles, GiveBackAnyData) {
    const unsigned seed = std::random_device{}();
    std::mt19937 random(seed);
    for (int round = 0; round < 20; ++round) {
        data = round == 0 ? test::make_dataset({}) : test::make_dataset(test::random_rows(random, {.rows = 4 + round * 7}));
        data.files = {{"regions.shp", sha256_of("regions")}, {"events.geojson", sha256_of("{}")}};
        for (std::uint16_t& index : data.incidents.file) index = 1;
        data.sources.resize(8);
        ASSERT_TRUE(write());
        const auto opened = read(ColumnCheck::Columns);
        ASSERT_TRUE(opened) << in_english(opened.error()) << ", seed " << seed << ", round " << round;
        EXPECT_EQ(bytes_of(opened->table), bytes_of(data.incidents)) << "seed " << seed << ", round " << round;
    }
}

TEST_F(ColumnFiles, AreTheSameBytesEachTime) {
    ASSERT_TRUE(write());
    const std::string once = test::read_bytes(file);
    ASSERT_TRUE(write());
    EXPECT_EQ(test::read_bytes(file), once);
}

TEST_F(ColumnFiles, AreReadByNobodyWhoMayNotReadTheirSource) {
    using std::filesystem::perms;
    const perms everybody = perms::owner_read | perms::owner_write | perms::group_read | perms::others_read;
    const auto mode_for = [&](perms source) {
        std::filesystem::permissions(folder.path() / "events.geojson", source);
        std::filesystem::remove(file);
        EXPECT_TRUE(write());
        return std::filesystem::status(file).permissions();
    };
    EXPECT_EQ(mode_for(perms::owner_read | perms::owner_write), perms::owner_read | perms::owner_write);
    EXPECT_EQ(mode_for(perms::owner_read | perms::group_read) & perms::others_read, perms::none);
    ASSERT_TRUE(write_atomically(folder.path() / "usual", "x"));
    EXPECT_EQ(mode_for(everybody), std::filesystem::status(folder.path() / "usual").permissions());
}

TEST_F(ColumnFiles, StayReadableWhileTheyAreReplaced) {
    ASSERT_TRUE(write());
    const auto opened = read();
    ASSERT_TRUE(opened);
    const auto before = bytes_of(opened->table);
    data = test::make_dataset({{.id = "other"}});
    data.files = {{"regions.shp", ""}, {"events.geojson", ""}};
    ASSERT_TRUE(write());
    EXPECT_EQ(bytes_of(opened->table), before);
}

TEST_F(ColumnFiles, AreRefusedWithOtherGround) {
    ASSERT_TRUE(write());
    Dataset other = ground();
    other.files[0].sha256 = sha256_of("other regions");
    EXPECT_THAT(in_english(read_column_file(file, other, ColumnCheck::Columns, {}).error()), HasSubstr("made with other boundaries"));
    other = ground();
    other.boundaries.units[1].code = "C";
    EXPECT_THAT(in_english(read_column_file(file, other, ColumnCheck::Columns, {}).error()), HasSubstr("made with other boundaries"));
    other = ground();
    other.vocabulary.types.front().code = "liberty.other";
    EXPECT_THAT(in_english(read_column_file(file, other, ColumnCheck::Columns, {}).error()), HasSubstr("another vocabulary"));
    ASSERT_TRUE(write({}, "Kua 0.0.1"));
    EXPECT_THAT(refused(), HasSubstr("was made by Kua 0.0.1"));
}

TEST_F(ColumnFiles, AddTheTypesThatCameWithTheData) {
    data.vocabulary.types.push_back({.code = "liberty.new_kind", .family = 0});
    data.incidents.type[0] = static_cast<TypeId>(data.vocabulary.types.size() - 1);
    ASSERT_TRUE(write());
    Dataset used = ground();
    used.vocabulary.types.pop_back();
    ASSERT_TRUE(read_column_file(file, used, ColumnCheck::Columns, {}));
    EXPECT_EQ(used.vocabulary.types.back().code, "liberty.new_kind");
}

TEST_F(ColumnFiles, TellWhenTheirSourceHasChanged) {
    ASSERT_TRUE(write());
    folder.write("events.geojson", "{ }");
    auto opened = read();
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->problems.size(), 1U);
    EXPECT_EQ(opened->problems[0].severity, Severity::Warning);
    EXPECT_THAT(in_english(opened->problems[0]), HasSubstr("has changed since"));
    opened = read(ColumnCheck::Whole);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->problems.at(0).severity, Severity::Error);
    std::filesystem::remove(folder.path() / "events.geojson");
    opened = read();
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->problems.at(0).severity, Severity::Note);
}

/// Values that would lead out of what is there, or round in a circle; each is refused by the name of its column.
TEST_F(ColumnFiles, AreRefusedWithValuesThatMeanNothing) {
    using Change = std::function<void(Dataset&)>;
    const std::vector<std::pair<std::string, Change>> changes{
        {"type", [](Dataset& d) { d.incidents.type[1] = 60000; }},
        {"region", [](Dataset& d) { d.incidents.region[0] = 2; }},
        {"file", [](Dataset& d) { d.incidents.file[2] = 2; }},
        {"file", [](Dataset& d) { d.incidents.file[2] = 0; }},
        {"first_day", [](Dataset& d) { d.incidents.first_day[0] = test::day("2022-01-01"); }},
        {"first_day", [](Dataset& d) { d.incidents.last_day[0] = d.incidents.first_day[0] - 1; }},
        {"first_day", [](Dataset& d) { d.incidents.last_day[3] = test::day("2022-01-01"); }},
        {"first_day", [](Dataset& d) { d.incidents.last_day[2] = {2'000'000'000}; }},
        {"extent", [](Dataset& d) { d.incidents.extent[0] = static_cast<Extent>(2); }},
        {"time_precision", [](Dataset& d) { d.incidents.time_precision[0] = static_cast<TimePrecision>(99); }},
        {"place_precision", [](Dataset& d) { d.incidents.place_precision[0] = static_cast<PlacePrecision>(12); }},
        {"status", [](Dataset& d) { d.incidents.status[0] = static_cast<Status>(7); }},
        {"publish", [](Dataset& d) { d.incidents.publish[0] = static_cast<PublishRule>(5); }},
        {"counted", [](Dataset& d) { d.incidents.counted[0] = 2; }},
        {"listed", [](Dataset& d) { d.incidents.listed[0] = 255; }},
        {"at", [](Dataset& d) { d.incidents.at[0] = {200.0, 50.0}; }},
        {"at", [](Dataset& d) { d.incidents.radius_m[0] = -1.0F; }},
        {"parent", [](Dataset& d) { d.incidents.parent[0] = 4; }},
        {"parent", [](Dataset& d) { d.incidents.parent[0] = 0; }},
        {"parent", [](Dataset& d) { d.incidents.parent[0] = 1, d.incidents.parent[1] = 2, d.incidents.parent[2] = 0; }},
        {"sources", [](Dataset& d) { d.incidents.sources = {}, d.incidents.sources.push_back({1}), d.incidents.sources.push_back({}),
                                     d.incidents.sources.push_back({}), d.incidents.sources.push_back({}); }},
        {"counts", [](Dataset& d) { d.incidents.counts = {}, d.incidents.counts.push_back({{CountName::Killed, {-2, 0, 0}}}), d.incidents.counts.push_back({}),
                                    d.incidents.counts.push_back({}), d.incidents.counts.push_back({}); }},
        {"actors", [](Dataset& d) { d.incidents.actors = {}, d.incidents.actors.push_back({{static_cast<ActorRole>(9), ActorKind::Police}}),
                                    d.incidents.actors.push_back({}), d.incidents.actors.push_back({}), d.incidents.actors.push_back({}); }},
        {"title", [](Dataset& d) { d.incidents.title[0] = {}; for (int i = 0; i < 4; ++i) d.incidents.title[0].push_back("\xFF"); }},
        {"id", [](Dataset& d) { d.incidents.id = TextColumn(0, {std::size_t{1} << 40U, 2, 3, 4}, {'a', 'b', 'c', 'd'}); }},
        {"actors", [](Dataset& d) { d.incidents.actors = ListColumn<ActorPart>(0, {std::size_t{1} << 40U, 1, 1, 1}, {ActorPart{}}); }},
        {"coverage", [](Dataset& d) { d.info.coverage = {{7, "", {}, {}, Effort::Full, {}}}; }},
        {"status", [](Dataset& d) { d.incidents.status.push_back(Status::Alleged); }},
        {"counts", [](Dataset& d) { d.incidents.counts.push_back({}); }},
        {"set_on_day", [](Dataset& d) { d.incidents.set_on_day.assign(4, 0); }}};
    const Dataset sound = data;
    for (const auto& [column, change] : changes) {
        data = sound;
        change(data);
        ASSERT_TRUE(write());
        EXPECT_THAT(refused(), HasSubstr("damaged in its column \"" + column)) << column;
    }
    data = sound;
    ASSERT_TRUE(write());
    EXPECT_TRUE(read());
}

TEST_F(ColumnFiles, NeverShowDamage) {
    ASSERT_TRUE(write());
    const std::string sound = test::read_bytes(file);
    const auto expected = bytes_of(read()->table);
    std::mt19937 random{test::fuzz_seed()};
    for (int run = test::fuzz_runs(300); run > 0; --run) {
        folder.write("events.kua-columns", test::damaged(sound, random));
        const auto opened = read(ColumnCheck::Whole);
        if (!opened) continue;
        ASSERT_EQ(bytes_of(opened->table), expected);   // the damage lies in bytes between columns
    }
}

/// A head that is signed but says anything at all.
TEST_F(ColumnFiles, BearAnyHead) {
    ASSERT_TRUE(write());
    const std::string sound = test::read_bytes(file);
    constexpr std::size_t head_at = 8 + sizeof(std::uint64_t) + 64;
    std::uint64_t head_bytes = 0;
    std::memcpy(&head_bytes, sound.data() + 8, sizeof head_bytes);
    std::mt19937 random{test::fuzz_seed()};
    int opened = 0;
    for (int run = test::fuzz_runs(500); run > 0; --run) {
        const std::string head = test::damaged(sound.substr(head_at, head_bytes), random);
        std::string bytes = sound.substr(0, 8);
        const std::uint64_t length = head.size();
        bytes.append(reinterpret_cast<const char*>(&length), sizeof length).append(sha256_of(head)).append(head);
        bytes.resize((bytes.size() + column_alignment_bytes - 1) / column_alignment_bytes * column_alignment_bytes);
        bytes += sound.substr((head_at + head_bytes + column_alignment_bytes - 1) / column_alignment_bytes * column_alignment_bytes);
        folder.write("events.kua-columns", bytes);
        if (const auto read_back = read(ColumnCheck::Whole)) {
            ++opened;
            ASSERT_EQ(bytes_of(read_back->table).size(), bytes_of(data.incidents).size());
        }
    }
    EXPECT_GT(opened, 0);
}

TEST_F(ColumnFiles, RefuseWhatIsNone) {
    for (const std::string& bytes : {std::string(), std::string("KUACOLS1"), std::string("KUACOLS1\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF") + std::string(64, '0'), std::string(500, 'x')}) {
        folder.write("events.kua-columns", bytes);
        EXPECT_THAT(refused(), HasSubstr("is no file of columns")) << bytes.size();
    }
    std::filesystem::remove(file);
    EXPECT_THAT(refused(), HasSubstr("cannot be opened"));
    std::filesystem::create_directory(file);
    EXPECT_THAT(refused(), HasSubstr("not a plain file"));
}

}  // namespace
}  // namespace kua
