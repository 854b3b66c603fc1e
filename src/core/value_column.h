#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace kua {

/// Values one behind the other: its own, or lent ones, which lie elsewhere and are kept alive. Both are read alike; what is
/// changed becomes its own first.
template <class T>
class ValueColumn {
public:
    using value_type = T;

    ValueColumn() = default;
    ValueColumn(std::initializer_list<T> values) : own_(values) { look(); }
    ValueColumn(std::vector<T> values) : own_(std::move(values)) { look(); }
    ValueColumn(std::size_t size, const T& value) : own_(size, value) { look(); }
    /// Pre: `owner` is not null and keeps `lent` where it is, unchanged.
    ValueColumn(std::span<const T> lent, std::shared_ptr<const void> owner)
        : owner_(std::move(owner)), data_(lent.data()), size_(lent.size()) {}
    ValueColumn(const ValueColumn& other) : own_(other.own_), owner_(other.owner_), data_(other.data_), size_(other.size_) {
        if (owner_ == nullptr) look();
    }
    ValueColumn(ValueColumn&& other) noexcept { swap(other); }
    ValueColumn& operator=(ValueColumn other) noexcept {
        swap(other);
        return *this;
    }
    ~ValueColumn() = default;

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] const T* data() const { return data_; }
    [[nodiscard]] const T* begin() const { return data_; }
    [[nodiscard]] const T* end() const { return data_ + size_; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return data_[i]; }
    [[nodiscard]] const T& front() const { return data_[0]; }
    [[nodiscard]] const T& back() const { return data_[size_ - 1]; }

    [[nodiscard]] T& operator[](std::size_t i) { return own()[i]; }
    [[nodiscard]] T& back() { return own().back(); }
    [[nodiscard]] T* begin() { return own().data(); }
    [[nodiscard]] T* end() { return own().data() + size_; }
    void reserve(std::size_t size) {
        own().reserve(size);
        look();
    }
    void push_back(const T& value) {
        own().push_back(value);
        look();
    }
    void append(std::span<const T> values) {
        own().insert(own_.end(), values.begin(), values.end());
        look();
    }
    void assign(std::size_t size, const T& value) {
        own().assign(size, value);
        look();
    }
    void resize(std::size_t size) {
        own().resize(size);
        look();
    }

    friend bool operator==(const ValueColumn& a, const ValueColumn& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    std::vector<T>& own() {
        if (owner_ != nullptr) {
            own_.assign(data_, data_ + size_);
            owner_.reset();
            look();
        }
        return own_;
    }
    void look() {
        data_ = own_.data();
        size_ = own_.size();
    }
    void swap(ValueColumn& other) noexcept {
        own_.swap(other.own_);
        owner_.swap(other.owner_);
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
    }

    std::vector<T> own_;
    std::shared_ptr<const void> owner_;   ///< of lent values; null where they are its own
    const T* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace kua
