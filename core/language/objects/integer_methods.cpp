// The type int: its slots, methods and attributes.
#include <algorithm>
#include <bit>
#include <string>

#include "language/objects/bytes.h"
#include "language/objects/float.h"
#include "language/objects/format.h"
#include "language/objects/index_arguments.h"
#include "language/objects/integer.h"
#include "language/objects/integer_objects.h"
#include "language/objects/sequence.h"
#include "language/objects/simple_keys.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

using natural::Digit;
using natural::Digits;
using natural::View;

Value repr_integer(Runtime& runtime, const Value& self) {
    std::string text;
    if (!integer_to_text(runtime, self, text)) return Value::error();
    return make_string(runtime, text);
}

Value format_integer(Runtime& runtime, const Value& self, const String& spec) {
    return format_number(runtime, self, spec.view());
}

Value hash_integer(Runtime& runtime, const Value& self) {
    std::uint32_t hash = 0;
    if (!simple_hash(runtime, self, hash)) hash = fold_hash(hash_from_answer(self));
    return Value::small_integer(hash);
}

Value truth_integer(Runtime&, const Value& self) {
    return Value::boolean(!IntegerView(self).is_zero());
}

Value compare_integer(Runtime&, CompareOperator operation, const Value& self, const Value& other) {
    if (!is_integer(other)) return Value::not_implemented();
    return Value::boolean(holds(operation, compare_integers(self, other)));
}

Value to_plain(Runtime& runtime, const Value& self) {
    return plain_integer(runtime, self);
}

Value integer_to_float(Runtime& runtime, const Value& self) {
    double number = 0;
    if (real_number(runtime, self, number).failed()) return Value::error();
    return Value::number(number);
}

Value get_plain(Runtime& runtime, Value* arguments) {
    return plain_integer(runtime, arguments[0]);
}
Value get_zero(Runtime&, const Value&) {
    return Value::small_integer(0);
}
Value get_one(Runtime&, const Value&) {
    return Value::small_integer(1);
}

Value bit_length(Runtime& runtime, Value* arguments) {
    return make_integer_unsigned(runtime, natural::bit_length(IntegerView(arguments[0]).magnitude()));
}

Value bit_count(Runtime&, Value* arguments) {
    std::int64_t count = 0;
    const IntegerView view(arguments[0]);
    for (const Digit digit : view.magnitude()) count += std::popcount(digit);
    return Value::small_integer(count);
}

Value is_whole(Runtime&, Value*) {
    return Value::boolean(true);
}

Value pair(Runtime& runtime, Value first, Value second) {
    Ref<Tuple> result = make_tuple(runtime, 2);
    (*result)[0] = std::move(first);
    (*result)[1] = std::move(second);
    return result;
}

Value as_integer_ratio(Runtime& runtime, Value* arguments) {
    return pair(runtime, plain_integer(runtime, arguments[0]), Value::small_integer(1));
}

Value new_arguments(Runtime& runtime, Value* arguments) {
    Ref<Tuple> result = make_tuple(runtime, 1);
    (*result)[0] = plain_integer(runtime, arguments[0]);
    return result;
}

Value divide_with_remainder(Runtime& runtime, const Value& left, const Value& right) {
    if (!is_integer(left) || !is_integer(right)) return Value::not_implemented();
    if (IntegerView(right).is_zero()) return runtime.raise(Message::IntegerDivisionByZero);
    Value quotient;
    Value remainder;
    if (integer_divide(runtime, left, right, &quotient, &remainder).failed()) return Value::error();
    return pair(runtime, std::move(quotient), std::move(remainder));
}

Value divmod(Runtime& runtime, Value* arguments) {
    return divide_with_remainder(runtime, arguments[0], arguments[1]);
}
Value reflected_divmod(Runtime& runtime, Value* arguments) {
    return divide_with_remainder(runtime, arguments[1], arguments[0]);
}

Value power(Runtime& runtime, const Value& base, const Value& exponent, const Value& modulus) {
    if (!is_integer(base) || !is_integer(exponent)) return Value::not_implemented();
    if (modulus.is_empty() || modulus.is_none()) {
        return integer_binary(runtime, BinaryOperator::Power, base, exponent);
    }
    if (!is_integer(modulus)) return Value::not_implemented();
    return integer_power_modulo(runtime, base, exponent, modulus);
}

