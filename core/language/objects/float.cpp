#include "language/objects/float.h"

#include <cmath>

#include "language/objects/bytes.h"
#include "language/objects/complex.h"
#include "language/objects/constructor_arguments.h"
#include "language/objects/float_objects.h"
#include "language/objects/format.h"
#include "language/objects/integer.h"
#include "language/objects/number_text.h"
#include "language/objects/sequence.h"
#include "language/objects/simple_keys.h"
#include "language/objects/string.h"
#include "language/runtime/exception.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

Value repr_float(Runtime& runtime, const Value& self) {
    return make_string(runtime, float_repr(float_value(self)));
}

Value hash_float(Runtime&, const Value& self) {
    return Value::small_integer(fold_hash(hash_of_number(float_value(self))));
}

Value truth_float(Runtime&, const Value& self) {
    return Value::boolean(float_value(self) != 0);
}

Value compare_float(Runtime&, CompareOperator operation, const Value& self, const Value& other) {
    const double number = float_value(self);
    if (std::isnan(number) || (is_float(other) && std::isnan(float_value(other)))) {
        if (!is_float(other) && !is_integer(other)) return Value::not_implemented();
        return Value::boolean(operation == CompareOperator::NotEqual);
    }
    if (is_float(other)) {
        const double partner = float_value(other);
        return Value::boolean(holds(operation, number < partner ? -1 : number > partner));
    }
    if (is_integer(other))
        return Value::boolean(holds(operation, -compare_integer_with_float(other, number)));
    return Value::not_implemented();
}

Value unary_float(Runtime&, UnaryOperator operation, const Value& self) {
    const double number = float_value(self);
    switch (operation) {
        case UnaryOperator::Negative:
            return Value::number(-number);
        case UnaryOperator::Positive:
            return Value::number(number);
        case UnaryOperator::Absolute:
            return Value::number(std::fabs(number));
        case UnaryOperator::Invert:
            break;
    }
    return Value::not_implemented();
}

Value float_to_float(Runtime&, const Value& self) {
    return Value::number(float_value(self));
}

Value float_to_integer(Runtime& runtime, const Value& self) {
    return truncated_integer(runtime, float_value(self));
}

Value format_float(Runtime& runtime, const Value& self, const String& spec) {
    return format_number(runtime, self, spec.view());
}

Value raise_bad_text(Runtime& runtime, const Value& text) {
    return runtime.raise(Message::InvalidFloatLiteral, shown_text(text));
}

/// float(value): a plain float.
Value float_from_value(Runtime& runtime, const Value& value) {
    double number = 0;
    if (const auto* string = value.get_if<String>()) {
        if (!parse_float_text(string->view(), number)) return raise_bad_text(runtime, value);
        return Value::number(number);
    }
    if (is_bytes_like(value)) {
        std::string text(without_space(bytes_view(value)));
        if (!remove_underscores(text, false) || !parse_float(text, number))
            return raise_bad_text(runtime, value);
        return Value::number(number);
    }
    const Slots& slots = type_of(runtime, value)->slots;
    if (slots.to_float == nullptr && slots.to_index == nullptr) {
        return runtime.raise(Message::NoFloatArgument, type_name(runtime, value));
    }
    return to_float(runtime, value);
}

/// An instance of `type` with the value of a plain float; errors stay as they are.
Value float_of_type(Runtime& runtime, Type* type, const Value& number) {
    if (type == runtime.types.floating || !number.is_value()) return number;
    Ref<BoxedFloat> boxed = runtime.heap().make<BoxedFloat>(runtime.types.floating, number.number());
    boxed->set_type(type);
    return boxed;
}

Routine construct_subclass(Runtime& runtime, Ref<Type> type, Value value) {
    Value number = co_await float_from_value(runtime, value);
    co_return float_of_type(runtime, type.get(), number);
}

Value construct_float(Runtime& runtime, Type* type, Arguments arguments) {
    Value value;
    if (!read_arguments(runtime, {"float", {"x"}, 1}, arguments, &value)) return Value::error();
    if (value.is_empty()) value = Value::number(0);
    Value number = float_from_value(runtime, value);
    if (!number.is_pending()) return float_of_type(runtime, type, number);
    if (type == runtime.types.floating) return number;
    // A routine begins again, so that it can go on with the result.
    runtime.callee->abandon();
    return run(runtime, construct_subclass(runtime, Ref<Type>(type), value));
}

Routine float_from_answer(Runtime& runtime, Value value) {
    const Slots& slots = type_of(runtime, value)->slots;
    const bool has_float = slots.to_float != nullptr;
    const auto slot = has_float ? slots.to_float : slots.to_index;
    Value answer = co_await slot(runtime, value);
    if (answer.failed()) co_return answer;
    double number = 0;
    if (real_number(runtime, answer, number).failed()) co_return Value::error();
    co_return Value::number(number);
}

