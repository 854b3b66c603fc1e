#pragma once

#include "core/value_column.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace kua {

/// Adds the ends of so many empty entries and those of `from`, moved on by `begin`, to those of a column.
inline void append_ends(std::size_t empty, const ValueColumn<std::size_t>& from, ValueColumn<std::size_t>& to, std::size_t& leading_empty,
                        std::size_t begin) {
    if (to.empty()) {
        leading_empty += empty;
        empty = 0;
    }
    for (; empty > 0; --empty) to.push_back(begin);
    for (const std::size_t end : from) to.push_back(begin + end);
}

/// Texts of a column end to end in one text: one entry a record. Entries before the first text take no room.
class TextColumn {
public:
    TextColumn() = default;
    /// Pre: `ends` do not descend, and the last of them is the size of `bytes`.
    TextColumn(std::size_t leading_empty, ValueColumn<std::size_t> ends, ValueColumn<char> bytes)
        : bytes_(std::move(bytes)), ends_(std::move(ends)), leading_empty_(leading_empty) {}

    /// Makes room for so many texts of so many bytes in all.
    void reserve(std::size_t texts, std::size_t bytes) {
        bytes_.reserve(bytes);
        if (bytes > 0) ends_.reserve(texts);
    }
    void push_back(std::string_view text) {
        if (text.empty() && ends_.empty()) {
            ++leading_empty_;
            return;
        }
        bytes_.append(text);
        ends_.push_back(bytes_.size());
    }
    /// All texts of another column.
    void append(const TextColumn& other) {
        append_ends(other.leading_empty_, other.ends_, ends_, leading_empty_, bytes_.size());
        bytes_.append({other.bytes_.data(), other.bytes_.size()});
    }
    [[nodiscard]] std::size_t size() const { return leading_empty_ + ends_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const {
        if (i < leading_empty_) return {};
        i -= leading_empty_;
        const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
        return {bytes_.data() + begin, ends_[i] - begin};
    }

    [[nodiscard]] std::size_t leading_empty() const { return leading_empty_; }
    [[nodiscard]] const ValueColumn<std::size_t>& ends() const { return ends_; }
    [[nodiscard]] const ValueColumn<char>& bytes() const { return bytes_; }

private:
    ValueColumn<char> bytes_;
    ValueColumn<std::size_t> ends_;
    std::size_t leading_empty_ = 0;
};

/// Texts that stay where they were read: one entry a record. Shares what they lie in.
class KeptTextColumn {
public:
    KeptTextColumn() = default;
    explicit KeptTextColumn(TextColumn in_one) : in_one_(std::move(in_one)) {}

    void reserve(std::size_t texts) { texts_.reserve(texts); }
    /// `text` lies in something that is kept, or lives for ever. Pre: the column was not made of texts in one.
    void push_back(std::string_view text) { texts_.push_back(text); }
    void keep(std::shared_ptr<const void> owner) { owners_.push_back(std::move(owner)); }
    /// All texts of another column; `this` keeps what they lie in. Pre: as for push_back, for both.
    void append(const KeptTextColumn& other) { texts_.insert(texts_.end(), other.texts_.begin(), other.texts_.end()); }
    /// The texts of these entries, in this order. Pre: the column was not made of texts in one.
    [[nodiscard]] KeptTextColumn picked(std::span<const std::uint32_t> entries) const {
        KeptTextColumn out;
        out.owners_ = owners_;
        out.texts_.resize(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) out.texts_[i] = texts_[entries[i]];
        return out;
    }
    [[nodiscard]] std::size_t size() const { return in_one_.size() + texts_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const { return texts_.empty() ? in_one_[i] : texts_[i]; }

private:
    std::vector<std::string_view> texts_;
    std::vector<std::shared_ptr<const void>> owners_;
    TextColumn in_one_;   ///< the texts, where they lie one behind the other
};

/// A list of small values a record, end to end: one entry a record. Entries before the first that has values take no room.
template <class T>
class ListColumn {
public:
    ListColumn() = default;
    /// Pre: `ends` do not descend, and the last of them is the number of `values`.
    ListColumn(std::size_t leading_empty, ValueColumn<std::size_t> ends, ValueColumn<T> values)
        : values_(std::move(values)), ends_(std::move(ends)), leading_empty_(leading_empty) {}

    void push_back(const std::vector<T>& list) { add(list); }
    void add(std::span<const T> list) {
        if (list.empty() && ends_.empty()) {
            ++leading_empty_;
            return;
        }
        values_.append(list);
        ends_.push_back(values_.size());
    }
    /// All lists of another column.
    void append(const ListColumn& other) {
        append_ends(other.leading_empty_, other.ends_, ends_, leading_empty_, values_.size());
        values_.append({other.values_.data(), other.values_.size()});
    }
    [[nodiscard]] std::size_t size() const { return leading_empty_ + ends_.size(); }
    struct View {
        const T* first;
        const T* last;
        [[nodiscard]] const T* begin() const { return first; }
        [[nodiscard]] const T* end() const { return last; }
        [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(last - first); }
        [[nodiscard]] bool empty() const { return first == last; }
    };
    [[nodiscard]] View operator[](std::size_t i) const {
        if (i < leading_empty_) return {nullptr, nullptr};
        i -= leading_empty_;
        const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
        return {values_.data() + begin, values_.data() + ends_[i]};
    }

    [[nodiscard]] std::size_t leading_empty() const { return leading_empty_; }
    [[nodiscard]] const ValueColumn<std::size_t>& ends() const { return ends_; }
    [[nodiscard]] const ValueColumn<T>& values() const { return values_; }

private:
    ValueColumn<T> values_;
    ValueColumn<std::size_t> ends_;
    std::size_t leading_empty_ = 0;
};

}  // namespace kua
