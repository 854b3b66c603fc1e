#include "io/incident_shape.h"

#include <iostream>

/// Reads one JSON text a line (the member `dataset`, `sources` or a Feature, after its kind and a blank) and writes for
/// each what our own check of the format thinks of it: "ok", or the first finding.
int main() {
    std::string kind;
    std::string text;
    while (std::cin >> kind && std::getline(std::cin, text)) {
        const kua::ParsedJson parsed = kua::parse_json(text);
        std::vector<kua::Finding> findings;
        if (!parsed.defect && kind == "feature") kua::check_feature(parsed.root, findings);
        if (!parsed.defect && kind == "dataset") kua::check_dataset(parsed.root, findings);
        if (!parsed.defect && kind == "sources") kua::check_sources(parsed.root, findings);
        if (parsed.defect)
            std::cout << "no JSON: " << kua::in_english(parsed.defect->what) << "\n";
        else if (findings.empty())
            std::cout << "ok\n";
        else
            std::cout << findings.front().field << ": " << kua::in_english(findings.front().what) << "\n";
    }
}
