#pragma once

#include <optional>
#include <utility>

namespace kua {

/// One value, kept for as long as what it was found out for is the same.
template <class Key, class Value>
class Memo {
public:
    template <class Make>
    Value& of(const Key& key, Make&& make) {
        if (!kept_ || !(kept_->first == key)) kept_.emplace(key, make());
        return kept_->second;
    }

private:
    std::optional<std::pair<Key, Value>> kept_;
};

}  // namespace kua
