// A future: a value or an error that comes later, and those who wait for it. Single state change, from
// pending to finished or cancelled; then its waiters enter the ready queue in the order in which they came
// (`futures.py:164`).
#pragma once

#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "loop/future_base.h"
#include "loop/outcome.h"

namespace loopscope {

/// Who stands for a future of a `T`: a `T::FutureOwner` when that type names one, else nothing is kept.
template <class T>
struct FutureOwner {};
template <class T>
    requires requires { typename T::FutureOwner; }
struct FutureOwner<T> {
    /// A language's object that stands for this future. The loop never looks at it.
    typename T::FutureOwner owner{};
};

/// Whether a result stands where the waiters stood; else only a pointer to it does. So futures of all results
/// are alike, and one that is pending costs no more than another.
template <class T>
inline constexpr bool kFitsSlot = false;
template <class T>
    requires(!std::is_void_v<T>)
inline constexpr bool kFitsSlot<T> =
    sizeof(T) <= sizeof(void*) && alignof(T) <= alignof(void*) && std::is_nothrow_move_constructible_v<T>;

template <class T>
class Future : public FutureBase, public FutureOwner<T> {
public:
    using Value = Stored<T>;

    explicit Future(EventLoop& loop) : FutureBase(loop) {}
    ~Future() override {
        if constexpr (!std::is_void_v<T>) {
            if (has_result()) destroy_result();
        }
    }

    [[nodiscard]] ClassTag class_tag() const noexcept override { return &kClassTag<Future>; }

    /// Finishes it (`futures.py:246`). InvalidStateError when it is done already; RuntimeError when its
    /// waiters cannot be told because the loop is closed, and for a task (`tasks.py:155`); else null.
    [[nodiscard]] Error set_result(Value value,
                                   std::source_location where = std::source_location::current()) {
        if (done() || is_task()) [[unlikely]]
            return cannot_set("set_result");
        return finish_with(std::move(value), where);
    }
    [[nodiscard]] Error set_result(std::source_location where = std::source_location::current())
        requires(std::is_void_v<T>)
    {
        return set_result(Nothing{}, where);
    }
    /// Finishes it unless it is done already: what timers and callbacks do.
    void set_outcome_unless_done(Outcome<T> outcome) {
        if (done()) return;
        if (outcome.ok()) {
            finish_with(outcome.take());
        } else if (is_cancelled(outcome.error())) {
            finish_cancelled(outcome.error());
        } else {
            finish_with_exception(outcome.error());
        }
    }

    /// A copy of the result, or the error that asyncio's `result()` raises; see `result_error`.
    [[nodiscard]] Outcome<T> result() {
        if (Error error = result_error()) return error;
        if constexpr (std::is_void_v<T>) {
            return {};
        } else {
            return Outcome<T>(value());
        }
    }
    /// The result itself; needs a finished future without exception.
    [[nodiscard]] const Value& value() const noexcept
        requires(!std::is_void_v<T>)
    {
        return *const_cast<Future*>(this)->place();
    }
    /// Lets go of the result, if there is one, because it leads back to this: the future ends.
    void drop_result()
        requires(std::is_default_constructible_v<T>)
    {
        if (has_result()) *place() = T();
    }
    [[nodiscard]] Nothing value() const noexcept
        requires(std::is_void_v<T>)
    {
        return {};
    }

protected:
    void conclude(bool) override {}
    [[nodiscard]] std::string result_text() const override {
        if constexpr (std::is_void_v<T>) {
            return "None";
        } else if constexpr (std::is_integral_v<T>) {
            return std::to_string(value());
        } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
            return "'" + std::string(std::string_view(value())) + "'";
        } else if constexpr (requires(const T& value) {
                                 { trace_text(value) } -> std::convertible_to<std::string>;
                             }) {
            return trace_text(value());
        } else {
            return "...";
        }
    }
    Error finish_with(Value value, std::source_location where = kNoSource) {
        if constexpr (std::is_void_v<T>) {
            WaiterList waiters = take_waiters();
            return finish_with_result(std::move(waiters), where);
        } else if constexpr (kFitsSlot<T>) {
            WaiterList waiters = take_waiters();
            ::new (slot()) Value(std::move(value));
            return finish_with_result(std::move(waiters), where);
        } else {
            auto* box = new Value(std::move(value));
            WaiterList waiters = take_waiters();
            ::new (slot()) Value*(box);
            return finish_with_result(std::move(waiters), where);
        }
    }

private:
    /// Of the result, which is alive exactly while there is one.
    [[nodiscard]] Value* place() noexcept
        requires(!std::is_void_v<T>)
    {
        if constexpr (kFitsSlot<T>) {
            return static_cast<Value*>(slot());
        } else {
            return *static_cast<Value**>(slot());
        }
    }
    void destroy_result() noexcept
        requires(!std::is_void_v<T>)
    {
        if constexpr (kFitsSlot<T>) {
            place()->~Value();
        } else {
            delete place();
        }
    }
};

}  // namespace loopscope
