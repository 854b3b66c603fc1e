#include "core/json_writer.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace kua {
namespace {

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
    std::string out;
    JsonWriter json(out);
    json.open_object();
    json.key("a").open_list();
    json.whole(1);
    json.null();
    json.string(":");
    json.string("[");
    json.open_object();
    json.close_object();
    json.open_list();
    json.close_list();
    json.close_list();
    json.key("{").raw("{\"b\":true}");
    json.key("c").number(0.5);
    json.close_object();
    EXPECT_EQ(out, "{\"a\":[1,null,\":\",\"[\",{},[]],\"{\":{\"b\":true},\"c\":0.5}");
}

TEST(JsonWriter, WritesNumbersThatReadAsTheyAre) {
    for (const double value : {0.0, -0.0, 69.0, 49.967136, 1e300, 5e-324, -1.0 / 3.0, 1e21, 123456789012345680.0}) {
        std::string out;
        JsonWriter(out).number(value);
        const auto read = nlohmann::json::parse(out);
        EXPECT_TRUE(read.is_number_float()) << out;
        EXPECT_EQ(read.get<double>(), value) << out;
    }
    std::string whole;
    JsonWriter(whole).number(69.0);
    EXPECT_EQ(whole, "69.0");
}

TEST(JsonWriter, GoesOnAtTheEndOfALine) {
    std::string out = "{}\n";
    JsonWriter(out).open_object();
    EXPECT_EQ(out, "{}\n{");
}

}  // namespace
}  // namespace kua
