// Coroutines of asyncio that are written in C++ (sleep, wait_for...), as the program sees them, and the ways
// between coroutines of both kinds and the loop's tasks.
#pragma once

#include <string_view>

#include "language/runtime/awaitable.h"
#include "loop/awaitable.h"
#include "loop/coroutine.h"
#include "loop/task_body.h"

namespace loopscope::language {

/// A coroutine object whose body is C++. `name` is a literal.
class Operation : public DrivenAwaitable {
public:
    Operation(Type* type, std::string_view name, Coroutine<Value> coroutine) noexcept
        : DrivenAwaitable(type, Kind::Awaitable), name_(name), coroutine_(std::move(coroutine)) {}

    [[nodiscard]] std::string_view name() const noexcept { return name_; }
    /// Gives up the coroutine, to be run by a task.
    [[nodiscard]] virtual Coroutine<Value> take() {
        was_awaited_ = true;
        return std::move(coroutine_);
    }
    void set_awaited() noexcept { was_awaited_ = true; }

    Activation* begin(Runtime& runtime, Frame& frame) override;
    [[nodiscard]] bool begin_with(const Value&) override {
        was_awaited_ = true;
        return false;
    }
    Value finish(Runtime& runtime) override;

    [[nodiscard]] bool finalize() noexcept override;

protected:
    /// False when it was awaited before: then `finish` raises RuntimeError.
    [[nodiscard]] bool may_begin() noexcept {
        refused_ = was_awaited_;
        was_awaited_ = true;
        return !refused_;
    }
    [[nodiscard]] bool is_refused() const noexcept { return refused_; }
    void become_new() noexcept { was_awaited_ = false; }

private:
    std::string_view name_;
    Coroutine<Value> coroutine_;
    bool was_awaited_ = false;
    bool refused_ = false;
};

[[nodiscard]] Value make_operation(Runtime& runtime, std::string_view name, Coroutine<Value> coroutine);

/// What a task runs: a coroutine of the program (or an operation, or any awaitable wrapped into a coroutine).
[[nodiscard]] BodyRef<Value> body_of(Runtime& runtime, const Value& coroutine);
/// Whether `create_task` takes it: a coroutine of either kind.
[[nodiscard]] bool is_coroutine(Runtime& runtime, const Value& value) noexcept;

/// Any awaitable of the program, to be awaited by a C++ coroutine.
[[nodiscard]] Ref<loopscope::Awaitable<Value>> awaitable_from(Runtime& runtime, const Value& value);

/// Calls a function of the program in a chain of its own, and leaves what comes of it in the outcome:
/// executor calls.
[[nodiscard]] BodyRef<Value> body_calling(Runtime& runtime, const Value& function, const Value& arguments);

void define_operation_type(Runtime& runtime);

}  // namespace loopscope::language
