// Errors as C++ exceptions: what a C++ user's `co_await` and `Outcome::value` throw. Nothing inside the loop
// throws; a throw and its catch cost over a microsecond.
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "loop/error.h"

namespace loopscope {

/// Asked to stop. No std::exception, so that `catch (const std::exception&)` does not swallow a cancellation,
/// as `except Exception` does not in Python.
class CancelledError {
public:
    explicit CancelledError(Error error) : error_(std::move(error)) {}
    [[nodiscard]] const Error& error() const noexcept { return error_; }
    /// The text given to `cancel`; empty for none.
    [[nodiscard]] std::string message() const { return error_->message(); }

private:
    Error error_;
};

/// Every other error of the loop.
class AsyncError : public std::exception {
public:
    explicit AsyncError(Error error) : error_(std::move(error)), what_(describe(*error_)) {}
    [[nodiscard]] const Error& error() const noexcept { return error_; }
    [[nodiscard]] ErrorKind kind() const noexcept { return error_->kind(); }
    [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

private:
    Error error_;
    std::string what_;
};

class TimeoutError : public AsyncError {
public:
    using AsyncError::AsyncError;
};

class InvalidStateError : public AsyncError {
public:
    using AsyncError::AsyncError;
};

/// Several errors as one: what a TaskGroup fails with (exception_group.h).
class ExceptionGroup : public AsyncError {
public:
    using AsyncError::AsyncError;
    /// The errors of the group, at least one; `split` and `subgroup` take its `error()`.
    [[nodiscard]] const std::vector<Error>& exceptions() const noexcept;
};

/// The C++ exception that stands for `error`; the user's own one when it carries one.
[[nodiscard]] std::exception_ptr exception_from(const Error& error);

[[noreturn]] void throw_error(const Error& error);

/// The error that stands for a C++ exception. Slow: it rethrows in order to look.
[[nodiscard]] Error error_from(const std::exception_ptr& exception);

}  // namespace loopscope
