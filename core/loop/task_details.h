// What a task knows of itself beside its coroutine: its number, for "Task-7", and its place in the list of
// tasks. What few tasks have (a name of their own, a context, a cancel) stands in a record with those two, so
// that it costs the others nothing.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "loop/error.h"
#include "loop/future_base.h"
#include "loop/ref.h"

namespace loopscope {

class TaskDetails {
public:
    /// The place of a task that is in no list.
    static constexpr std::uint32_t kNowhere = UINT32_MAX;

    struct Record : Pooled {
        Record(std::uint32_t task_number, std::uint32_t task_place) noexcept
            : number(task_number), place(task_place) {}

        std::uint32_t number;  // 0: it has a name of its own
        std::uint32_t place;
        std::uint32_t cancel_requests = 0;
        bool is_asked = false;  // a cancel goes on from it right now
        std::string name;
        Ref<Payload> cancel_message;
        Ref<Payload> context;
        Error raised;             // by the next step
        Ref<FutureBase> awaited;  // what it waits for, when its innermost activation was closed
    };

    TaskDetails() noexcept = default;
    TaskDetails(const TaskDetails&) = delete;
    TaskDetails& operator=(const TaskDetails&) = delete;
    ~TaskDetails() {
        if (given()) delete record();
    }

    /// Whether there is a record.
    [[nodiscard]] bool given() const noexcept { return (low_ & kNumberBit) == 0; }
    /// Only what is given.
    [[nodiscard]] Record* operator->() const noexcept { return record(); }
    /// Makes the record first when there is none.
    [[nodiscard]] Record& made() {
        if (!given()) make_record();
        return *record();
    }

    /// 0: none was set.
    [[nodiscard]] std::uint32_t number() const noexcept {
        return given() ? record()->number : low_ >> kNumberShift;
    }
    /// A number, for now: below 2**30, 0 for none. And the words between the task's future and the rest of
    /// it: 0 or 1.
    void begin(std::uint32_t number, std::uint32_t words_between) noexcept {
        low_ = number << kNumberShift | words_between * kApartBit | kNumberBit;
    }

    [[nodiscard]] std::uint32_t place() const noexcept { return given() ? record()->place : high_; }
    /// Sets it, and gives what it was.
    std::uint32_t exchange_place(std::uint32_t place) noexcept {
        return std::exchange(given() ? record()->place : high_, place);
    }

    [[nodiscard]] std::uint32_t words_between() const noexcept { return (low_ & kApartBit) / kApartBit; }

private:
    static constexpr std::uint32_t kNumberBit = 1;
    static constexpr std::uint32_t kApartBit = 2;
    static constexpr std::uint32_t kMarks = kNumberBit | kApartBit;
    static constexpr std::uint32_t kNumberShift = 2;

    [[nodiscard]] Record* record() const noexcept {
        std::uintptr_t address = low_ & ~kMarks;
        if constexpr (sizeof(address) > sizeof(low_)) address |= std::uintptr_t{high_} << 32;
        return reinterpret_cast<Record*>(address);
    }
    void make_record() {
        static_assert(alignof(Record) > kMarks);
        const auto address = reinterpret_cast<std::uintptr_t>(new Record(number(), place()));
        low_ = static_cast<std::uint32_t>(address) | (low_ & kApartBit);
        if constexpr (sizeof(address) > sizeof(low_)) high_ = static_cast<std::uint32_t>(address >> 32);
    }

    // A number and kNumberBit, and the place; or the address of an owned Record. kApartBit in either.
    std::uint32_t low_ = kNumberBit;
    std::uint32_t high_ = kNowhere;
};

}  // namespace loopscope
