// Coroutines of asyncio that are written in C++ (sleep, wait_for...), as the program sees them, and the ways
// between coroutines of both kinds and the loop's tasks.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "language/runtime/awaitable.h"
#include "loop/awaitable.h"
#include "loop/coroutine.h"
#include "loop/task_body.h"

namespace loopscope::language {

/// What CPython has in the place of a coroutine that is C++ here: where it shows that one.
struct OperationDefinition {
    std::string_view name;
    std::string_view file;  ///< as code objects have it
    std::uint16_t first_line;
    std::uint16_t waiting_line;  ///< of the `await` at which it suspends
};
inline constexpr std::string_view kTasksFile = "<frozen asyncio.tasks>";

/// A coroutine object whose body is C++.
class Operation : public DrivenAwaitable {
public:
    enum class Progress : std::uint8_t { Created, Begun, Ended };

    Operation(Type* type, const OperationDefinition& definition, Coroutine<Value> coroutine) noexcept
        : DrivenAwaitable(type, Kind::Awaitable),
          definition_(&definition),
          coroutine_(std::move(coroutine)) {}

    [[nodiscard]] const OperationDefinition& definition() const noexcept { return *definition_; }
    [[nodiscard]] Progress progress() const noexcept;
    /// Whether nobody has awaited it or made a task of it.
    [[nodiscard]] bool is_new() const noexcept { return !was_awaited_; }
    /// The line at which it stands.
    [[nodiscard]] std::uint32_t line() const noexcept {
        return progress() == Progress::Begun ? definition_->waiting_line : definition_->first_line;
    }

    // What runs a new one without a frame that awaits it, a task or C++, drives its coroutine.

    virtual void become_coroutine() { was_awaited_ = true; }
    [[nodiscard]] Activation& activation() const noexcept { return coroutine_.activation(); }
    [[nodiscard]] Outcome<Value> take_outcome();
    /// It has ended, or nobody will run it any more.
    void end() noexcept {
        has_ended_ = true;
        coroutine_ = Coroutine<Value>();
    }

    Activation* begin(Runtime& runtime, Frame& frame) override;
    [[nodiscard]] bool begin_with(const Value&) override {
        was_awaited_ = has_ended_ = true;
        return false;
    }
    Value finish(Runtime& runtime) override;

    [[nodiscard]] bool finalize() noexcept override;

protected:
    /// False when it was awaited before.
    [[nodiscard]] bool may_begin() noexcept {
        refused_ = was_awaited_;
        was_awaited_ = true;
        return !refused_;
    }
    /// Whether that was so just now: then `refuse`, which raises and leaves it ready for the next.
    [[nodiscard]] bool is_refused() const noexcept { return refused_; }
    Value refuse(Runtime& runtime);
    void set_ended() noexcept { has_ended_ = true; }
    void become_new(const OperationDefinition& definition) noexcept {
        definition_ = &definition;
        was_awaited_ = has_ended_ = false;
    }
    void set_coroutine(Coroutine<Value> coroutine) noexcept { coroutine_ = std::move(coroutine); }

private:
    const OperationDefinition* definition_;
    Coroutine<Value> coroutine_;
    bool was_awaited_ = false;
    bool has_ended_ = false;
    bool refused_ = false;
};

[[nodiscard]] Value make_operation(Runtime& runtime, const OperationDefinition& definition,
                                   Coroutine<Value> coroutine);
/// The operation that a value is, or null.
[[nodiscard]] Operation* as_operation(Runtime& runtime, const Value& value) noexcept;

/// What a task runs: a coroutine of the program (or an operation, or any awaitable wrapped into a coroutine).
[[nodiscard]] BodyRef<Value> body_of(Runtime& runtime, const Value& coroutine);
/// Whether `create_task` takes it: a coroutine of either kind.
[[nodiscard]] bool is_coroutine(Runtime& runtime, const Value& value) noexcept;
/// What `iscoroutinefunction` asks.
[[nodiscard]] bool is_coroutine_function(Runtime& runtime, Value function);

/// Any awaitable of the program, to be awaited by a C++ coroutine.
[[nodiscard]] Ref<loopscope::Awaitable<Value>> awaitable_from(Runtime& runtime, const Value& value);

/// Calls a function of the program in a chain of its own, and leaves what comes of it in the outcome:
/// executor calls.
[[nodiscard]] BodyRef<Value> body_calling(Runtime& runtime, const Value& function, const Value& arguments);

void define_operation_type(Runtime& runtime);

}  // namespace loopscope::language
