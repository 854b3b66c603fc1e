#include "fuzz/mutation.h"
#include "io/figure_reader.h"
#include "paper/figure_file.h"
#include "scene/manifest_difference.h"
#include "support/make_dataset.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

using test::below;

struct FigureFuzz : testing::Test {
    test::TempFolder folder;
    std::mt19937 random{test::fuzz_seed()};
    Dataset data = test::make_dataset({{.id = "a", .at = {65, 50}, .region = "A"},
                                       {.id = "b", .at = {75, 50}, .region = "B", .type = "assembly.kettling"},
                                       {.id = "c", .region = "B", .publish = PublishRule::AggregateOnly}});
    ViewState view;

    FigureFile figure(FigureFormat format) const {
        const auto released = release(data, {});
        auto made = figure_file(*released, view, Catalogue{}, format);
        EXPECT_TRUE(made) << in_english(made.error());
        return *std::move(made);
    }
    /// `bytes` with some damage, half of it in or near what the figure carries.
    std::string mutant(std::string bytes, std::size_t carried_at, std::size_t carried_length) {
        for (std::size_t damages = 1 + below(random, 4); damages > 0 && !bytes.empty(); --damages) {
            if (below(random, 2) == 0 || carried_at >= bytes.size()) {
                bytes = test::damaged(std::move(bytes), random);
                continue;
            }
            const std::size_t begin = carried_at > 200 ? carried_at - 200 : 0;
            std::string part = test::damaged(bytes.substr(begin, carried_length + 400), random);
            bytes.replace(begin, std::min(carried_length + 400, bytes.size() - begin), part);
        }
        return bytes;
    }
};

/// What is read of a damaged figure is an Error in words or a manifest that can be worked with.
void check_read(const Result<std::string>& carried, const FigureManifest& made) {
    if (!carried) {
        ASSERT_FALSE(in_english(carried.error()).empty());
        return;
    }
    const auto manifest = manifest_from_json(*carried);
    if (!manifest) {
        ASSERT_FALSE(in_english(manifest.error()).empty());
        return;
    }
    const Catalogue text;
    const auto found = difference(*manifest, made, text);
    const bool is_same = is_consistent(*manifest) && found.changes.empty();
    ASSERT_TRUE(!is_same || manifest->print.sha256 == made.print.sha256);
    ASSERT_TRUE(manifest_from_json(to_json(*manifest))) << "what was read cannot be written and read again";
    ASSERT_TRUE(view_of_figure(*carried, [](const std::string& name) { return name; }));
}

TEST_F(FigureFuzz, DamagedFiguresOfEveryFormatAreReportedAndNeverCrash) {
    SCOPED_TRACE("KUA_FUZZ_SEED=" + std::to_string(test::fuzz_seed()));
    for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf}) {
        const FigureFile good = figure(format);
        const std::string name = "figure" + std::string(ending_of(format));
        const std::size_t at = std::min(good.bytes.find("kua-figure"), good.bytes.find("Kua figure"));
        ASSERT_TRUE(format == FigureFormat::Pdf || at < good.bytes.size()) << name << ": only a PDF packs it";
        check_read(read_figure_manifest(folder.write(name, good.bytes)), good.manifest);
        for (int run = 0; run < test::fuzz_runs(400) && !HasFatalFailure(); ++run) {
            SCOPED_TRACE(name + " run " + std::to_string(run));
            check_read(read_figure_manifest(folder.write(name, mutant(good.bytes, at, 3000))), good.manifest);
        }
    }
}

TEST_F(FigureFuzz, DamagedManifestsAreReportedAndNeverCrash) {
    SCOPED_TRACE("KUA_FUZZ_SEED=" + std::to_string(test::fuzz_seed()));
    const FigureManifest made = figure(FigureFormat::Svg).manifest;
    const std::string good = to_json(made);
    int read = 0;
    for (int run = 0; run < test::fuzz_runs(4000) && !HasFatalFailure(); ++run) {
        std::string bytes = good;
        for (std::size_t damages = 1 + below(random, 3); damages > 0 && !bytes.empty(); --damages) bytes = test::damaged(std::move(bytes), random);
        SCOPED_TRACE("run " + std::to_string(run) + ": " + bytes);
        if (manifest_from_json(bytes)) ++read;
        check_read(bytes, made);
    }
    EXPECT_GT(read, 0) << "no damage was small enough to get past the reader";
}

}  // namespace
}  // namespace kua
