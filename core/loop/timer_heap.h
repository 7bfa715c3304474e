// The timers of a loop: a 4-ary heap by deadline, equal deadlines in the order in which they were set. A
// cancelled timer stays until it comes to the top or until cancelled ones are over half of more than 100
// (`base_events.py:1955`).
#pragma once

#include <cstdint>
#include <vector>

#include "loop/error.h"
#include "loop/handle.h"

namespace loopscope {

class TimerHeap {
public:
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

    void push(double when, Ref<Handle> handle);
    /// The earliest deadline; needs one.
    [[nodiscard]] double earliest() const noexcept { return entries_.front().when; }
    Ref<Handle> pop() noexcept;
    /// Takes out the one with this number in the trace that is not cancelled; null when there is none.
    Ref<Handle> take(std::uint32_t id) noexcept;
    /// Drops cancelled timers as described above.
    void drop_cancelled();
    void note_cancelled() noexcept { ++cancelled_; }

    /// In no particular order, cancelled ones included; for views.
    template <class Function>
    void for_each(Function function) const {
        for (const Entry& entry : entries_) function(*entry.handle);
    }

private:
    struct Entry {
        double when;
        std::uint64_t sequence;
        Ref<Handle> handle;

        [[nodiscard]] bool before(const Entry& other) const noexcept {
            return when < other.when || (when == other.when && sequence < other.sequence);
        }
    };

    void order() noexcept;
    void sift_up(std::size_t index) noexcept;
    void sift_down(std::size_t index) noexcept;

    std::vector<Entry> entries_;
    std::uint64_t next_sequence_ = 0;
    std::size_t cancelled_ = 0;
};

/// ValueError when `when` is NaN, else null. CPython's loop fails with this error when it comes to sleep
/// until then; here it is refused beforehand, so that the loop goes on.
[[nodiscard]] Error check_deadline(double when);

}  // namespace loopscope
