#include "language/modules/threads.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "language/objects/integer.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"
#include "loop/scheduler.h"
#include "loop/thread.h"

namespace loopscope::language {

namespace {

constexpr double kForEver = std::numeric_limits<double>::infinity();

class Acquire;

/// A lock between threads. It is handed on to who waits longest, so that every run takes the same course.
class ThreadLock final : public Object {
public:
    explicit ThreadLock(Type* type) noexcept : Object(type, Kind::Other) {}

    bool locked = false;
    std::vector<Acquire*> waiting;

    /// Lets go of the lock: the one that waits longest has it now.
    void hand_on() noexcept;
};

/// Blocks its thread until the lock is handed to it or the deadline has come; True or False to its caller.
class Acquire final : public LanguageActivation {
public:
    Acquire(Runtime& runtime, Ref<ThreadLock> lock, double deadline)
        : runtime_(runtime), lock_(std::move(lock)), deadline_(deadline) {}

    Activation* resume(Thread& thread) override {
        runtime_.thread = &thread;
        if (thread_ == nullptr && !lock_->locked) granted_ = lock_->locked = true;
        if (thread_ == nullptr && !granted_) {
            thread_ = &thread;
            lock_->waiting.push_back(this);
            trace_blocked();
            thread.block_until(deadline_);
            return this;
        }
        if (thread_ != nullptr) runtime_.scheduler().trace_unblocked(thread, cause_, line_);
        return end(Value::boolean(granted_));
    }
    /// The lock is this one's now.
    void grant() noexcept {
        granted_ = true;
        cause_ = runtime_.scheduler().cause();
        line_ = runtime_.scheduler().line();
        thread_->unblock();
    }
    Activation* raise(Thread& thread, Error error) override {
        runtime_.thread = &thread;
        runtime_.frame = outer_frame();
        if (thread_ != nullptr) runtime_.scheduler().trace_unblocked(thread, {CauseKind::User});
        if (granted_) lock_->hand_on();
        return end(raise_loop_error(runtime_, error));
    }
    Activation* suspended(Thread&, Activation&, FutureBase*) override { return nullptr; }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = "lock.acquire"; }
    std::uint32_t line() const noexcept override { return 0; }
    void abandon() noexcept override {
        leave();
        delete this;
    }
    Frame* as_frame() noexcept override { return outer_frame(); }

private:
    void leave() noexcept { std::erase(lock_->waiting, this); }
    Activation* end(Value result) {
        Activation* back = caller();
        runtime_.returned = std::move(result);
        leave();
        delete this;
        return back;
    }

    void trace_blocked() const {
        Tracer& tracer = runtime_.scheduler().tracer();
        if (!tracer.on()) return;
        const std::uint64_t until = deadline_ == kForEver ? 0 : Tracer::nanoseconds(deadline_);
        tracer.emit(TraceKind::ThreadBlocked,
                    {thread_->id(), tracer.text("lock"), static_cast<std::uint32_t>(until),
                     static_cast<std::uint32_t>(until >> 32), runtime_.scheduler().line()});
    }

    Runtime& runtime_;
    Ref<ThreadLock> lock_;
    double deadline_;
    Thread* thread_ = nullptr;
    Cause cause_{CauseKind::Timer};  // of the end of the wait: its time is over, unless the lock is handed on
    std::uint32_t line_ = 0;
    bool granted_ = false;
};

void ThreadLock::hand_on() noexcept {
    if (waiting.empty()) {
        locked = false;
        return;
    }
    Acquire* next = waiting.front();
    waiting.erase(waiting.begin());
    next->grant();
}

ThreadLock& lock_of(const Value& self) {
    return *static_cast<ThreadLock*>(self.object());
}

Value acquire(Runtime& runtime, Value* arguments) {
    ThreadLock& lock = lock_of(arguments[0]);
    const bool blocking = arguments[1].is_empty() ||
                          !(arguments[1].is_false() || arguments[1].is_same(Value::small_integer(0)));
    double timeout = -1;
    if (arguments[2].is_number()) {
        timeout = arguments[2].number();
    } else if (std::int64_t whole = 0;
               !arguments[2].is_empty() && is_integer(arguments[2]) && to_int64(arguments[2], whole)) {
        timeout = static_cast<double>(whole);
    }
    if (!blocking && timeout != -1)
        return runtime.raise(runtime.types.value_error, "can't specify a timeout for a non-blocking call");
    if (timeout < 0 && timeout != -1)
        return runtime.raise(runtime.types.value_error, "timeout value must be a non-negative number");
    if (!lock.locked) {
        lock.locked = true;
        return Value::boolean(true);
    }
    if (!blocking) return Value::boolean(false);
    const double deadline = timeout == -1 ? kForEver : runtime.scheduler().now() + timeout;
    return runtime.start(*new Acquire(runtime, Ref<ThreadLock>(&lock), deadline));
}

Value acquire_always(Runtime& runtime, Value* arguments) {
    Value all[] = {arguments[0], Value(), Value()};
    return acquire(runtime, all);
}

Value release(Runtime& runtime, Value* arguments) {
    ThreadLock& lock = lock_of(arguments[0]);
    if (!lock.locked) return runtime.raise(runtime.types.runtime_error, "release unlocked lock");
    lock.hand_on();
    return Value::none();
}

Value locked(Runtime&, Value* arguments) {
    return Value::boolean(lock_of(arguments[0]).locked);
}

Value lock_repr(Runtime& runtime, const Value& self) {
    return Value(make_string(runtime, std::string(lock_of(self).locked ? "<locked" : "<unlocked") +
                                          " _thread.lock object at " + address_text(self.object()) + ">"));
}

Value construct_lock(Runtime& runtime, Type* type, Arguments) {
    return Value(runtime.heap().make<ThreadLock>(type));
}

Routine call_function(Runtime& runtime, Value function) {
    co_return co_await call(runtime, function);
}

Value start_thread(Runtime& runtime, Value* arguments) {
    if (runtime.scheduler().thread_count() >= runtime.limits().tasks)
        return runtime.raise(runtime.types.runtime_error, "can't start new thread");
    if (!expect_instance(runtime, arguments[1], runtime.types.string)) return Value::error();
    const Value pending = run(runtime, call_function(runtime, arguments[0]));
    LanguageActivation* first = std::exchange(runtime.callee, nullptr);
    if (first == nullptr) return pending;
    first->begin_chain();
    Thread& thread = runtime.scheduler().start_thread(arguments[1].as<String>()->view(), *first);
    if (arguments[2].is_true()) thread.set_daemon();
    return Value::small_integer(thread.id());
}

Value get_ident(Runtime& runtime, Value*) {
    return Value::small_integer(runtime.thread->id());
}
Value get_name(Runtime& runtime, Value*) {
    return Value(make_string(runtime, runtime.thread->name()));
}

}  // namespace

Ref<Module> make_thread_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "_thread");
    TypeBuilder lock(runtime, "lock", {runtime.types.object}, Kind::Other);
    lock.module("_thread");
    lock.slots().repr = lock_repr;
    lock.slots().construct = construct_lock;
    lock.method("acquire(self, blocking=True, timeout=-1)", acquire);
    lock.method("__enter__(self, /)", acquire_always);
    lock.method("__exit__(self, /, *exc_info)", release);
    lock.method("release(self, /)", release);
    lock.method("locked(self, /)", locked);
    builder.type(lock.finish().get());
    builder.function("start_new_thread(function, name, daemon, /)", start_thread);
    builder.function("get_ident()", get_ident);
    builder.function("_get_name()", get_name);
    return builder.finish();
}

}  // namespace loopscope::language