Value power_method(Runtime& runtime, Value* arguments) {
    return power(runtime, arguments[0], arguments[1], arguments[2]);
}
Value reflected_power_method(Runtime& runtime, Value* arguments) {
    return power(runtime, arguments[1], arguments[0], arguments[2]);
}

/// To a multiple of 10**places, ties to even.
Value round_to_tens(Runtime& runtime, const Value& self, std::uint32_t places) {
    const IntegerView view(self);
    // A power of ten beyond twice the number rounds it to 0.
    if (places > natural::bit_length(view.magnitude())) return Value::small_integer(0);
    const Digits unit = natural::power(10, places);
    Digits quotient;
    Digits remainder;
    natural::divide(view.magnitude(), unit, quotient, remainder);
    const int order = natural::compare(natural::shift_left(remainder, 1), unit);
    if (order > 0 || (order == 0 && natural::bit(quotient, 0))) natural::multiply_add(quotient, 1, 1);
    return make_integer(runtime, natural::multiply(quotient, unit), view.is_negative());
}

Value round_integer(Runtime& runtime, Value* arguments) {
    if (arguments[1].is_empty() || arguments[1].is_none()) return plain_integer(runtime, arguments[0]);
    if (!has_plain_indices(arguments, {1})) return with_indices(runtime, round_integer, arguments, 2, {1});
    if (arguments[1].small_integer() >= 0) return plain_integer(runtime, arguments[0]);
    const std::int64_t places = std::min<std::int64_t>(-arguments[1].small_integer(), UINT32_MAX);
    return round_to_tens(runtime, arguments[0], static_cast<std::uint32_t>(places));
}

/// "little" or "big" (also when left out); false after raising ValueError.
bool read_byte_order(Runtime& runtime, const char* function, const Value& order, bool& little) {
    const auto* name = order.get_if<String>();
    little = name != nullptr && name->view() == "little";
    if (little || order.is_empty() || (name != nullptr && name->view() == "big")) return true;
    if (name == nullptr) {
        (void)runtime.raise(Message::NamedArgumentNotString, function, "byteorder",
                            type_name(runtime, order));
    } else {
        (void)runtime.raise(Message::UnknownByteOrder);
    }
    return false;
}

/// An optional flag.
bool is_set(const Value& flag) noexcept {
    return is_integer(flag) ? !IntegerView(flag).is_zero() : !flag.is_empty() && !flag.is_none();
}

Value to_bytes(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {1})) return with_indices(runtime, to_bytes, arguments, 4, {1});
    const std::int64_t length = arguments[1].is_empty() ? 1 : arguments[1].small_integer();
    bool little = false;
    if (!read_byte_order(runtime, "to_bytes", arguments[2], little)) return Value::error();
    const bool is_signed = is_set(arguments[3]);
    if (length < 0) return runtime.raise(Message::NegativeBytesLength);
    const IntegerView view(arguments[0]);
    if (view.is_negative() && !is_signed) return runtime.raise(Message::NegativeToUnsignedBytes);
    const std::uint64_t bits = natural::bit_length(view.magnitude());
    const std::uint64_t room = static_cast<std::uint64_t>(length) * 8;
    // A signed number needs a bit for its sign, but the smallest negative one uses all of them.
    const bool is_smallest =
        view.is_negative() && bits == room && !natural::any_bit_below(view.magnitude(), bits - 1);
    if (bits > room || (is_signed && bits == room && bits > 0 && !is_smallest)) {
        return runtime.raise(Message::IntegerTooBigForBytes);
    }
    if (!runtime.heap().has_room(static_cast<std::size_t>(length)))
        return runtime.raise(Message::OutOfMemory);
    std::string bytes(static_cast<std::size_t>(length), '\0');
    unsigned carry = 1;
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        const std::size_t digit = index / 4;
        unsigned byte = digit < view.magnitude().size() ? view.magnitude()[digit] >> index % 4 * 8 & 0xFF : 0;
        if (view.is_negative()) {
            byte = (~byte & 0xFF) + carry;
            carry = byte >> 8;
        }
        bytes[little ? index : bytes.size() - 1 - index] = static_cast<char>(byte);
    }
    return make_bytes(runtime, bytes);
}

