#include "language/objects/complex.h"

#include <cmath>

#include "language/objects/constructor_arguments.h"
#include "language/objects/float.h"
#include "language/objects/format.h"
#include "language/objects/format_spec.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/number_text.h"
#include "language/objects/sequence.h"
#include "language/objects/simple_keys.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

ComplexNumber number_of(const Value& value) {
    return value.as<Complex>()->number;
}

ComplexNumber multiply(const ComplexNumber& a, const ComplexNumber& b) noexcept {
    return {a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real};
}

/// By the larger part of the divisor (Robert L. Smith, 1962), which is not 0.
ComplexNumber divide(const ComplexNumber& a, const ComplexNumber& b) noexcept {
    if (std::fabs(b.real) >= std::fabs(b.imaginary)) {
        const double ratio = b.imaginary / b.real;
        const double denominator = b.real + b.imaginary * ratio;
        return {(a.real + a.imaginary * ratio) / denominator, (a.imaginary - a.real * ratio) / denominator};
    }
    if (std::fabs(b.imaginary) >= std::fabs(b.real)) {
        const double ratio = b.real / b.imaginary;
        const double denominator = b.real * ratio + b.imaginary;
        return {(a.real * ratio + a.imaginary) / denominator, (a.imaginary * ratio - a.real) / denominator};
    }
    return {std::nan(""), std::nan("")};
}

bool is_zero(const ComplexNumber& number) noexcept {
    return number.real == 0 && number.imaginary == 0;
}

/// By squaring, for whole exponents.
ComplexNumber whole_power(ComplexNumber base, unsigned exponent) noexcept {
    ComplexNumber result{1, 0};
    for (; exponent != 0; exponent >>= 1) {
        if ((exponent & 1) != 0) result = multiply(result, base);
        base = multiply(base, base);
    }
    return result;
}

ComplexNumber polar_power(const ComplexNumber& base, const ComplexNumber& exponent) noexcept {
    const double size = std::hypot(base.real, base.imaginary);
    const double angle = std::atan2(base.imaginary, base.real);
    double length = std::pow(size, exponent.real);
    double phase = angle * exponent.real;
    if (exponent.imaginary != 0) {
        length *= std::exp(-angle * exponent.imaginary);
        phase += exponent.imaginary * std::log(size);
    }
    return {length * std::cos(phase), length * std::sin(phase)};
}

/// A complex, float or int as a complex number. As real_number answers.
Value complex_operand(Runtime& runtime, const Value& value, ComplexNumber& number) {
    if (value.is<Complex>()) {
        number = number_of(value);
        return Value::none();
    }
    number.imaginary = 0;
    return real_number(runtime, value, number.real);
}

/// One part as repr() shows it: shortest digits, no ".0".
std::string part_text(double part, bool with_sign) {
    const NumberText text = float_text(part, 'r', -1, false, false, false);
    std::string result = text.negative ? "-" : with_sign ? "+" : "";
    return result + text.digits + text.rest;
}

Value repr_complex(Runtime& runtime, const Value& self) {
    return make_string(runtime, complex_repr(number_of(self)));
}

Value format_complex(Runtime& runtime, const Value& self, const String& spec) {
    return format_number(runtime, self, spec.view());
}

Value hash_complex(Runtime&, const Value& self) {
    return Value::small_integer(fold_hash(hash_of_complex(number_of(self))));
}

Value truth_complex(Runtime&, const Value& self) {
    return Value::boolean(!is_zero(number_of(self)));
}

Value compare_complex(Runtime&, CompareOperator operation, const Value& self, const Value& other) {
    if (operation != CompareOperator::Equal && operation != CompareOperator::NotEqual)
        return Value::not_implemented();
    const ComplexNumber number = number_of(self);
    bool equal = false;
    if (other.is<Complex>()) {
        const ComplexNumber partner = number_of(other);
        equal = number.real == partner.real && number.imaginary == partner.imaginary;
    } else if (is_float(other)) {
        equal = number.imaginary == 0 && number.real == float_value(other);
    } else if (is_integer(other)) {
        equal = number.imaginary == 0 && !std::isnan(number.real) &&
                compare_integer_with_float(other, number.real) == 0;
    } else {
        return Value::not_implemented();
    }
    return Value::boolean(equal == (operation == CompareOperator::Equal));
}

Value binary_complex(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    ComplexNumber a;
    ComplexNumber b;
    const Value left_found = complex_operand(runtime, left, a);
    if (!left_found.is_none()) return left_found;
    const Value right_found = complex_operand(runtime, right, b);
    if (!right_found.is_none()) return right_found;
    switch (operation) {
        case BinaryOperator::Add:
            return make_complex(runtime, {a.real + b.real, a.imaginary + b.imaginary});
        case BinaryOperator::Subtract:
            return make_complex(runtime, {a.real - b.real, a.imaginary - b.imaginary});
        case BinaryOperator::Multiply:
            return make_complex(runtime, multiply(a, b));
        case BinaryOperator::TrueDivide:
            if (is_zero(b)) return runtime.raise(Message::ComplexDivisionByZero);
            return make_complex(runtime, divide(a, b));
        case BinaryOperator::Power:
            return complex_power(runtime, a, b);
        default:
            return Value::not_implemented();
    }
}

