#include "gdal/stored_values.h"

#include "gdal/gdal_session.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

namespace kua {
namespace {

constexpr int fields_a_question = 100;   // SQLite nests a thousand terms and no more

std::string quoted(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

/// Where a value of this field comes out of GDAL as another; empty where that cannot be.
std::string is_changed(const OGRFieldDefn& field, const std::string& name) {
    const std::string no_whole_number = "typeof(" + name + ") NOT IN ('integer', 'null')";
    switch (field.GetType()) {
        case OFTInteger: {
            const bool is_short = field.GetSubType() == OFSTInt16;
            const std::string range = field.GetSubType() == OFSTBoolean ? "0 AND 1" : is_short ? "-32768 AND 32767" : "-2147483648 AND 2147483647";
            return "(" + no_whole_number + " OR (" + name + " NOT BETWEEN " + range + "))";
        }
        case OFTInteger64: return "(" + no_whole_number + ")";
        case OFTReal: return "(typeof(" + name + ") NOT IN ('real', 'integer', 'null'))";
        case OFTString: return "(instr(CAST(" + name + " AS BLOB), x'00') > 0)";
        default: return {};
    }
}

struct Question {
    std::string sql;
    std::vector<int> fields;   // by column of the answer, after the first
};

Question question_of(OGRLayer& layer, const std::string& rows, int from, int end) {
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    Question question;
    std::string values, any;
    for (int i = from; i < end; ++i) {
        const std::string name = quoted(definition.GetFieldDefn(i)->GetNameRef());
        const std::string changed = is_changed(*definition.GetFieldDefn(i), name);
        if (changed.empty()) continue;
        // SQLite's functions of texts end at a zero byte, too.
        values += ", CASE WHEN " + changed + " THEN 'x' || hex(CAST(" + name + " AS BLOB)) END AS v" + std::to_string(i);
        any += (any.empty() ? "" : " OR ") + changed;
        question.fields.push_back(i);
    }
    if (!question.fields.empty())
        question.sql = "SELECT CAST(" + quoted(layer.GetFIDColumn()) + " AS TEXT) AS f" + values + " FROM " + rows + " WHERE " + any;
    return question;
}

StoredValues::Value value_of(std::string_view hex_digits) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'A' + 10; };
    StoredValues::Value value;
    for (std::size_t i = 0; i + 1 < hex_digits.size(); i += 2) {
        const char byte = static_cast<char>(digit(hex_digits[i]) * 16 + digit(hex_digits[i + 1]));
        value.had_zero_byte = value.had_zero_byte || byte == '\0';
        value.text += byte != '\0' ? byte : '?';
    }
    return value;
}

/// Released by the data set that made it.
struct Answer {
    GDALDataset& dataset;
    OGRLayer* layer;
    ~Answer() {
        if (layer != nullptr) dataset.ReleaseResultSet(layer);
    }
};

}  // namespace

bool is_table(GDALDataset& geopackage, const std::string& layer) {
    std::string name = "'";
    for (const char c : layer) name += c == '\'' ? std::string("''") : std::string(1, c);
    const std::string sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(" + name + "')";
    const Answer answer{geopackage, geopackage.ExecuteSQL(sql.c_str(), nullptr, "SQLITE")};
    return answer.layer != nullptr && std::unique_ptr<OGRFeature>(answer.layer->GetNextFeature()) != nullptr;
}

std::optional<StoredValues> StoredValues::find(const std::string& path, const std::string& layer_name, std::optional<std::int64_t> most_rows) {
    const GdalSession session;   // what it says is said again by who reads the table
    StoredValues found;
    const std::array drivers{"GPKG", static_cast<const char*>(nullptr)};
    const std::unique_ptr<GDALDataset> opened{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data())};
    OGRLayer* const named = opened != nullptr ? opened->GetLayerByName(layer_name.c_str()) : nullptr;
    if (named == nullptr || *named->GetFIDColumn() == '\0') return std::nullopt;
    GDALDataset& dataset = *opened;
    OGRLayer& layer = *named;
    // A table is asked as it is: counting its rows would take half as long again.
    const std::string rows = most_rows ? "(SELECT * FROM " + quoted(layer_name) + " LIMIT " + std::to_string(*most_rows) + ")" : quoted(layer_name);
    const int fields = layer.GetLayerDefn()->GetFieldCount();
    for (int from = 0; from < fields; from += fields_a_question) {
        const Question question = question_of(layer, rows, from, std::min(from + fields_a_question, fields));
        if (question.fields.empty()) continue;
        const Answer answer{dataset, dataset.ExecuteSQL(question.sql.c_str(), nullptr, "SQLITE")};
        if (answer.layer == nullptr) return std::nullopt;
        while (const std::unique_ptr<OGRFeature> feature{answer.layer->GetNextFeature()}) {
            const std::int64_t fid = std::strtoll(feature->GetFieldAsString(0), nullptr, 10);
            for (std::size_t i = 0; i < question.fields.size(); ++i) {
                const int column = static_cast<int>(i) + 1;
                if (feature->IsFieldSetAndNotNull(column) == 0) continue;
                const int field = question.fields[i];
                found.values_[{fid, field}] = value_of(feature->GetFieldAsString(column) + 1);
            }
        }
    }
    if (!session.messages().empty()) return std::nullopt;
    return found;
}

}  // namespace kua
