// asyncio.ensure_future: the future that stands for whatever can be awaited.
#pragma once

#include <utility>
#include <vector>

#include "loop/awaitable.h"
#include "loop/event_loop.h"

namespace loopscope {

/// The future that stands for it: itself, or a new task that runs the coroutine (`tasks.py:728`). For a
/// future of another loop, one that has failed with ValueError.
template <class T>
[[nodiscard]] Ref<Future<T>> ensure_future(EventLoop& loop, Ref<Future<T>> future) {
    if (&future->loop() == &loop) return future;
    Ref<Future<T>> refused = loop.create_future<T>();
    (void)refused->set_exception(
        make_error(ErrorKind::ValueError,
                   "The future belongs to a different loop than the one specified as the loop argument"));
    return refused;
}
template <class T>
[[nodiscard]] Ref<Future<T>> ensure_future(EventLoop& loop, Ref<Task<T>> task) {
    return ensure_future(loop, Ref<Future<T>>(std::move(task)));
}
template <class T>
[[nodiscard]] Ref<Future<T>> ensure_future(EventLoop& loop, Coroutine<T> coroutine) {
    return loop.create_task(std::move(coroutine), {}, kNoSource);
}
template <class T>
[[nodiscard]] Ref<Future<T>> ensure_future(EventLoop& loop, const Ref<Awaitable<T>>& awaitable) {
    return awaitable->ensure_future(loop);
}
/// Each coroutine as a task, in the same order.
template <class T>
[[nodiscard]] std::vector<Ref<Future<T>>> ensure_futures(EventLoop& loop,
                                                         std::vector<Coroutine<T>> coroutines) {
    std::vector<Ref<Future<T>>> futures;
    futures.reserve(coroutines.size());
    for (Coroutine<T>& each : coroutines) futures.push_back(loop.create_task(std::move(each)));
    return futures;
}

}  // namespace loopscope