Value unary_complex(Runtime& runtime, UnaryOperator operation, const Value& self) {
    const ComplexNumber number = number_of(self);
    switch (operation) {
        case UnaryOperator::Negative:
            return make_complex(runtime, {-number.real, -number.imaginary});
        case UnaryOperator::Positive:
            return make_complex(runtime, number);
        case UnaryOperator::Absolute: {
            const double size = std::hypot(number.real, number.imaginary);
            const bool overflows = std::isinf(size) && is_finite(number.real) && is_finite(number.imaginary);
            return overflows ? runtime.raise(Message::ComplexAbsoluteTooLarge) : Value::number(size);
        }
        case UnaryOperator::Invert:
            return runtime.raise(Message::UnaryUnsupported, "~", type_name(runtime, self));
    }
    return Value::not_implemented();
}

Value conjugate(Runtime& runtime, Value* arguments) {
    const ComplexNumber number = number_of(arguments[0]);
    return make_complex(runtime, {number.real, -number.imaginary});
}

Value to_plain(Runtime& runtime, Value* arguments) {
    return make_complex(runtime, number_of(arguments[0]));
}

Value new_arguments(Runtime& runtime, Value* arguments) {
    const ComplexNumber number = number_of(arguments[0]);
    return make_tuple(runtime, {Value::number(number.real), Value::number(number.imaginary)});
}

Value power_method(Runtime& runtime, Value* arguments) {
    if (!arguments[2].is_empty() && !arguments[2].is_none()) return runtime.raise(Message::ComplexModulo);
    return binary_complex(runtime, BinaryOperator::Power, arguments[0], arguments[1]);
}

Value get_real(Runtime&, const Value& self) {
    return Value::number(number_of(self).real);
}
Value get_imaginary(Runtime&, const Value& self) {
    return Value::number(number_of(self).imaginary);
}

/// The end of the decimal number, inf or nan that `text` begins with; 0 when it begins with none.
std::size_t end_of_number(std::string_view text) {
    std::size_t end = 0;
    double ignored = 0;
    for (std::size_t size = 1; size <= text.size(); ++size) {
        if (parse_float(text.substr(0, size), ignored)) end = size;
    }
    return end;
}

/// Reads "1+2j" and its shorter forms, without space and brackets.
bool parse_complex(std::string_view text, ComplexNumber& number) {
    const auto is_unit = [](std::string_view rest) { return rest == "j" || rest == "J"; };
    /// A number, or a sign alone, which stands for 1 before a j.
    const auto read = [&](double& part) {
        const std::size_t end = end_of_number(text);
        if (end > 0) {
            (void)parse_float(text.substr(0, end), part);
            text.remove_prefix(end);
            return true;
        }
        const bool has_sign = text.starts_with('+') || text.starts_with('-');
        if (!is_unit(text.substr(has_sign ? 1 : 0))) return false;
        part = text.starts_with('-') ? -1 : 1;
        text.remove_prefix(has_sign ? 1 : 0);
        return true;
    };
    double first = 0;
    if (!read(first)) return false;
    if (text.empty()) {
        number = {first, 0};
        return true;
    }
    if (is_unit(text)) {
        number = {0, first};
        return true;
    }
    double second = 0;
    if ((text[0] != '+' && text[0] != '-') || !read(second) || !is_unit(text)) return false;
    number = {first, second};
    return true;
}

Value complex_from_text(Runtime& runtime, const String& string, ComplexNumber& number) {
    // No number is that long; reading it would take time with the square of the length.
    constexpr std::size_t kLongest = 5000;
    std::string text = ascii_number_text(string.view());
    if (text.starts_with('(') && text.ends_with(')')) {
        text = std::string(without_space(std::string_view(text).substr(1, text.size() - 2)));
    }
    const bool is_good =
        text.size() <= kLongest && remove_underscores(text, false) && parse_complex(text, number);
    return is_good ? Value::none() : runtime.raise(Message::ComplexMalformed);
}

Value made(Runtime& runtime, Type* type, const ComplexNumber& number) {
    Value result = make_complex(runtime, number);
    if (type != runtime.types.complex) result.object()->set_type(type);
    return result;
}

