#include "app/folder_list.h"

#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace kua {
namespace {

TEST(ListFolder, OffersIncidentsAndNothingElseOfOurs) {
    const test::TempFolder folder;
    for (const char* name :
         {"a.geojson", "b.json", "c.kua.json", "incidents.schema.json", "vocabulary.json", "notes.txt"})
        std::ofstream(folder.path() / name) << "{}";
    const FolderList list = list_folder(folder.path(), {".geojson", ".json"});
    std::vector<std::string> names;
    for (const auto& file : list.files) names.push_back(file.filename().string());
    EXPECT_EQ(names, (std::vector<std::string>{"a.geojson", "b.json"}));
}

TEST(ListFolder, OffersViewsAndFiguresWhateverTheCaseOfTheirEndings) {
    const test::TempFolder folder;
    for (const char* name : {"a.geojson", "c.kua.json", "map.PNG", "x.json"}) std::ofstream(folder.path() / name) << "{}";
    const FolderList list = list_folder(folder.path(), {".kua.json", ".png"});
    std::vector<std::string> names;
    for (const auto& file : list.files) names.push_back(file.filename().string());
    EXPECT_EQ(names, (std::vector<std::string>{"c.kua.json", "map.PNG"}));
}

}  // namespace
}  // namespace kua
