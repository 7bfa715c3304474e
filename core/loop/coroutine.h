// `Coroutine<T>`: the C++20 coroutine type of this library. Lazy: it begins when it is awaited or made a
// task; dropped before, it never ran. It can `co_await` coroutines, futures, tasks and awaitables of a
// language, and be awaited by those. An error is thrown at the `co_await` (exceptions.h), or given as a
// value: `co_await settled(...)`.
//
// A lambda that is a coroutine must outlive it when it captures: prefer parameters.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <source_location>
#include <string>
#include <type_traits>
#include <utility>

#include "loop/activation.h"
#include "loop/awaitable.h"
#include "loop/block_pool.h"
#include "loop/future.h"
#include "loop/outcome.h"
#include "loop/task.h"
#include "loop/task_body.h"
#include "loop/thread.h"

namespace loopscope {

template <class T>
class Coroutine;
template <class T>
class Task;

/// What a coroutine of any result has: the activation, its callee, and where it stands.
class CoroutineBase : public Activation {
public:
    [[nodiscard]] static void* operator new(std::size_t size) { return BlockPool::allocate(size); }
    static void operator delete(void* frame, std::size_t size) noexcept {
        BlockPool::deallocate(frame, size);
    }

    [[nodiscard]] Activation* raise(Thread& thread, Error error) final;
    void inspect(ActivationSnapshot& snapshot, bool with_locals) const final;
    /// Of the last plain `co_await`; 0 before it and in coroutines that use `settled` only, as this library's
    /// do.
    [[nodiscard]] std::uint32_t line() const noexcept final { return line_; }
    [[nodiscard]] const char* file() const noexcept final { return location_.file_name(); }
    /// Its function: file, signature, line of the definition.
    [[nodiscard]] const std::source_location& location() const noexcept { return location_; }
    /// Its function's name alone.
    [[nodiscard]] std::string function_name() const;
    [[nodiscard]] bool finished() const noexcept { return state_ == State::Finished; }

    // For awaiters, while they stand in this coroutine.

    /// The thread that resumed it; only until it suspends.
    [[nodiscard]] Thread& thread() const noexcept { return *thread_; }
    /// It suspends and `next` goes on.
    void go_on_with(Activation* next) noexcept { next_ = next; }
    /// Resumes `callee`, whose caller this is, until it ends or waits. True when it has ended, so that this
    /// goes on without suspending. On this stack while that is shallow and the budget lasts, else by the
    /// trampoline.
    template <class Callee>
    [[nodiscard]] bool call(Callee& callee) {
        Thread& thread = *thread_;
        if (!thread.enter_nested()) [[unlikely]] {
            next_ = &callee;
            return false;
        }
        Activation* next = callee.resume(thread);
        thread.leave_nested();
        if (next != this) {
            next_ = next;
            return false;
        }
        thread.set_active(this);
        return true;
    }
    /// It goes on without suspending, because `future` is done; for the trace.
    void awaited_ready(const FutureBase& future) const;
    /// It suspends until `future` is done; null: for one turn of the loop.
    void suspend_on(FutureBase* future) {
        Thread& thread = *thread_;
        if (TaskBase* task = thread.driving_task()) [[likely]] {
            next_ = task->suspended(thread, *this, future);
        } else {
            next_ = suspend_without_task(thread, future);
        }
    }
    /// What `raise` brought, to be thrown or given at the point where it stands; null for nothing.
    [[nodiscard]] Error take_raised() noexcept { return std::move(error_); }
    /// It ends here with `error`, without a throw.
    void fail(Error error) noexcept;
    /// Its body begins.
    void begin() noexcept { state_ = State::Running; }
    /// Its body has ended.
    void end() noexcept {
        state_ = State::Finished;
        next_ = caller();
    }
    /// Its `callee` slot: who is destroyed with it.
    void set_callee(CoroutineBase** callee) noexcept { callee_ = callee; }

    /// Destroys `coroutine` and, before it, the coroutines that it awaits, innermost first and without
    /// recursion.
    static void destroy_chain(CoroutineBase* coroutine) noexcept;

protected:
    enum class State : std::uint8_t { Created, Running, Finished };

    CoroutineBase() noexcept : next_(nullptr) {}
    ~CoroutineBase() = default;

    [[nodiscard]] Activation* go_on(Thread& thread, std::coroutine_handle<> frame) {
        thread.charge(1);
        thread.set_active(this);
        thread_ = &thread;
        frame.resume();
        return next_;
    }
    void catch_exception() noexcept;
    [[nodiscard]] Activation* suspend_without_task(Thread& thread, FutureBase* future);
    virtual void destroy() noexcept = 0;

