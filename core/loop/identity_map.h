// Values by the identity of what they belong to.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "loop/identity_index.h"

namespace loopscope {

template <class T>
class IdentityMap {
public:
    /// Null when there is none. A value may move whenever another one comes or goes.
    [[nodiscard]] T* find(Identity key) noexcept {
        const std::size_t number = keys_.find(key);
        return number == keys_.size() ? nullptr : &values_[number];
    }
    [[nodiscard]] const T* find(Identity key) const noexcept {
        return const_cast<IdentityMap*>(this)->find(key);
    }
    /// One made anew when there is none.
    [[nodiscard]] T& operator[](Identity key) {
        if (T* found = find(key)) return *found;
        keys_.add(key);
        return values_.emplace_back();
    }
    /// Takes a value out; an empty one when there is none.
    [[nodiscard]] T take(Identity key) noexcept {
        if (find(key) == nullptr) return T();
        const std::size_t number = keys_.remove(key);
        std::swap(values_[number], values_.back());
        T taken = std::move(values_.back());
        values_.pop_back();
        return taken;
    }
    /// One of them; null when there is none.
    [[nodiscard]] T* last() noexcept { return values_.empty() ? nullptr : &values_.back(); }
    void clear() noexcept {
        keys_.clear();
        // Taken out before they end: what they held may look here.
        const std::vector<T> ended = std::move(values_);
        values_.clear();
    }

private:
    IdentityIndex keys_;
    std::vector<T> values_;  // by their keys' numbers
};

}  // namespace loopscope
