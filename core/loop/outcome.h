// What an operation that can fail gives back: a value or an error.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "loop/error.h"
#include "loop/exceptions.h"

namespace loopscope {

/// The value of what gives none, where a type is needed.
using Nothing = std::monostate;

/// `void` has no values; what stores one uses `Nothing`.
template <class T>
using Stored = std::conditional_t<std::is_void_v<T>, Nothing, T>;

/// Room for a value that is alive only at times, as its owner knows; none for `void`.
template <class T>
struct Room {
    Room() noexcept {}
    ~Room() {}
    union {
        T value;
    };
};
template <>
struct Room<void> {};

/// A value, or the error that came instead. `error()` is null exactly when there is a value.
template <class T>
class [[nodiscard]] Outcome {
public:
    using Value = Stored<T>;

    Outcome()
        requires(std::is_void_v<T>)
        : value_(Nothing{}) {}
    Outcome(Value value) : value_(std::move(value)) {}
    Outcome(Error error) : error_(std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return !error_; }
    [[nodiscard]] const Error& error() const noexcept { return error_; }

    /// The value; needs `ok()`.
    [[nodiscard]] Value& operator*() noexcept { return *value_; }
    [[nodiscard]] Value take() { return std::move(*value_); }

#ifdef __cpp_exceptions
    /// The value, for C++ users: throws the error (exceptions.h) when there is one.
    T value() {
        if (error_) throw_error(error_);
        if constexpr (!std::is_void_v<T>) return std::move(*value_);
    }
#endif

private:
    std::optional<Value> value_;
    Error error_;
};

/// The same for what lives elsewhere.
template <class T>
class [[nodiscard]] Outcome<T&> {
public:
    Outcome(T& value) noexcept : value_(&value) {}
    Outcome(Error error) noexcept : error_(std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return !error_; }
    [[nodiscard]] const Error& error() const noexcept { return error_; }

    /// What it refers to; needs `ok()`.
    [[nodiscard]] T& operator*() const noexcept { return *value_; }
    [[nodiscard]] T& take() const noexcept { return *value_; }

#ifdef __cpp_exceptions
    T& value() const {
        if (error_) throw_error(error_);
        return *value_;
    }
#endif

private:
    T* value_ = nullptr;
    Error error_;
};

}  // namespace loopscope