    union {
        Thread* thread_;    // while it runs
        Activation* next_;  // from when it suspends
    };
    CoroutineBase** callee_ = nullptr;  // the slot, in its own frame, that owns the coroutine it awaits
    Error error_;                       // raised and not thrown yet; once finished, what it failed with
    std::source_location location_{};
    std::uint32_t line_ = 0;
    State state_ = State::Created;
};

#ifdef __cpp_exceptions
/// The same C++ exception for `error` as `throw_error`, noted in `thread` so that it is recognised without a
/// rethrow.
[[noreturn]] void throw_in(Thread& thread, Error error);
#endif

/// Begins a coroutine when it is first resumed.
class InitialAwaiter {
public:
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> frame) noexcept {
        self_ = &frame.promise();
    }
    void await_resume() const noexcept { self_->begin(); }

private:
    CoroutineBase* self_ = nullptr;
};

/// Ends a coroutine: its caller goes on.
struct FinalAwaiter {
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> frame) const noexcept {
        frame.promise().end();
    }
    void await_resume() const noexcept {}
};

// Awaiters. Each has `settle()`, the outcome as a value; a plain `co_await` throws its error.

template <class T>
class CoroutineAwaiter {
public:
    using Result = T;
    explicit CoroutineAwaiter(Coroutine<T> callee) noexcept : callee_(std::move(callee)) {}

    [[nodiscard]] bool await_ready() const noexcept { return !callee_.valid(); }
    template <class Promise>
    bool await_suspend(std::coroutine_handle<Promise> frame) {
        self_ = &frame.promise();
        self_->set_callee(callee_.slot());
        callee_.activation().set_caller(self_);
        return !self_->call(callee_.promise());
    }
    [[nodiscard]] Outcome<T> settle() {
        if (self_ == nullptr)
            return make_error(ErrorKind::RuntimeError, "cannot reuse already awaited coroutine");
        self_->set_callee(nullptr);
        if (Error error = self_->take_raised()) return error;
        Outcome<T> outcome = callee_.take_outcome();
        callee_.drop_finished();
        return outcome;
    }

private:
    Coroutine<T> callee_;
    CoroutineBase* self_ = nullptr;
};

template <class T>
class FutureAwaiter {
public:
    using Result = T;
    explicit FutureAwaiter(Ref<Future<T>> future) noexcept : future_(std::move(future)) {}

    [[nodiscard]] const FutureBase& future() const noexcept { return *future_; }
    [[nodiscard]] bool await_ready() const noexcept { return future_->done(); }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> frame) {
        self_ = &frame.promise();
        self_->suspend_on(future_.get());
    }
    [[nodiscard]] Outcome<T> settle() {
        if (self_ != nullptr) {
            if (Error error = self_->take_raised()) return error;
        }
        Ref<Future<T>> future = std::move(future_);
        return future->result();
    }

private:
    Ref<Future<T>> future_;
    CoroutineBase* self_ = nullptr;
};

template <class T>
class ForeignAwaiter {
public:
    using Result = T;
    explicit ForeignAwaiter(Ref<Awaitable<T>> awaitable) noexcept : awaitable_(std::move(awaitable)) {}

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    bool await_suspend(std::coroutine_handle<Promise> frame) {
        CoroutineBase& self = frame.promise();
        Activation* next = awaitable_->begin(self.thread(), self);
        if (next == nullptr) return false;
        self_ = &self;
        self.go_on_with(next);
        return true;
    }
    [[nodiscard]] Outcome<T> settle() {
        if (self_ != nullptr) {
            if (Error error = self_->take_raised()) return error;
        }
        return awaitable_->take_outcome();
    }

private:
    Ref<Awaitable<T>> awaitable_;
    CoroutineBase* self_ = nullptr;
};

/// `co_await yield_now()`: lets all else that is ready run first; what `sleep(0)` does.
struct YieldNow {};
[[nodiscard]] constexpr YieldNow yield_now() noexcept {
    return {};
}

class YieldAwaiter {
public:
    using Result = void;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> frame) {
        self_ = &frame.promise();
        self_->suspend_on(nullptr);
    }
    [[nodiscard]] Outcome<void> settle() {
        if (Error error = self_->take_raised()) return error;
        return {};
    }

private:
    CoroutineBase* self_ = nullptr;
};