Value raise_out_of_range(Runtime& runtime) {
    constexpr std::int64_t kRangeError = 34;  // ERANGE
    Ref<Tuple> arguments = make_tuple(runtime, 2);
    (*arguments)[0] = Value::small_integer(kRangeError);
    (*arguments)[1] = make_string(runtime, "Numerical result out of range");
    return runtime.raise_exception(
        make_exception(runtime, runtime.types.overflow_error, std::move(arguments)));
}

}  // namespace

Value real_number(Runtime& runtime, const Value& value, double& number) {
    if (is_float(value)) {
        number = float_value(value);
        return Value::none();
    }
    if (!is_integer(value)) return Value::not_implemented();
    number = integer_to_double(value);
    return is_finite(number) ? Value::none() : runtime.raise(Message::IntegerTooLargeForFloat);
}

Value to_float(Runtime& runtime, const Value& value) {
    double number = 0;
    const bool is_plain = !value.is_object() || !value.object()->type()->is_from_program;
    if (is_plain) {
        const Value found = real_number(runtime, value, number);
        if (found.failed()) return Value::error();
        if (found.is_none()) return Value::number(number);
    }
    const Slots& slots = type_of(runtime, value)->slots;
    if (slots.to_float == nullptr && slots.to_index == nullptr) {
        return runtime.raise(Message::NotARealNumber, type_name(runtime, value));
    }
    return run(runtime, float_from_answer(runtime, value));
}

void float_divide(double dividend, double divisor, double& quotient, double& remainder) noexcept {
    // As CPython has it (floatobject.c:664): the quotient is nearly whole already, since the remainder is
    // exact.
    remainder = std::fmod(dividend, divisor);
    double ratio = (dividend - remainder) / divisor;
    if (remainder == 0) {
        remainder = std::copysign(0.0, divisor);
    } else if ((divisor < 0) != (remainder < 0)) {
        remainder += divisor;
        ratio -= 1;
    }
    if (ratio == 0) {
        quotient = std::copysign(0.0, dividend / divisor);
        return;
    }
    quotient = std::floor(ratio);
    if (ratio - quotient > 0.5) quotient += 1;
}

Value float_power(Runtime& runtime, double base, double exponent) {
    if (exponent == 0 || base == 1) return Value::number(1);
    if (std::isnan(base) || std::isnan(exponent)) return Value::number(std::nan(""));
    if (base == 0 && exponent < 0) return runtime.raise(Message::ZeroToNegativePower);
    if (base < 0 && is_finite(base) && is_finite(exponent) && exponent != std::floor(exponent)) {
        return complex_power(runtime, {base, 0}, {exponent, 0});
    }
    const double result = std::pow(base, exponent);
    if (std::isinf(result) && is_finite(base) && is_finite(exponent)) return raise_out_of_range(runtime);
    return Value::number(result);
}

Value float_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    double a = 0;
    double b = 0;
    const Value left_found = real_number(runtime, left, a);
    if (!left_found.is_none()) return left_found;
    const Value right_found = real_number(runtime, right, b);
    if (!right_found.is_none()) return right_found;
    double quotient = 0;
    double remainder = 0;
    switch (operation) {
        case BinaryOperator::Add:
            return Value::number(a + b);
        case BinaryOperator::Subtract:
            return Value::number(a - b);
        case BinaryOperator::Multiply:
            return Value::number(a * b);
        case BinaryOperator::TrueDivide:
            if (b == 0) return runtime.raise(Message::FloatDivisionByZero);
            return Value::number(a / b);
        case BinaryOperator::FloorDivide:
            if (b == 0) return runtime.raise(Message::FloatFloorDivisionByZero);
            float_divide(a, b, quotient, remainder);
            return Value::number(quotient);
        case BinaryOperator::Remainder:
            if (b == 0) return runtime.raise(Message::FloatModuloByZero);
            float_divide(a, b, quotient, remainder);
            return Value::number(remainder);
        case BinaryOperator::Power:
            return float_power(runtime, a, b);
        default:
            return Value::not_implemented();
    }
}

void define_float_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "float", {runtime.types.object}, Kind::BoxedFloat);
    builder.document("Convert a string or number to a floating-point number, if possible.");
    Slots& slots = builder.slots();
    slots.repr = repr_float;
    slots.format = format_float;
    slots.hash = hash_float;
    slots.truth = truth_float;
    slots.compare = compare_float;
    slots.binary = float_binary;
    slots.unary = unary_float;
    slots.to_integer = float_to_integer;
    slots.to_float = float_to_float;
    slots.construct = construct_float;
    builder.type().is_simple_key = true;
    add_float_methods(builder);
    runtime.types.floating = runtime.keep(builder.finish());
}

}  // namespace loopscope::language
