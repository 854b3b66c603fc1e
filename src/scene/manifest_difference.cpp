#include "scene/manifest_difference.h"

#include <algorithm>
#include <map>

namespace kua {
namespace {

constexpr std::size_t record_digits = 16;  // of a digest that a figure carries
constexpr std::size_t most_named = 20;

class Comparison {
public:
    Comparison(const FigureManifest& then, const FigureManifest& now, const Catalogue& text)
        : then_(then), now_(now), text_(text) {}

    ManifestDifference made() {
        if (then_.print.sha256 != now_.print.sha256) find_changes();
        find_reasons();
        return std::move(out_);
    }

private:
    void find_changes() {
        compare_totals();
        compare_rows(text_("incidents of type {0}"), then_.by_type, now_.by_type);
        compare_rows(text_("incidents in {0}"), then_.by_region, now_.by_region);
        if (then_.lists_records && now_.lists_records) compare_records();
        if (then_.print.units_sha256 != now_.print.units_sha256)
            out_.changes.push_back(text_("the boundaries: codes, names or outlines of units"));
        if (then_.print.choices_sha256 != now_.print.choices_sha256)
            out_.changes.push_back(text_("the choices of the view"));
        if (out_.changes.empty())
            out_.changes.push_back(text_("data of records that are shown as part of a number, or where observers were kept out"));
    }
    void number(const std::string& what, std::int64_t then, std::int64_t now) {
        if (then != now)
            out_.changes.push_back(text_(msg("{0}: {1} then, {2} now", what, std::to_string(then), std::to_string(now))));
    }
    void compare_totals() {
        const SelectionTotals& then = then_.totals;
        const SelectionTotals& now = now_.totals;
        number(text_("incidents in all"), then.total, now.total);
        number(text_("incidents shown"), then.shown, now.shown);
        number(text_("certainly in the period"), then.certain, now.certain);
        number(text_("possibly in the period"), then.possible, now.possible);
        number(text_("not on a place"), then.not_on_a_place, now.not_on_a_place);
        number(text_("undated, not shown"), then.undated, now.undated);
        number(text_("outside the dates"), then.outside, now.outside);
        number(text_("left out by the filters"), then.filtered, now.filtered);
        number(text_("summaries"), then.summaries, now.summaries);
        number(text_("duplicates, refuted and withdrawn"), then.excluded, now.excluded);
        number(text_("not for publication"), then_.withheld, now_.withheld);
    }
    void compare_rows(const std::string& what, const std::vector<ManifestRow>& then, const std::vector<ManifestRow>& now) {
        std::map<std::string, std::pair<std::int64_t, std::int64_t>> numbers;
        for (const ManifestRow& row : then) numbers[row.key].first = row.certain + row.possible;
        for (const ManifestRow& row : now) numbers[row.key].second = row.certain + row.possible;
        for (const auto& [key, pair] : numbers) number(filled(what, {key}), pair.first, pair.second);
    }
    void compare_records() {
        using Known = std::pair<std::string, Membership>;
        std::map<std::string, Known> before;
        for (const RecordPrint& record : then_.print.records)
            before[record.id] = {record.sha256.substr(0, record_digits), record.membership};
        std::vector<std::string> added, changed, gone;
        for (const RecordPrint& record : now_.print.records) {
            const auto known = before.find(record.id);
            if (known == before.end()) added.push_back(record.id);
            else if (known->second != Known{record.sha256.substr(0, record_digits), record.membership}) changed.push_back(record.id);
            if (known != before.end()) before.erase(known);
        }
        for (const auto& [id, known] : before) gone.push_back(id);
        name(text_("records that came in"), added);
        name(text_("records that changed"), changed);
        name(text_("records that are gone"), gone);
    }
    void name(const std::string& what, const std::vector<std::string>& ids) {
        if (ids.empty()) return;
        std::string list;
        for (std::size_t i = 0; i < std::min(ids.size(), most_named); ++i) list += (i == 0 ? "" : ", ") + ids[i];
        if (ids.size() > most_named) list += " …";
        out_.changes.push_back(text_(msg("{0}: {1} ({2})", what, std::to_string(ids.size()), list)));
    }

    void find_reasons() {
        for (const DataFile& file : then_.files) {
            const auto same_name = [&](const DataFile& other) { return other.path == file.path; };
            const auto now = std::find_if(now_.files.begin(), now_.files.end(), same_name);
            if (now == now_.files.end()) out_.reasons.push_back(text_(msg("{0} is not among the files read", file.path)));
            else if (now->sha256 != file.sha256) out_.reasons.push_back(text_(msg("{0} is another version of the file", file.path)));
        }
        other(text_("release of the data"), then_.dataset_release, now_.dataset_release);
        other(text_("boundaries"), then_.boundaries_id, now_.boundaries_id);
        other("Kua", then_.kua_version, now_.kua_version);
        for (const auto& [name, version] : then_.libraries)
            if (const auto now = now_.libraries.find(name); now != now_.libraries.end()) other(name, version, now->second);
    }
    void other(const std::string& what, const std::string& then, const std::string& now) {
        if (then != now) out_.reasons.push_back(text_(msg("{0}: {1} then, {2} now", what, then, now)));
    }

    const FigureManifest& then_;
    const FigureManifest& now_;
    const Catalogue& text_;
    ManifestDifference out_;
};

}  // namespace

ManifestDifference difference(const FigureManifest& then, const FigureManifest& now, const Catalogue& text) {
    return Comparison(then, now, text).made();
}

}  // namespace kua
