#include "app/choices.h"

#include <algorithm>
#include <utility>

namespace kua {
namespace {

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Unset where `choices` holds all there is.
void settle(Choices& choices, const std::vector<std::string>& all) {
    if (std::all_of(all.begin(), all.end(), [&](const std::string& word) { return has(*choices, word); })) choices.reset();
}

}  // namespace

bool is_on(const Choices& choices, std::string_view word) { return !choices || has(*choices, word); }

void toggle(Choices& choices, const std::vector<std::string>& words, const std::vector<std::string>& all) {
    const bool all_on = std::all_of(words.begin(), words.end(), [&](const std::string& word) { return is_on(choices, word); });
    if (!choices) choices = all;
    if (all_on) std::erase_if(*choices, [&](const std::string& word) { return has(words, word); });
    else
        for (const std::string& word : words)
            if (!has(*choices, word)) choices->push_back(word);
    std::sort(choices->begin(), choices->end());
    settle(choices, all);
}

void choose(Choices& choices, std::vector<std::string> words, const std::vector<std::string>& all) {
    choices = std::move(words);
    std::sort(choices->begin(), choices->end());
    settle(choices, all);
}

void pick(Choices& choices, const std::string& word, const std::vector<std::string>& all) {
    if (!choices) {
        choices = {word};
    } else if (has(*choices, word)) {
        std::erase(*choices, word);
        if (choices->empty()) choices.reset();
    } else {
        choices->push_back(word);
        std::sort(choices->begin(), choices->end());
    }
    if (choices) settle(choices, all);
}

}  // namespace kua
