// What every asyncio queue does besides keeping its items (`queues.py:32`): who waits for room, who waits for
// an item, how many items are unfinished work, and the end by `shutdown`.
#pragma once

#include <cstddef>
#include <cstdint>

#include "loop/coroutine.h"
#include "loop/sync/event.h"
#include "loop/sync/waiters.h"

namespace loopscope {

class QueueBase : public LoopBound {
public:
    /// With a `maxsize` of 0 or less it is never full.
    explicit QueueBase(std::int64_t maxsize) : maxsize_(maxsize) { finished_.set(); }

    [[nodiscard]] std::int64_t maxsize() const noexcept { return maxsize_; }
    [[nodiscard]] virtual std::size_t qsize() const = 0;
    [[nodiscard]] bool empty() const { return qsize() == 0; }
    [[nodiscard]] bool full() const { return maxsize_ > 0 && qsize() >= static_cast<std::size_t>(maxsize_); }

    /// Waits until it is not full. QueueShutDown when it is shut down while full. Woken and cancelled in one
    /// step, it wakes the next in its place (`queues.py:149`).
    [[nodiscard]] Coroutine<void> wait_for_room();
    /// Waits until it is not empty. QueueShutDown when it is shut down and empty.
    [[nodiscard]] Coroutine<void> wait_for_item();
    /// One turn of those: until woken once.
    [[nodiscard]] Coroutine<void> wait_for_put() { return wait_in(getters_, &QueueBase::empty); }
    [[nodiscard]] Coroutine<void> wait_for_get() { return wait_in(putters_, &QueueBase::full); }

    /// The work on an item that was taken is done. ValueError when there is no unfinished one.
    [[nodiscard]] Error task_done();
    /// Waits until every item that was put is done.
    [[nodiscard]] Coroutine<void> join();
    /// From now on `put` raises QueueShutDown, and `get` too once the queue is empty. `immediate` drops the
    /// items now, as done. All who wait are woken.
    void shutdown(bool immediate);

    [[nodiscard]] bool is_shut_down() const noexcept { return is_shut_down_; }
    [[nodiscard]] std::size_t unfinished_tasks() const noexcept { return unfinished_tasks_; }
    [[nodiscard]] const Waiters& getters() const noexcept { return getters_; }
    [[nodiscard]] const Waiters& putters() const noexcept { return putters_; }

    // Around a change of the items, for those who keep them.

    /// QueueShutDown or QueueFull when no item may be put now; null when one may.
    [[nodiscard]] Error refuse_put() const;
    /// QueueShutDown or QueueEmpty when there is no item to get.
    [[nodiscard]] Error refuse_get() const;
    /// An item was put: it is unfinished, and somebody may get it.
    void after_put();
    /// An item was taken: somebody may put one.
    void after_get() { putters_.dismiss_next(); }
    /// An item was dropped at shutdown.
    void after_drop();
    /// The rest of `shutdown`, once the items are dropped when `immediate`.
    void finish_shutdown(bool immediate);
    void begin_shutdown() noexcept { is_shut_down_ = true; }

protected:
    ~QueueBase() = default;

    /// Takes out the next item and forgets it.
    virtual void drop_next() = 0;

private:
    [[nodiscard]] Coroutine<void> wait_in(Waiters& line, bool (QueueBase::*is_blocked)() const);

    std::int64_t maxsize_;
    Waiters getters_{*this, {WaitKind::Queue, "Queue.get"}};
    Waiters putters_{*this, {WaitKind::Queue, "Queue.put"}};
    Event finished_{{WaitKind::Queue, "Queue.join", this}};
    std::size_t unfinished_tasks_ = 0;
    bool is_shut_down_ = false;
};

}  // namespace loopscope
