// An error as a value: what a failed future holds and what is raised into an activation. Counted references,
// so that one error can be held by several futures. A language on top of the loop derives its own (kind
// `Foreign`, or the kind of the loop's error that it stands for, so that the loop recognises a CancelledError
// of the language).
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "loop/ref.h"

namespace loopscope {

/// asyncio's and Python's types of error that the loop itself raises or recognises. `Foreign` belongs to the
/// language on top, `Exception` carries a C++ exception of the user.
enum class ErrorKind : std::uint8_t {
    CancelledError,
    TimeoutError,
    InvalidStateError,
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
    BrokenBarrierError,
    QueueEmpty,
    QueueFull,
    QueueShutDown,
    ExceptionGroup,
    StopIteration,
    Exception,
    Foreign,
    Exit,  ///< KeyboardInterrupt and SystemExit: ends the task and leaves the running loop (`tasks.py:318`)
};

[[nodiscard]] std::string_view name_of(ErrorKind kind) noexcept;

/// A value that the loop carries without looking at it: a cancel message, a context.
class Payload : public Shared {
public:
    /// As text, for people (traces, `what()`).
    [[nodiscard]] virtual std::string text() const = 0;
    /// Of a context: what a task or callback gets that is created in it and given none. Null by default: a
    /// language gives its own.
    [[nodiscard]] virtual Ref<Payload> copy_for_child() const { return {}; }
};

/// A message that is plain text: what C++ users pass to `cancel`.
class TextPayload final : public Payload {
public:
    explicit TextPayload(std::string text) : text_(std::move(text)) {}
    [[nodiscard]] std::string text() const override { return text_; }

private:
    std::string text_;
};

class ErrorObject : public Shared {
public:
    explicit ErrorObject(ErrorKind kind) : kind_(kind) {}

    [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
    /// The type's name, for people.
    [[nodiscard]] virtual std::string type_name() const { return std::string(name_of(kind_)); }
    /// The message alone, without the type's name.
    [[nodiscard]] virtual std::string message() const = 0;
    /// What it was raised from (`raise ... from`); null for none.
    [[nodiscard]] virtual Ref<ErrorObject> cause() const { return {}; }
    /// The message that was given to `cancel`, when this is a CancelledError that the loop made; else null.
    [[nodiscard]] virtual Ref<Payload> cancel_message() const { return {}; }
    /// The C++ exception that it carries, when the kind is `Exception`; else null.
    [[nodiscard]] virtual std::exception_ptr exception() const { return {}; }

private:
    ErrorKind kind_;
};

/// Null when there is no error. Cheap to move.
using Error = Ref<ErrorObject>;

[[nodiscard]] Error make_error(ErrorKind kind, std::string message, Error cause = {});
[[nodiscard]] Error make_cancelled_error(Ref<Payload> message);
/// An error that carries a C++ exception of the user.
[[nodiscard]] Error make_exception_error(std::exception_ptr exception);

[[nodiscard]] inline bool is_cancelled(const Error& error) noexcept {
    return error && error->kind() == ErrorKind::CancelledError;
}

/// Type and message in a line, as the last line of a traceback.
[[nodiscard]] std::string describe(const ErrorObject& error);

}  // namespace loopscope
