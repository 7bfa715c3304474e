// Complex numbers.
#pragma once

#include <cstdint>
#include <string>

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

struct ComplexNumber {
    double real = 0;
    double imaginary = 0;
};

class Complex final : public Object {
public:
    static constexpr Kind kKind = Kind::Complex;
    Complex(Type* type, ComplexNumber value) noexcept : Object(type, kKind), number(value) {}

    const ComplexNumber number;
};

[[nodiscard]] std::int64_t hash_of_complex(const ComplexNumber& number) noexcept;
/// "1j", "(1+2j)"
[[nodiscard]] std::string complex_repr(const ComplexNumber& number);
[[nodiscard]] Value make_complex(Runtime& runtime, ComplexNumber number);
/// base ** exponent. ZeroDivisionError for 0 to a negative or complex power, OverflowError.
Value complex_power(Runtime& runtime, ComplexNumber base, ComplexNumber exponent);

void define_complex_type(Runtime& runtime);

}  // namespace loopscope::language
