// asyncio.Queue, LifoQueue and PriorityQueue (`queues.py`): hand items from task to task, with room for
// `maxsize` of them.
//
//     Queue<int> queue(2);
//     co_await queue.put(1);          // waits while it is full
//     int item = co_await queue.get();  // waits while it is empty
//     (void)queue.task_done();
#pragma once

#include <cstddef>
#include <deque>
#include <utility>
#include <vector>

#include "loop/sync/queue_base.h"

namespace loopscope {

/// A queue whose order `Items` gives: push(T), T pop() of the next one, size(). It outlives who uses it.
template <class T, class Items>
class QueueOf final : public QueueBase {
public:
    explicit QueueOf(std::int64_t maxsize = 0) : QueueBase(maxsize) {}

    [[nodiscard]] std::size_t qsize() const override { return items_.size(); }

    /// Waits for room. QueueShutDown when it is shut down.
    [[nodiscard]] Coroutine<void> put(T item) {
        Outcome<void> room = co_await settled(wait_for_room());
        if (!room.ok()) co_await fail_with(room.error());
        if (Error refused = put_nowait(std::move(item))) co_await fail_with(refused);
    }
    /// QueueFull when there is no room, QueueShutDown when it is shut down.
    [[nodiscard]] Error put_nowait(T item) {
        if (Error refused = refuse_put()) return refused;
        items_.push(std::move(item));
        after_put();
        return {};
    }
    /// Waits for an item. QueueShutDown when it is shut down and empty.
    [[nodiscard]] Coroutine<T> get() {
        Outcome<void> some = co_await settled(wait_for_item());
        if (!some.ok()) co_await fail_with(some.error());
        Outcome<T> item = get_nowait();
        if (!item.ok()) co_await fail_with(item.error());
        co_return item.take();
    }
    /// QueueEmpty when there is none, QueueShutDown when that is the end.
    [[nodiscard]] Outcome<T> get_nowait() {
        if (Error refused = refuse_get()) return refused;
        T item = items_.pop();
        after_get();
        return item;
    }

    [[nodiscard]] std::string describe() const override {
        return "<Queue maxsize=" + std::to_string(maxsize()) + ">";
    }

protected:
    void drop_next() override { (void)items_.pop(); }

private:
    Items items_;
};

/// Items in the order in which they came.
template <class T>
class FifoItems {
public:
    [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
    void push(T item) { items_.push_back(std::move(item)); }
    [[nodiscard]] T pop() {
        T item = std::move(items_.front());
        items_.pop_front();
        return item;
    }

private:
    std::deque<T> items_;
};

/// The newest item first.
template <class T>
class LifoItems {
public:
    [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
    void push(T item) { items_.push_back(std::move(item)); }
    [[nodiscard]] T pop() {
        T item = std::move(items_.back());
        items_.pop_back();
        return item;
    }

private:
    std::vector<T> items_;
};

/// The least item first, by `Less`; equal ones in the order of CPython's heap (`heapq.py:132`).
template <class T, class Less>
class PriorityItems {
public:
    [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
    void push(T item) {
        items_.push_back(std::move(item));
        move_up(items_.size() - 1);
    }
    [[nodiscard]] T pop() {
        T last = std::move(items_.back());
        items_.pop_back();
        if (items_.empty()) return last;
        T least = std::move(items_.front());
        // The hole goes down to a leaf along the lesser children; the last item fills it and goes up from
        // there.
        std::size_t hole = 0;
        for (std::size_t child = 1; child < items_.size(); child = 2 * hole + 1) {
            std::size_t right = child + 1;
            if (right < items_.size() && !Less()(items_[child], items_[right])) child = right;
            items_[hole] = std::move(items_[child]);
            hole = child;
        }
        items_[hole] = std::move(last);
        move_up(hole);
        return least;
    }

private:
    void move_up(std::size_t place) {
        T item = std::move(items_[place]);
        while (place > 0) {
            std::size_t parent = (place - 1) / 2;
            if (!Less()(item, items_[parent])) break;
            items_[place] = std::move(items_[parent]);
            place = parent;
        }
        items_[place] = std::move(item);
    }
    std::vector<T> items_;
};

/// The order of `operator<`.
template <class T>
struct Smaller {
    bool operator()(const T& a, const T& b) const { return a < b; }
};

template <class T>
using Queue = QueueOf<T, FifoItems<T>>;
template <class T>
using LifoQueue = QueueOf<T, LifoItems<T>>;
template <class T, class Less = Smaller<T>>
using PriorityQueue = QueueOf<T, PriorityItems<T, Less>>;

}  // namespace loopscope
