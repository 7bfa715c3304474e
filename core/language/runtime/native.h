// Natives: functions of the language that are written in C++.
//
// A plain native is a function `Value f(Runtime&, Value* arguments)`. Its signature is text, as in Python
// ("sorted(iterable, /, *, key=None, reverse=False)"): the binder puts the arguments in their places, a tuple
// for
// `*args`, a dict for `**kwargs`, and raises TypeError with CPython's wording when they do not fit. A
// parameter with a default that the caller left out is empty; the native knows its default. `arguments` are
// its own: it may move them out. A name after the brackets is that of the function which CPython hands the
// keywords on to, and which complains of unknown ones.
//
// One that must call the program (a key function, a user's `__eq__`, `__next__`...) to go on is a Routine, a
// C++ coroutine on the same trampoline as interpreted frames, so that no call of the program ever stands on
// the C++ stack:
//
//     Routine sum_slowly(Runtime& runtime, Value iterable, Value total) {
//         Value iterator = co_await iterate(runtime, iterable);
//         if (iterator.failed()) co_return iterator;
//         while (true) {
//             Value item = co_await next(runtime, iterator);
//             if (item.failed()) co_return item;
//             if (item.is_exhausted()) co_return total;
//             total = co_await binary(runtime, BinaryOperator::Add, total, item);
//             if (total.failed()) co_return total;
//         }
//     }
//     Value builtin_sum(Runtime& runtime, Value* arguments) {
//         return run(runtime, sum_slowly(runtime, std::move(arguments[0]), ...));
//     }
#pragma once

#include <coroutine>
#include <cstddef>
#include <utility>

#include "language/objects/value.h"
#include "language/runtime/runtime.h"
#include "loop/activation.h"

#if defined(__GNUC__) && !defined(__clang__)
// g++ takes a coroutine's own pair of operator new and operator delete for a mismatch.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace loopscope::language {

using NativeFunctionPointer = Value (*)(Runtime& runtime, Value* arguments);

/// An activation of the language: a frame or a routine. Finishing, it leaves its result in
/// `Runtime::returned`.
class LanguageActivation : public Called<Driver> {
public:
    /// Calls within calls up to here: the recursion limit counts it.
    [[nodiscard]] std::uint32_t depth() const noexcept { return depth_; }
    /// The innermost frame of the program around this activation; null at the root of a chain.
    [[nodiscard]] Frame* outer_frame() const noexcept { return outer_frame_; }
    /// Makes it a callee of `caller`, one deeper, within `frame`.
    void enter(Activation& caller, Frame* frame, std::uint32_t depth) noexcept {
        set_caller(&caller);
        outer_frame_ = frame;
        depth_ = depth;
    }
    /// Becomes the root of a chain: whoever drives it is its caller.
    void begin_chain() noexcept {
        outer_frame_ = nullptr;
        depth_ = 1;
    }
    /// The frame that this activation means when it calls: itself, or the frame around it.
    [[nodiscard]] virtual Frame* as_frame() noexcept = 0;
    [[nodiscard]] ClassTag class_tag() const noexcept override { return &kClassTag<LanguageActivation>; }
    /// Ends an activation that will never be resumed (its thread has ended).
    virtual void abandon() noexcept = 0;

protected:
    ~LanguageActivation() = default;

private:
    friend class KeptFrames;

    Frame* outer_frame_ = nullptr;
    std::uint32_t depth_ = 0;
};

/// The return type of a coroutine-bodied native. Owns it until `run` takes it.
class [[nodiscard]] LOOPSCOPE_TRIVIAL_ABI Routine {
public:
    class promise_type final : public LanguageActivation {
    public:
        explicit promise_type(Runtime& runtime) noexcept;
        template <class First, class... Parameters>
        promise_type(Runtime& runtime, First&, Parameters&...) noexcept : promise_type(runtime) {}

        Routine get_return_object() noexcept { return Routine(Handle::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_value(Value value) noexcept;
        void unhandled_exception() noexcept;

        // What a routine waits with is its promise: an await costs the body two calls and no room of its own.
        // g++ 12 copies an awaiter even where it is a reference, so there one stands for the promise.
#if defined(__clang__)
        using Awaiter = promise_type&;
#else
        struct Awaiter {
            promise_type& promise;
            Awaiter(promise_type& routine) noexcept : promise(routine) {}
            bool await_ready() const noexcept { return promise.await_ready(); }
            void await_suspend(std::coroutine_handle<>) const noexcept {}
            Value await_resume() const noexcept { return promise.await_resume(); }
        };
#endif
        /// Waits for a Value: goes on at once unless it is pending. After a long row of values that came at
        /// once the routine takes a break, so that the host and other threads get their turn whatever a
        /// native works on.
        [[gnu::always_inline]] Awaiter await_transform(Value value) noexcept {
            wait_for(std::move(value));
            return *this;
        }
        bool await_ready() const noexcept { return next_ == nullptr; }
        void await_suspend(std::coroutine_handle<>) const noexcept {}
        Value await_resume() noexcept { return std::move(awaited_); }

        Activation* resume(Thread& thread) override;
        Activation* raise(Thread& thread, Error error) override;
        void inspect(ActivationSnapshot& snapshot, bool with_locals) const override;
        std::uint32_t line() const noexcept override { return 0; }
        void abandon() noexcept override;
        Frame* as_frame() noexcept override { return outer_frame(); }
        /// Never called: a routine drives nothing.
        Activation* suspended(Thread& thread, Activation& innermost, FutureBase* awaited) override;

        template <class... Parameters>
        void* operator new(std::size_t bytes, Runtime& runtime, Parameters&...) {
            return allocate(bytes, runtime);
        }
        void operator delete(void* frame, std::size_t bytes) noexcept;

    private:
        using Handle = std::coroutine_handle<promise_type>;
        static void* allocate(std::size_t bytes, Runtime& runtime);
        static constexpr std::int32_t kRowBeforeBreak = 1000;
        // Leaves `next_` null when the routine can go on with `value` at once.
        void wait_for(Value value) noexcept;

        Runtime& runtime_;
        std::int32_t until_break_ = kRowBeforeBreak;
        Activation* next_ = nullptr;  // who goes on when it has suspended
        Value awaited_;
        Value result_;
    };

    Routine(Routine&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    Routine& operator=(Routine&&) = delete;
    ~Routine() {
        if (handle_) handle_.destroy();
    }

private:
    friend Value run(Runtime& runtime, Routine routine);
    explicit Routine(std::coroutine_handle<promise_type> handle) noexcept : handle_(handle) {}

    std::coroutine_handle<promise_type> handle_;
};

/// Starts a routine: `return run(runtime, routine(...))` in a plain native, `co_await run(...)` in another
/// routine. Always pending(): it begins when the trampoline comes to it, so that routines within routines
/// need no C++ stack.
Value run(Runtime& runtime, Routine routine);

}  // namespace loopscope::language
