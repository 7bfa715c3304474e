// What few tasks have, so that it costs those who have none of it no more than a word: a name of their own, a
// context, a cancel. All others have a number instead, for "Task-7".
#pragma once

#include <cstdint>
#include <string>

#include "loop/error.h"
#include "loop/ref.h"

namespace loopscope {

class TaskDetails {
public:
    struct Record {
        explicit Record(std::uint32_t task_number) noexcept : number(task_number) {}

        [[nodiscard]] static void* operator new(std::size_t size) { return BlockPool::allocate(size); }
        static void operator delete(void* memory, std::size_t size) noexcept {
            BlockPool::deallocate(memory, size);
        }

        std::uint32_t number;  // 0: it has a name of its own
        std::uint32_t cancel_requests = 0;
        std::string name;
        Ref<Payload> cancel_message;
        Ref<Payload> context;
        Error raised;  // by the next step
    };

    TaskDetails() noexcept = default;
    TaskDetails(const TaskDetails&) = delete;
    TaskDetails& operator=(const TaskDetails&) = delete;
    ~TaskDetails() {
        if (given()) delete record();
    }

    [[nodiscard]] bool given() const noexcept { return (bits_ & kNumberBit) == 0; }
    /// Only what is given.
    [[nodiscard]] Record* operator->() const noexcept { return record(); }
    /// Gives them first when they are not.
    [[nodiscard]] Record& made() {
        if (!given()) bits_ = reinterpret_cast<std::uintptr_t>(new Record(number()));
        return *record();
    }

    /// 0: none was set.
    [[nodiscard]] std::uint32_t number() const noexcept {
        return given() ? record()->number : static_cast<std::uint32_t>(bits_ >> 1);
    }
    /// Below 2**31. While none are given.
    void set_number(std::uint32_t number) noexcept { bits_ = std::uintptr_t{number} << 1 | kNumberBit; }

private:
    static constexpr std::uintptr_t kNumberBit = 1;

    [[nodiscard]] Record* record() const noexcept { return reinterpret_cast<Record*>(bits_); }

    std::uintptr_t bits_ = kNumberBit;  // an owned Record; or a number and kNumberBit
};

}  // namespace loopscope
