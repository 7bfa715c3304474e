// Who waits for a future, in the order in which they came. Nearly always nobody or one, which costs a single
// pointer; the second one brings a list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "loop/runnable.h"

namespace loopscope {

class WaiterList {
public:
    WaiterList() noexcept = default;
    WaiterList(WaiterList&& other) noexcept : bits_(std::exchange(other.bits_, 0)) {}
    WaiterList& operator=(WaiterList&& other) noexcept {
        std::swap(bits_, other.bits_);
        return *this;
    }
    ~WaiterList() {
        if (bits_ != 0) clear();
    }

    [[nodiscard]] bool empty() const noexcept { return bits_ == 0; }
    /// Lets go of all, of whom each may hold the next future with its own waiters, and so on.
    void release_all_deep() noexcept;

    void add(Ref<Runnable> waiter) {
        if (bits_ == 0) {
            bits_ = reinterpret_cast<std::uintptr_t>(waiter.leak());
        } else {
            add_to_list(std::move(waiter));
        }
    }

    /// The only one, which has left then; null when there is nobody or a list.
    [[nodiscard]] Ref<Runnable> take_only() noexcept {
        if (is_list()) return {};
        return Ref<Runnable>::adopt(reinterpret_cast<Runnable*>(std::exchange(bits_, 0)));
    }

    /// Calls `function(Runnable&)` for each, in order.
    template <class Function>
    void for_each(Function function) const {
        if (!is_list()) {
            if (bits_ != 0) function(*only());
            return;
        }
        for (const Ref<Runnable>& waiter : list()) function(*waiter);
    }

    /// Removes each for which `matches(Runnable&)`. Returns how many.
    template <class Predicate>
    std::size_t remove_if(Predicate matches) {
        if (is_list()) return std::erase_if(list(), [&](Ref<Runnable>& waiter) { return matches(*waiter); });
        if (bits_ == 0 || !matches(*only())) return 0;
        clear();
        return 1;
    }

private:
    using List = std::vector<Ref<Runnable>>;

    static constexpr std::uintptr_t kListBit = 1;

    [[nodiscard]] bool is_list() const noexcept { return (bits_ & kListBit) != 0; }
    [[nodiscard]] Runnable* only() const noexcept { return reinterpret_cast<Runnable*>(bits_); }
    [[nodiscard]] List& list() const noexcept { return *reinterpret_cast<List*>(bits_ & ~kListBit); }

    void add_to_list(Ref<Runnable> waiter);
    void clear() noexcept {
        if (is_list()) {
            clear_list();
        } else {
            const Ref<Runnable> dropped = Ref<Runnable>::adopt(only());
            bits_ = 0;
        }
    }
    void clear_list() noexcept;

    std::uintptr_t bits_ = 0;  // 0; the only waiter, owned; or an owned List and kListBit
};

}  // namespace loopscope
