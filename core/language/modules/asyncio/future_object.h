// asyncio.Future and asyncio.Task: the program's objects for the loop's futures (loop/future.h, loop/task.h).
#pragma once

#include <string>
#include <utility>

#include "language/runtime/awaitable.h"
#include "loop/event_loop.h"
#include "loop/future.h"
#include "loop/task.h"

namespace loopscope::language {

/// A result as the trace shows it.
[[nodiscard]] std::string trace_text(const Value& value);

class FutureObject final : public Awaitable {
public:
    /// `kind` is Future or Task. Without a future it is one whose `__init__` has not run.
    FutureObject(Type* type, Kind kind, Ref<FutureBase> future = {}) noexcept;

    /// Becomes the future's owner, in place of one that it had before.
    void take(Ref<FutureBase> future) noexcept;
    [[nodiscard]] bool is_initialized() const noexcept { return future_ != nullptr; }
    [[nodiscard]] FutureBase& base() const noexcept { return *future_; }
    [[nodiscard]] Future<Value>& future() const noexcept { return static_cast<Future<Value>&>(*future_); }

    Activation* begin(Runtime& runtime, Frame& frame) override;
    FutureBase* awaited() const noexcept override { return future_; }
    Value finish(Runtime& runtime) override;

    void traverse(Visitor& visitor) const override;
    void clear() override;
    [[nodiscard]] bool finalize() noexcept override;
    /// How many references to the future others have than this object.
    [[nodiscard]] std::uint32_t other_references() const noexcept;
    /// Which coroutine the task runs, when this is one; else null.
    [[nodiscard]] Object* task_coroutine() const noexcept;

    /// The collector has found that only what ends with it refers to it.
    void become_garbage();
    /// Makes this own the future again, as it must while anything counts a reference to this.
    void own_future() noexcept;
    /// Whether it was yielded to somebody who has not taken it to wait for (`_asyncio_future_blocking`).
    [[nodiscard]] bool is_blocking() const noexcept { return is_blocking_; }
    void set_blocking(bool blocking) noexcept { is_blocking_ = blocking; }
    /// Lets the future own this, so that this stays as long as anybody uses the future.
    void belong_to_future() noexcept;
    [[nodiscard]] bool belongs_to_future() const noexcept { return belongs_to_future_; }
    /// Whether its error has still to be raised with the traceback that it came with; then no more.
    [[nodiscard]] bool take_traceback() noexcept { return std::exchange(has_traceback_, false); }

protected:
    ~FutureObject() override;

private:
    [[nodiscard]] bool is_more_than_its_future() const noexcept;

    FutureBase* future_ = nullptr;  // owned by this, or, while only the loop uses the two, the owner of this
    bool belongs_to_future_ = false;
    bool is_blocking_ = false;
    bool has_traceback_ = true;
};

/// Sees to it that the object may be referred to, whatever it is (`FutureObject::own_future`).
[[nodiscard]] Value value_of(Object& object) noexcept;
/// The object of a future of Values: the one that it has, or a new one.
[[nodiscard]] Value object_of(Runtime& runtime, Future<Value>& future);
/// The future object that a value is, or null; null also for one whose `__init__` has not run.
[[nodiscard]] FutureObject* as_future(const Value& value) noexcept;

/// `repr(future)`: the text of base_futures._future_repr and base_tasks._task_repr.
[[nodiscard]] std::string future_text(Runtime& runtime, FutureBase& future);
/// The same with the program's own repr of what the future ended with.
[[nodiscard]] Value future_repr(Runtime& runtime, const Value& self);

/// The result of a done future, or its exception raised.
Value future_result(Runtime& runtime, Future<Value>& future);
/// Whether somebody has it by `send` who has not taken it to wait for.
[[nodiscard]] bool is_yielded(const Future<Value>& future) noexcept;

/// Cancels for somebody outside of the program (`cause` has no task of it). Once the program has classes of
/// its own, the loop calls `cancel` by method next, which such a class may override.
void cancel_from_outside(Runtime& runtime, FutureBase& future, const Value& message, const Cause& cause);
/// A message of the program's for `cancel`.
[[nodiscard]] Ref<Payload> payload_from(Runtime& runtime, const Value& message);
/// The message that a payload holds; None for none.
[[nodiscard]] Value message_from(Runtime& runtime, const Ref<Payload>& payload);
/// What a function of the library is given for an argument that may be missing.
[[nodiscard]] inline Value or_none(const Value& value) noexcept {
    return value.is_empty() ? Value::none() : value;
}
/// The module that does by method what a subclass may override.
inline constexpr std::string_view kByMethods = "asyncio.subclasses";
/// `_cancel_task(task, message, passed)`: a step of a cancel that asyncio/subclasses.py passes on. None: it
/// is asked; True and False: whether somebody below took it.
Value cancel_task_step(Runtime& runtime, Value* arguments);

void define_future_types(Runtime& runtime);

}  // namespace loopscope::language
