// Integers of any size: 48 bits stand in the value itself, larger ones (and instances of the program's subclasses of int)
// are BigInteger objects.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// Sign and magnitude, 32-bit digits behind the object, least significant first, no leading zeros.
class BigInteger final : public Object {
public:
    static constexpr Kind kKind = Kind::BigInteger;

    BigInteger(Type* type, std::uint32_t digits, bool negative) noexcept
        : Object(type, kKind), digits_(digits), negative_(negative) {}

    [[nodiscard]] std::uint32_t digit_count() const noexcept { return digits_; }
    [[nodiscard]] bool is_negative() const noexcept { return negative_; }
    [[nodiscard]] std::uint32_t* digits() noexcept { return reinterpret_cast<std::uint32_t*>(this + 1); }
    [[nodiscard]] const std::uint32_t* digits() const noexcept { return reinterpret_cast<const std::uint32_t*>(this + 1); }

private:
    std::uint32_t digits_;
    bool negative_;
};

/// An int of any 64-bit value.
[[nodiscard]] Value make_integer(Runtime& runtime, std::int64_t value);
/// From text in `base` 2...36 without sign, prefix or underscores; the digits must be valid.
[[nodiscard]] Value integer_from_digits(Runtime& runtime, std::string_view digits, unsigned base, bool negative = false);
/// Whether it is an int or a bool (or an instance of a subclass).
[[nodiscard]] bool is_integer(const Value& value) noexcept;
/// The value of an int or bool when it fits 64 bits.
[[nodiscard]] bool to_int64(const Value& value, std::int64_t& result) noexcept;

}  // namespace loopscope::language
