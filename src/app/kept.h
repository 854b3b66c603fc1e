#pragma once

#include "core/language.h"

#include <memory>
#include <string>
#include <utility>

namespace kua {

/// Something that takes long to find out, kept from frame to frame for as long as what it is of is the same.
template <class Value>
class Kept {
public:
    /// `make()` where it is of something else, or in another language or width, than last time. What it is of is not kept alive.
    template <class Make>
    Value& of(const std::shared_ptr<const void>& thing, Lang lang, double width_px, Make make) {
        const bool is_same = thing != nullptr && !thing_.owner_before(thing) && !thing.owner_before(thing_);
        if (!is_same || lang_ != lang || width_px_ != width_px) {
            value_ = make();
            thing_ = thing;
            lang_ = lang;
            width_px_ = width_px;
        }
        return value_;
    }
    template <class Make>
    Value& of(const std::shared_ptr<const void>& thing, Lang lang, Make make) {
        return of(thing, lang, 0.0, std::move(make));
    }

private:
    std::weak_ptr<const void> thing_;
    Lang lang_ = Lang::En;
    double width_px_ = 0.0;
    Value value_;
};

using KeptWords = Kept<std::string>;

}  // namespace kua