template <class T>
[[nodiscard]] CoroutineAwaiter<T> awaiter_of(Coroutine<T>&& coroutine) noexcept {
    return CoroutineAwaiter<T>(std::move(coroutine));
}
template <class T>
[[nodiscard]] FutureAwaiter<T> awaiter_of(Ref<Future<T>> future) noexcept {
    return FutureAwaiter<T>(std::move(future));
}
template <class T>
[[nodiscard]] FutureAwaiter<T> awaiter_of(Ref<Task<T>> task) noexcept {
    return FutureAwaiter<T>(std::move(task));
}
template <class T>
[[nodiscard]] ForeignAwaiter<T> awaiter_of(Ref<Awaitable<T>> awaitable) noexcept {
    return ForeignAwaiter<T>(std::move(awaitable));
}
[[nodiscard]] inline YieldAwaiter awaiter_of(YieldNow) noexcept {
    return {};
}

template <class Awaited>
using AwaiterOf = decltype(awaiter_of(std::declval<Awaited>()));
/// What `co_await` on an `Awaited` gives.
template <class Awaited>
using AwaitResult = typename AwaiterOf<Awaited>::Result;

/// `co_await settled(x)`: as `co_await x`, but gives an `Outcome` and never throws.
template <class Awaiter>
struct Settled {
    Awaiter awaiter;

    [[nodiscard]] bool await_ready() noexcept { return awaiter.await_ready(); }
    template <class Promise>
    auto await_suspend(std::coroutine_handle<Promise> frame) {
        return awaiter.await_suspend(frame);
    }
    [[nodiscard]] auto await_resume() { return awaiter.settle(); }
};
template <class Awaited>
[[nodiscard]] Settled<AwaiterOf<Awaited>> settled(Awaited awaited) {
    return {awaiter_of(std::move(awaited))};
}

#ifdef __cpp_exceptions
/// A plain `co_await`: gives the value or throws. A build without exceptions has only the others.
template <class Awaiter>
struct Throwing {
    Awaiter awaiter;
    CoroutineBase& self;

    [[nodiscard]] bool await_ready() noexcept { return awaiter.await_ready(); }
    template <class Promise>
    auto await_suspend(std::coroutine_handle<Promise> frame) {
        return awaiter.await_suspend(frame);
    }
    typename Awaiter::Result await_resume() {
        auto outcome = awaiter.settle();
        if (!outcome.ok()) throw_in(self.thread(), outcome.error());
        if constexpr (!std::is_void_v<typename Awaiter::Result>) return outcome.take();
    }
};
#endif

/// `co_await fail_with(error)`: ends the coroutine with `error`, without a C++ throw. Does not come back.
struct FailWith {
    Error error;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> frame) {
        frame.promise().fail(std::move(error));
    }
    void await_resume() const noexcept {}
};
[[nodiscard]] inline FailWith fail_with(Error error) noexcept {
    return {std::move(error)};
}

/// `co_await current_thread()`: the thread that runs this coroutine, at once.
struct CurrentThread {};
[[nodiscard]] constexpr CurrentThread current_thread() noexcept {
    return {};
}

/// An answer that needs no wait.
template <class T>
struct Immediate {
    T answer;

    [[nodiscard]] bool await_ready() const noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    [[nodiscard]] T await_resume() const noexcept { return answer; }
};

template <class T>
class CoroutinePromiseBase : public CoroutineBase, public TaskBody<T> {
public:
    [[nodiscard]] InitialAwaiter initial_suspend() const noexcept { return {}; }
    [[nodiscard]] FinalAwaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { catch_exception(); }

#ifdef __cpp_exceptions
    template <class Awaited>
    requires requires {
        typename AwaiterOf<Awaited>;
    }
    [[nodiscard]] Throwing<AwaiterOf<Awaited>> await_transform(
        Awaited&& awaited, std::source_location location = std::source_location::current()) {
        line_ = location.line();
        Throwing<AwaiterOf<Awaited>> awaiter{awaiter_of(std::forward<Awaited>(awaited)), *this};
        trace_if_ready(awaiter.awaiter);
        return awaiter;
    }
#endif
    template <class Awaiter>
    [[nodiscard]] Settled<Awaiter>&& await_transform(Settled<Awaiter>&& awaiter) noexcept {
        trace_if_ready(awaiter.awaiter);
        return std::move(awaiter);
    }
    [[nodiscard]] FailWith&& await_transform(FailWith&& failure) noexcept {
        return std::move(failure);
    }
    [[nodiscard]] Immediate<Thread&> await_transform(CurrentThread) noexcept {
        return {thread()};
    }