/// An argument with `__complex__`, `__float__` or `__index__`: a Complex, or a float.
Routine part_from_program(Runtime& runtime, Value value, bool is_first) {
    if (value.is<Complex>()) co_return value;
    if (is_first) {
        Value answer = co_await call_special(runtime, value, runtime.names.dunder_complex);
        if (answer.failed()) co_return answer;
        if (!answer.is_not_implemented()) {
            if (!answer.is<Complex>()) {
                co_return runtime.raise(Message::ReturnedNonComplex, type_name(runtime, value),
                                        type_name(runtime, answer));
            }
            co_return answer;
        }
    }
    const Slots& slots = type_of(runtime, value)->slots;
    if (slots.to_float == nullptr && slots.to_index == nullptr) {
        co_return runtime.raise(is_first ? Message::ComplexFirstArgument : Message::ComplexSecondArgument,
                                type_name(runtime, value));
    }
    co_return co_await to_float(runtime, value);
}

Routine construct_slowly(Runtime& runtime, Ref<Type> type, Value real, Value imaginary) {
    ComplexNumber number;
    Value first = co_await run(runtime, part_from_program(runtime, real, true));
    if (first.failed()) co_return first;
    if (complex_operand(runtime, first, number).failed()) co_return Value::error();
    if (!imaginary.is_empty()) {
        Value second = co_await run(runtime, part_from_program(runtime, imaginary, false));
        if (second.failed()) co_return second;
        ComplexNumber other;
        if (complex_operand(runtime, second, other).failed()) co_return Value::error();
        // real + imaginary * j
        number.real -= second.is<Complex>() ? other.imaginary : 0;
        number.imaginary = first.is<Complex>() ? number.imaginary + other.real : other.real;
    }
    co_return made(runtime, type.get(), number);
}

Value construct_complex(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[2];
    if (!read_arguments(runtime, {"complex", {"real", "imag"}, 0, true}, arguments, values))
        return Value::error();
    const auto& [real, imaginary] = values;
    if (const auto* string = real.get_if<String>()) {
        if (!imaginary.is_empty()) return runtime.raise(Message::ComplexTextWithSecond);
        ComplexNumber number;
        if (complex_from_text(runtime, *string, number).failed()) return Value::error();
        return made(runtime, type, number);
    }
    if (imaginary.is<String>()) return runtime.raise(Message::ComplexSecondText);
    const Value first = real.is_empty() ? Value::number(0) : real;
    return run(runtime, construct_slowly(runtime, Ref<Type>(type), first, imaginary));
}

}  // namespace

std::int64_t hash_of_complex(const ComplexNumber& number) noexcept {
    constexpr std::uint64_t kImaginaryFactor = 1000003;  // _PyHASH_IMAG
    const auto real = static_cast<std::uint64_t>(hash_of_number(number.real));
    const auto imaginary = static_cast<std::uint64_t>(hash_of_number(number.imaginary));
    const auto hash = static_cast<std::int64_t>(real + kImaginaryFactor * imaginary);
    return hash == -1 ? -2 : hash;
}

std::string complex_repr(const ComplexNumber& number) {
    const bool is_imaginary = number.real == 0 && !std::signbit(number.real);
    if (is_imaginary) return part_text(number.imaginary, false) + "j";
    return "(" + part_text(number.real, false) + part_text(number.imaginary, true) + "j)";
}

Value make_complex(Runtime& runtime, ComplexNumber number) {
    return runtime.heap().make<Complex>(runtime.types.complex, number);
}

Value complex_power(Runtime& runtime, ComplexNumber base, ComplexNumber exponent) {
    if (is_zero(exponent)) return make_complex(runtime, {1, 0});
    if (is_zero(base)) {
        if (exponent.real < 0 || exponent.imaginary != 0) return runtime.raise(Message::ComplexZeroToPower);
        return make_complex(runtime, {0, 0});
    }
    // Small whole exponents are exact where they can be (complexobject.c:516).
    constexpr double kLargestWhole = 100;
    ComplexNumber result;
    const bool is_whole = exponent.imaginary == 0 && exponent.real == std::floor(exponent.real) &&
                          std::fabs(exponent.real) <= kLargestWhole;
    if (is_whole) {
        result = whole_power(base, static_cast<unsigned>(std::fabs(exponent.real)));
        if (exponent.real < 0) result = divide({1, 0}, result);
    } else {
        result = polar_power(base, exponent);
    }
    if (std::isinf(result.real) || std::isinf(result.imaginary))
        return runtime.raise(Message::ComplexPowerTooLarge);
    return make_complex(runtime, result);
}

void define_complex_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "complex", {runtime.types.object}, Kind::Complex);
    Slots& slots = builder.slots();
    slots.repr = repr_complex;
    slots.format = format_complex;
    slots.hash = hash_complex;
    slots.truth = truth_complex;
    slots.compare = compare_complex;
    slots.binary = binary_complex;
    slots.unary = unary_complex;
    slots.construct = construct_complex;
    builder.method("conjugate(self, /)", conjugate);
    builder.method("__complex__(self, /)", to_plain);
    builder.method("__getnewargs__(self, /)", new_arguments);
    builder.method("__pow__(self, value, mod=None, /)", power_method);
    builder.attribute("imag", get_imaginary);
    builder.attribute("real", get_real);
    runtime.types.complex = runtime.keep(builder.finish());
}

}  // namespace loopscope::language
