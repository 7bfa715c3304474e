// What `await` can drive besides coroutines: futures, tasks, and operations of asyncio that are written in
// C++.
#pragma once

#include "language/objects/object.h"
#include "language/objects/value.h"
#include "language/runtime/frame.h"

namespace loopscope::language {

class Awaitable : public Object {
public:
    using Object::Object;

    /// Begins to wait on behalf of `frame`. Answers the activation that goes on now, or null when there is
    /// nothing to wait for; `finish` has the outcome then. The frame is resumed when the outcome is there, or
    /// an error is raised into it.
    [[nodiscard]] virtual Activation* begin(Runtime& runtime, Frame& frame) = 0;

    /// The future for which the frame waits since `begin`; null for none.
    [[nodiscard]] virtual FutureBase* awaited() const noexcept { return nullptr; }

    /// What is thrown before `begin` becomes its beginning (`athrow`, `asend`: genobject.c,
    /// async_gen_asend_throw). False for one that ends without having begun.
    [[nodiscard]] virtual bool begin_with(const Value&) { return false; }

    /// The outcome, once: a value, or error(), which without an exception says to begin again.
    /// `Runtime::returned` is error() when an error was raised into the frame, else what the activation that
    /// `begin` answered has left.
    [[nodiscard]] virtual Value finish(Runtime& runtime) = 0;
};

/// One that the program may send into by hand, as if it were its loop.
class DrivenAwaitable : public Awaitable {
public:
    using Awaitable::Awaitable;

    /// The coroutine that awaits it for whoever sends; null while nobody does.
    Ref<Frame> driver;

    void traverse(Visitor& visitor) const override { visitor.visit(driver.get()); }
    void clear() override { driver = {}; }
};

/// Whether an object is an Awaitable: its kind says so.
[[nodiscard]] inline Awaitable* as_awaitable(const Value& value) noexcept {
    if (!value.is_object()) return nullptr;
    const Kind kind = value.object()->kind();
    const bool is = kind == Kind::Future || kind == Kind::Task || kind == Kind::Awaitable;
    return is ? static_cast<Awaitable*>(value.object()) : nullptr;
}

/// Whether `await value` drives the value itself, and asks no `__await__` for what it drives.
[[nodiscard]] inline bool is_driven_itself(const Runtime& runtime, const Value& value) noexcept {
    if (!value.is_object()) return false;
    if (const auto* frame = value.get_if<Frame>()) return frame->role == Frame::Role::Coroutine;
    return !runtime.has_future_subclasses && as_awaitable(value) != nullptr;
}

}  // namespace loopscope::language