    [[nodiscard]] Activation& activation() noexcept final {
        return *this;
    }
    [[nodiscard]] std::string name() const final {
        return function_name();
    }
    [[nodiscard]] std::uint32_t last_line() const noexcept final {
        return line();
    }
    [[nodiscard]] Outcome<T> take_outcome() final {
        if (!this->finished()) return make_error(ErrorKind::InvalidStateError, "Result is not set.");
        if (error_) return std::move(error_);
        return std::move(*result_);
    }

protected:
    std::optional<Stored<T>> result_;

private:
    template <class Awaiter>
    void trace_if_ready(const Awaiter& awaiter) const {
        if constexpr (requires { awaiter.future(); }) {
            if (awaiter.await_ready()) this->awaited_ready(awaiter.future());
        }
    }
};

template <class T>
class CoroutinePromise final : public CoroutinePromiseBase<T> {
public:
    [[nodiscard]] Coroutine<T> get_return_object(
        std::source_location location = std::source_location::current()) noexcept {
        this->location_ = location;
        return Coroutine<T>(*this);
    }
    template <class U>
    void return_value(U&& value) {
        this->result_.emplace(std::forward<U>(value));
    }
    [[nodiscard]] Activation* resume(Thread& thread) override {
        return this->go_on(thread, std::coroutine_handle<CoroutinePromise>::from_promise(*this));
    }
    void drop_body() noexcept override {
        if (!this->finished()) return CoroutineBase::destroy_chain(this);
        std::coroutine_handle<CoroutinePromise>::from_promise(*this).destroy();
    }

protected:
    void destroy() noexcept override {
        std::coroutine_handle<CoroutinePromise>::from_promise(*this).destroy();
    }
};

template <>
class CoroutinePromise<void> final : public CoroutinePromiseBase<void> {
public:
    [[nodiscard]] Coroutine<void> get_return_object(
        std::source_location location = std::source_location::current()) noexcept;
    void return_void() { result_.emplace(); }
    [[nodiscard]] Activation* resume(Thread& thread) override {
        return go_on(thread, std::coroutine_handle<CoroutinePromise>::from_promise(*this));
    }
    void drop_body() noexcept override {
        if (!finished()) return CoroutineBase::destroy_chain(this);
        std::coroutine_handle<CoroutinePromise>::from_promise(*this).destroy();
    }

protected:
    void destroy() noexcept override {
        std::coroutine_handle<CoroutinePromise>::from_promise(*this).destroy();
    }
};

/// Owns a coroutine's frame.
template <class T>
class [[nodiscard]] Coroutine {
public:
    using promise_type = CoroutinePromise<T>;

    Coroutine() noexcept = default;
    explicit Coroutine(promise_type& promise) noexcept : frame_(&promise) {}
    Coroutine(Coroutine&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
    Coroutine& operator=(Coroutine&& other) noexcept {
        std::swap(frame_, other.frame_);
        return *this;
    }
    ~Coroutine() {
        if (frame_ != nullptr) CoroutineBase::destroy_chain(frame_);
    }

    /// False once it was awaited, made a task, or moved from.
    [[nodiscard]] bool valid() const noexcept { return frame_ != nullptr; }

    // For activations of other kinds that await it: they set themselves as its caller, return `activation()`
    // to the trampoline, and take the outcome when they are resumed.

    [[nodiscard]] Activation& activation() const noexcept { return *frame_; }
    [[nodiscard]] bool done() const noexcept { return frame_->finished(); }
    [[nodiscard]] Outcome<T> take_outcome() { return promise().take_outcome(); }

    /// Destroys a frame that has finished.
    void drop_finished() noexcept {
        std::coroutine_handle<promise_type>::from_promise(promise()).destroy();
        frame_ = nullptr;
    }
    /// Gives the frame away as the body of a task or thread.
    [[nodiscard]] BodyRef<T> into_body() && noexcept {
        BodyRef<T> body(&promise());
        frame_ = nullptr;
        return body;
    }
    /// Where the owned frame stands; `destroy_chain` empties it when it destroys that first.
    [[nodiscard]] CoroutineBase** slot() noexcept { return &frame_; }
    [[nodiscard]] promise_type& promise() const noexcept { return static_cast<promise_type&>(*frame_); }

private:
    CoroutineBase* frame_ = nullptr;
};

inline Coroutine<void> CoroutinePromise<void>::get_return_object(std::source_location location) noexcept {
    location_ = location;
    return Coroutine<void>(*this);
}

}  // namespace loopscope