Value integer_from_bytes(Runtime& runtime, std::string_view bytes, bool little, bool is_signed) {
    Digits digits((bytes.size() + 3) / 4);
    const auto byte_at = [&](std::size_t index) {
        return static_cast<unsigned char>(bytes[little ? index : bytes.size() - 1 - index]);
    };
    const bool negative = is_signed && !bytes.empty() && (byte_at(bytes.size() - 1) & 0x80) != 0;
    unsigned carry = 1;
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        unsigned byte = byte_at(index);
        if (negative) {
            byte = (~byte & 0xFF) + carry;
            carry = byte >> 8;
        }
        digits[index / 4] |= (byte & 0xFF) << index % 4 * 8;
    }
    natural::trim(digits);
    return make_integer(runtime, digits, negative);
}

Routine from_bytes_slowly(Runtime& runtime, Value type, Value source, bool little, bool is_signed) {
    Value bytes = source;
    if (!is_bytes_like(bytes)) {
        bytes = co_await bytes_from_items(runtime, source);
        if (bytes.failed()) co_return bytes;
    }
    Value integer = integer_from_bytes(runtime, bytes_view(bytes), little, is_signed);
    if (integer.failed() || type.as<Type>() == runtime.types.integer) co_return integer;
    Value result = co_await call(runtime, type, Arguments{&integer, 1, nullptr});
    co_return result;
}

Value from_bytes(Runtime& runtime, Value* arguments) {
    bool little = false;
    if (!read_byte_order(runtime, "from_bytes", arguments[2], little)) return Value::error();
    const bool is_signed = is_set(arguments[3]);
    if (is_bytes_like(arguments[1]) && arguments[0].as<Type>() == runtime.types.integer) {
        return integer_from_bytes(runtime, bytes_view(arguments[1]), little, is_signed);
    }
    return run(runtime, from_bytes_slowly(runtime, arguments[0], arguments[1], little, is_signed));
}

}  // namespace

void add_integer_methods(TypeBuilder& builder) {
    builder.method("as_integer_ratio(self, /)", as_integer_ratio);
    builder.method("bit_count(self, /)", bit_count);
    builder.method("bit_length(self, /)", bit_length);
    builder.method("conjugate(self, /)", get_plain);
    builder.class_method("from_bytes(type, /, bytes, byteorder='big', *, signed=False)", from_bytes);
    builder.method("is_integer(self, /)", is_whole);
    builder.method("to_bytes(self, /, length=1, byteorder='big', *, signed=False)", to_bytes);
    builder.method("__ceil__(self, /)", get_plain);
    builder.method("__divmod__(self, value, /)", divmod);
    builder.method("__floor__(self, /)", get_plain);
    builder.method("__getnewargs__(self, /)", new_arguments);
    builder.method("__pow__(self, value, mod=None, /)", power_method);
    builder.method("__rdivmod__(self, value, /)", reflected_divmod);
    builder.method("__round__(self, ndigits=None, /)", round_integer);
    builder.method("__rpow__(self, value, mod=None, /)", reflected_power_method);
    builder.method("__trunc__(self, /)", get_plain);
    builder.attribute("denominator", get_one);
    builder.attribute("imag", get_zero);
    builder.attribute("numerator", to_plain);
    builder.attribute("real", to_plain);
}

void define_integer_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "int", {runtime.types.object}, Kind::BigInteger);
    Slots& slots = builder.slots();
    slots.repr = repr_integer;
    slots.format = format_integer;
    slots.hash = hash_integer;
    slots.truth = truth_integer;
    slots.compare = compare_integer;
    slots.binary = integer_binary;
    slots.unary = unary_integer;
    slots.to_index = to_plain;
    slots.to_integer = to_plain;
    slots.to_float = integer_to_float;
    slots.construct = construct_integer;
    add_integer_methods(builder);
    runtime.types.integer = runtime.keep(builder.finish());
}

}  // namespace loopscope::language
