// The futures that an operation waits for (a task group, `wait`, `as_completed`) with its callbacks on them:
// each leaves when it is done, and all callbacks are gone when the operation goes, whatever came first.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loop/future.h"
#include "loop/handle.h"
#include "loop/linked_list.h"

namespace loopscope {

class FutureWatch {
public:
    FutureWatch(const FutureWatch&) = delete;
    FutureWatch& operator=(const FutureWatch&) = delete;

protected:
    /// For views: what waiting for the operation is, and the name of the callbacks, which lives as long as
    /// the program.
    FutureWatch(EventLoop& loop, WaitKind kind, const char* name) noexcept;
    ~FutureWatch();

    /// A future for the task that waits for the operation: the trace and the await graph show that it waits
    /// for those that are watched.
    [[nodiscard]] Ref<Future<void>> make_waiter(std::string_view label);

    [[nodiscard]] EventLoop& loop() const noexcept { return loop_; }

    /// Calls `watched_done` in an iteration after `future` is done, also when it is done already.
    void watch(Ref<FutureBase> future);
    /// `future` is done, and not watched any more.
    virtual void watched_done(FutureBase& future) = 0;
    /// Lets go of those that are left.
    void unwatch_all() noexcept;

    [[nodiscard]] std::size_t watched() const noexcept { return entries_.size(); }
    /// Calls `visit(FutureBase&)` for each, in the order in which they came.
    template <class Visit>
    void for_each_watched(Visit visit) const {
        for (const Entry* each = entries_.first(); each != nullptr; each = each->next())
            visit(*each->future_);
    }

private:
    class Waiter;

    /// One callback, in the list of its watch.
    class Entry final : public Handle, public LinkedList<Entry>::Link {
    public:
        Entry(FutureWatch& watch, Ref<FutureBase> future);

        FutureWatch& watch_;  // gone once this has left
        Ref<FutureBase> future_;
        WaitKind kind_;
        const char* name_;

        [[nodiscard]] Purpose purpose() const override;

    protected:
        [[nodiscard]] Activation* call(Thread& thread) override;
        void drop() noexcept override { future_ = nullptr; }
        [[nodiscard]] std::string callback_name() const override { return name_; }
    };

    EventLoop& loop_;
    WaitKind kind_;
    const char* name_;
    Ref<Waiter> waiter_;
    LinkedList<Entry> entries_;
};

/// Without repetitions, in the order of the first ones.
[[nodiscard]] std::vector<Ref<FutureBase>> each_once(std::vector<Ref<FutureBase>> futures);

}  // namespace loopscope
