// Calls in another thread of the program while the loop goes on: asyncio.to_thread and loop.run_in_executor.
//
//     Report report = co_await to_thread([&] { return summarise(data); });
//
// Threads are lanes of the scheduler, not of the operating system: they take turns. A plain function runs in
// one piece; a callable that gives a coroutine is suspended at the end of each slice, so that the others go
// on meanwhile. There is no loop in such a thread, so its coroutine can await coroutines but no futures.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "loop/body.h"
#include "loop/context.h"
#include "loop/executor.h"
#include "loop/timeout.h"

namespace loopscope {

/// A plain C++ function as the body of a thread.
template <class Callable>
class CallBody final : public Called<Activation>, public TaskBody<std::invoke_result_t<Callable&>> {
public:
    using Result = std::invoke_result_t<Callable&>;
    explicit CallBody(Callable callable) : callable_(std::move(callable)) {}

    [[nodiscard]] Activation* resume(Thread& thread) override {
        thread.charge(1);
#ifdef __cpp_exceptions
        try {
            call();
        } catch (...) {
            outcome_.emplace(error_from(std::current_exception()));
        }
#else
        call();
#endif
        return caller();
    }
    [[nodiscard]] Activation* raise(Thread&, Error error) override {
        outcome_.emplace(std::move(error));
        return caller();
    }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = name(); }
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }
    [[nodiscard]] ClassTag class_tag() const noexcept override { return nullptr; }

    [[nodiscard]] Activation& activation() noexcept override { return *this; }
    [[nodiscard]] std::string name() const override { return "C++ function"; }
    [[nodiscard]] Outcome<Result> take_outcome() override { return std::move(*outcome_); }
    void drop_body() noexcept override { delete this; }

private:
    void call() {
        if constexpr (std::is_void_v<Result>) {
            callable_();
            outcome_.emplace();
        } else {
            outcome_.emplace(callable_());
        }
    }

    Callable callable_;
    std::optional<Outcome<Result>> outcome_;
};

/// The coroutine that `callable()` gives, with the callable in its own frame.
template <class Callable>
[[nodiscard]] Coroutine<BodyResult<Callable>> call_coroutine(Callable callable) {
    using T = BodyResult<Callable>;
    Outcome<T> outcome = co_await settled(begin_body(callable));
    if (!outcome.ok()) co_await fail_with(outcome.error());
    if constexpr (!std::is_void_v<T>) co_return outcome.take();
}

/// What a thread runs for `callable`: a plain function, or one that gives a coroutine.
template <class Callable>
[[nodiscard]] auto thread_body(Callable callable) {
    if constexpr (requires { typename BodyResult<Callable>; }) {
        return call_coroutine(std::move(callable)).into_body();
    } else {
        return BodyRef<std::invoke_result_t<Callable&>>(new CallBody<Callable>(std::move(callable)));
    }
}
template <class T>
T result_of_body(const BodyRef<T>&);
template <class Callable>
using ThreadResult = decltype(result_of_body(thread_body(std::declval<Callable>())));

/// Calls `callable()` in a thread of `executor` (`base_events.py:878`). The future of `loop` ends as the call
/// does; cancelled before that begins, it never does. RuntimeError in the future when the executor is shut
/// down.
template <class Callable>
[[nodiscard]] Ref<Future<ThreadResult<Callable>>> run_in_executor(EventLoop& loop, Executor& executor,
                                                                  Callable callable) {
    return executor.submit(loop, thread_body(std::move(callable)));
}
/// The same in the loop's default executor; RuntimeError in the future when there is none any more.
template <class Callable>
[[nodiscard]] Ref<Future<ThreadResult<Callable>>> run_in_executor(EventLoop& loop, Callable callable) {
    Outcome<Executor&> executor = loop.default_executor();
    if (executor.ok()) return run_in_executor(loop, *executor, std::move(callable));
    auto refused = loop.create_future<ThreadResult<Callable>>(WaitKind::Executor, "executor");
    (void)refused->set_exception(executor.error());
    return refused;
}

/// Calls `callable()` in a thread of the running loop's default executor, in a copy of the context that runs,
/// and gives what it gives (`threads.py:12`).
template <class Callable>
[[nodiscard]] Coroutine<ThreadResult<Callable>> to_thread(Callable callable) {
    using T = ThreadResult<Callable>;
    Thread& thread = co_await current_thread();
    EventLoop* loop = thread.running_loop();
    if (loop == nullptr) co_await fail_with(make_error(ErrorKind::RuntimeError, "no running event loop"));
    Outcome<Executor&> executor = loop->default_executor();
    if (!executor.ok()) co_await fail_with(executor.error());
    Ref<Payload> context;
    if (const Payload* running = running_context(thread)) context = running->copy_for_child();
    auto call = (*executor).submit(*loop, thread_body(std::move(callable)), std::move(context));
    Outcome<T> outcome = co_await settled(std::move(call));
    if (!outcome.ok()) co_await fail_with(outcome.error());
    if constexpr (!std::is_void_v<T>) co_return outcome.take();
}

/// Waits until the default executor of `loop` has done its work, `timeout` seconds at most (none: without
/// limit), and lets it take no more (`base_events.py:596`). Running out of time is a warning, no error.
[[nodiscard]] Coroutine<void> shutdown_default_executor(EventLoop& loop, std::optional<double> timeout = {});

}  // namespace loopscope
