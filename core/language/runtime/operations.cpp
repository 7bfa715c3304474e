// Dispatch: which slot answers for an operation on values.
#include "language/runtime/operations.h"

#include <string>

#include "language/objects/integer.h"
#include "language/objects/sequence_operations.h"
#include "language/objects/slice.h"
#include "language/runtime/exception.h"
#include "language/runtime/frame.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"
#include "language/runtime/native.h"
#include "language/runtime/program_slots.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

Type* type_of(Runtime& runtime, const Value& value) noexcept {
    if (value.is_object()) return value.object()->type();
    if (value.is_small_integer()) return runtime.types.integer;
    if (value.is_number()) return runtime.types.floating;
    if (value.is_boolean()) return runtime.types.boolean;
    if (value.is_none()) return runtime.types.none;
    if (value.is_not_implemented()) return runtime.types.not_implemented;
    return runtime.types.ellipsis;
}

std::string_view type_name(Runtime& runtime, const Value& value) noexcept {
    return type_of(runtime, value)->shown_name()->view();
}

bool is_instance(Runtime& runtime, const Value& value, const Type* type) noexcept {
    const Type* actual = type_of(runtime, value);
    return actual == type || actual->is_subtype_of(type);
}

// Calls

namespace {

/// Calls `function` with `receiver` before the arguments.
Value call_with_first(Runtime& runtime, const Value& function, const Value& receiver,
                      const Arguments& arguments) {
    const std::uint32_t count = arguments.positional + arguments.keyword_count();
    constexpr std::uint32_t kFew = 8;
    Value few[kFew];
    std::vector<Value> many;
    Value* values = few;
    if (count + 1 > kFew) {
        many.resize(count + 1);
        values = many.data();
    }
    values[0] = receiver;
    for (std::uint32_t i = 0; i < count; ++i) values[i + 1] = std::move(arguments.values[i]);
    return call(runtime, function, Arguments{values, arguments.positional + 1, arguments.names});
}

}  // namespace

Value call(Runtime& runtime, const Value& callee, const Arguments& arguments) {
    if (callee.is_object()) {
        switch (callee.object()->kind()) {
            case Kind::Function:
                return call_function(runtime, *callee.as<Function>(), arguments);
            case Kind::NativeFunction:
                return call_native(runtime, *callee.as<NativeFunction>(), arguments);
            case Kind::BoundMethod: {
                // The method may end with its last reference while it is called.
                const Value function = callee.as<BoundMethod>()->function;
                const Value receiver = callee.as<BoundMethod>()->receiver;
                return call_with_first(runtime, function, receiver, arguments);
            }
            default:
                break;
        }
        if (auto slot = callee.object()->type()->slots.call) return slot(runtime, callee, arguments);
    }
    return runtime.raise(Message::NotCallable, type_name(runtime, callee));
}

Value call(Runtime& runtime, const Value& callee, std::span<const Value> positional) {
    constexpr std::size_t kMost = 4;
    Value values[kMost];
    std::uint32_t count = 0;
    for (const Value& value : positional) values[count++] = value;
    return call(runtime, callee, Arguments{values, count, nullptr});
}

Value call_with_receiver(Runtime& runtime, const Value& method, const Value& receiver,
                         const Arguments& arguments) {
    if (method.is_object()) {
        const Kind kind = method.object()->kind();
        const bool takes_receiver = kind == Kind::Function || kind == Kind::NativeFunction ||
                                    method.object()->type() == runtime.types.slot_wrapper;
        if (!takes_receiver) {
            auto get = method.object()->type()->slots.descriptor_get;
            if (get == nullptr) return call(runtime, method, arguments);
            const Value bound = get(runtime, method, receiver, Value::from(type_of(runtime, receiver)));
            if (!bound.is_value()) return bound;
            return call(runtime, bound, arguments);
        }
    }
    return call_with_first(runtime, method, receiver, arguments);
}

Value call_special(Runtime& runtime, const Value& receiver, String* name, std::span<const Value> positional) {
    const Value* found = type_of(runtime, receiver)->lookup(name);
    if (found == nullptr) return Value::not_implemented();
    const Value method = *found;
    constexpr std::size_t kMost = 4;
    Value values[kMost];
    std::uint32_t count = 0;
    for (const Value& value : positional) values[count++] = value;
    return call_with_receiver(runtime, method, receiver, Arguments{values, count, nullptr});
}

namespace {

Routine call_method_slowly(Runtime& runtime, Value receiver, Ref<String> name, Ref<Tuple> arguments) {
    Value method = co_await get_attribute(runtime, receiver, name.get());
    if (method.failed()) co_return method;
    co_return co_await call(runtime, method, Arguments{arguments->items(), arguments->length(), nullptr});
}

}  // namespace

Value call_method(Runtime& runtime, const Value& receiver, String* name, std::span<const Value> positional) {
    const Value method = get_attribute(runtime, receiver, name);
    if (method.failed()) return method;
    if (!method.is_pending()) return call(runtime, method, positional);
    // The attribute itself is worked out by the program: begin again in a routine, which looks it up once.
    runtime.callee->abandon();
    Ref<Tuple> arguments = make_tuple(runtime, static_cast<std::uint32_t>(positional.size()));
    std::uint32_t index = 0;
    for (const Value& value : positional) (*arguments)[index++] = value;
    return run(runtime, call_method_slowly(runtime, receiver, Ref<String>(name), std::move(arguments)));
}

// Attributes

Value get_attribute(Runtime& runtime, const Value& object, String* name) {
    return type_of(runtime, object)->slots.get_attribute(runtime, object, name);
}

namespace {

Routine find_attribute_slowly(Runtime& runtime, Value object, Ref<String> name) {
    Value found = co_await get_attribute(runtime, object, name.get());
    if (found.failed() && is_instance(runtime, runtime.error, runtime.types.attribute_error)) {
        const Value missing = runtime.take_error();
        co_return Value();
    }
    co_return found;
}

}  // namespace

Value find_attribute(Runtime& runtime, const Value& object, String* name) {
    if (type_of(runtime, object)->has_own_attribute_access) {
        return run(runtime, find_attribute_slowly(runtime, object, Ref<String>(name)));
    }
    Value found = get_attribute(runtime, object, name);
    if (found.is_pending()) {
        runtime.callee->abandon();
        return run(runtime, find_attribute_slowly(runtime, object, Ref<String>(name)));
    }
    if (found.failed() && is_instance(runtime, runtime.error, runtime.types.attribute_error)) {
        const Value missing = runtime.take_error();
        return {};
    }
    return found;
}

Value set_attribute(Runtime& runtime, const Value& object, String* name, const Value& value) {
    return type_of(runtime, object)->slots.set_attribute(runtime, object, name, value);
}

Value delete_attribute(Runtime& runtime, const Value& object, String* name) {
    return type_of(runtime, object)->slots.delete_attribute(runtime, object, name);
}

// Text

Value repr(Runtime& runtime, const Value& value) {
    return type_of(runtime, value)->slots.repr(runtime, value);
}

Value str(Runtime& runtime, const Value& value) {
    if (value.is<String>() && value.object()->type() == runtime.types.string) return value;
    const Slots& slots = type_of(runtime, value)->slots;
    return slots.str != nullptr ? slots.str(runtime, value) : slots.repr(runtime, value);
}

namespace {

Value escaped(Runtime& runtime, const Value& text) {
    auto* string = text.get_if<String>();
    if (string == nullptr || string->is_ascii()) return text;
    return Value(make_string(runtime, ascii_escaped(string->view())));
}

Routine ascii_slowly(Runtime& runtime, Value value) {
    Value text = co_await repr(runtime, value);
    co_return escaped(runtime, text);
}

}  // namespace

Value ascii(Runtime& runtime, const Value& value) {
    const Value text = repr(runtime, value);
    if (!text.is_pending()) return escaped(runtime, text);
    runtime.callee->abandon();
    return run(runtime, ascii_slowly(runtime, value));
}

std::string address_text(const Object* object) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(object));
    std::string digits;
    do {
        digits.insert(digits.begin(), kDigits[address % 16]);
        address /= 16;
    } while (address != 0);
    return "0x" + digits;
}

std::string plain_text(Runtime& runtime, const Value& value) {
    if (value.is_empty()) return {};
    Type* type = type_of(runtime, value);
    const Value text = type->slots.repr(runtime, value);
    if (auto* string = text.get_if<String>()) return std::string(string->view());
    if (text.is_pending()) runtime.callee->abandon();
    if (text.failed()) {
        const Value dropped = runtime.take_error();
    }
    std::string plain = "<";
    plain.append(type->name()->view()).append(" object");
    if (value.is_object()) plain.append(" at ").append(address_text(value.object()));
    return plain.append(">");
}

Value format(Runtime& runtime, const Value& value, const String& spec) {
    Type* type = type_of(runtime, value);
    const bool is_plain = spec.byte_length() == 0 && type->slots.format != program_slots::format;
    if (is_plain) return str(runtime, value);
    if (type->slots.format != nullptr) return type->slots.format(runtime, value, spec);
    return runtime.raise(Message::UnsupportedFormat, type->name());
}

// Operators

Value truth(Runtime& runtime, const Value& value) {
    if (value.is_boolean()) return value;
    if (value.is_none()) return Value::boolean(false);
    if (value.is_small_integer()) return Value::boolean(value.small_integer() != 0);
    if (value.is_number()) return Value::boolean(value.number() != 0);
    if (value.is_not_implemented() &&
        runtime
            .warn(runtime.types.deprecation_warning, "NotImplemented should not be used in a boolean context")
            .failed())
        return Value::error();
    if (!value.is_object()) return Value::boolean(true);
    const Slots& slots = value.object()->type()->slots;
    if (slots.truth != nullptr) return slots.truth(runtime, value);
    if (slots.length != nullptr) {
        const Value length = slots.length(runtime, value);
        return length.is_small_integer() ? Value::boolean(length.small_integer() != 0) : length;
    }
    return Value::boolean(true);
}

namespace {

constexpr std::string_view kBinarySigns[] = {"+",           "-",  "*",  "@", "/", "//", "%",
                                             "** or pow()", "<<", ">>", "&", "|", "^"};
constexpr std::string_view kInPlaceSigns[] = {
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^="};
constexpr std::string_view kCompareSigns[] = {"<", "<=", "==", "!=", ">", ">="};

constexpr CompareOperator swapped(CompareOperator operation) {
    using enum CompareOperator;
    constexpr CompareOperator kSwapped[] = {Greater, GreaterEqual, Equal, NotEqual, Less, LessEqual};
    return kSwapped[static_cast<std::size_t>(operation)];
}

Value raise_unsupported(Runtime& runtime, std::string_view sign, const Value& left, const Value& right) {
    return runtime.raise(Message::OperandUnsupported, sign, type_name(runtime, left),
                         type_name(runtime, right));
}

/// The data model's rules for operands with methods of the program (3.3.8): the right one first when its
/// class is a subclass that brings its own method.
Routine binary_by_methods(Runtime& runtime, BinaryOperator operation, Value left, Value right,
                          bool in_place_sign) {
    Type* left_type = type_of(runtime, left);
    Type* right_type = type_of(runtime, right);
    String* plain = method_name(runtime, operation);
    String* reflected = reflected_name(runtime, operation);
    bool try_right = left_type != right_type && right_type->lookup(reflected) != nullptr;
    if (try_right && right_type->is_subtype_of(left_type) &&
        right_type->lookup(reflected) != left_type->lookup(reflected)) {
        Value result = co_await call_special(runtime, right, reflected, left);
        if (!result.is_not_implemented()) co_return result;
        try_right = false;
    }
    Value result = co_await call_special(runtime, left, plain, right);
    if (!result.is_not_implemented()) co_return result;
    if (try_right) {
        result = co_await call_special(runtime, right, reflected, left);
        if (!result.is_not_implemented()) co_return result;
    }
    const bool is_left = can_be_repeated(left);
    const Type* sequence_type = is_left ? left_type : right_type;
    const Type* times_type = is_left ? right_type : left_type;
    if (operation == BinaryOperator::Multiply && (is_left || can_be_repeated(right)) &&
        times_type->slots.to_index != nullptr && !has_program_binary(*sequence_type)) {
        Value times = co_await to_index(runtime, is_left ? right : left);
        if (times.failed()) co_return times;
        (is_left ? right : left) = times;
        co_return co_await sequence_type->slots.binary(runtime, operation, left, right);
    }
    Value refused = refuse_sequence_operand(runtime, operation, left, right);
    if (!refused.is_empty()) co_return refused;
    const auto index = static_cast<std::size_t>(operation);
    co_return raise_unsupported(runtime, in_place_sign ? kInPlaceSigns[index] : kBinarySigns[index], left,
                                right);
}

Value binary_with_sign(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right,
                       bool in_place_sign) {
    Type* left_type = type_of(runtime, left);
    Type* right_type = type_of(runtime, right);
    if (has_program_binary(*left_type) || has_program_binary(*right_type)) {
        return run(runtime, binary_by_methods(runtime, operation, left, right, in_place_sign));
    }
    auto left_slot = left_type->slots.binary;
    auto right_slot = right_type->slots.binary;
    // A subclass that brings its own comes first.
    if (right_slot != nullptr && right_slot != left_slot && right_type->is_subtype_of(left_type)) {
        Value result = right_slot(runtime, operation, left, right);
        if (!result.is_not_implemented()) return result;
        right_slot = nullptr;
    }
    if (left_slot != nullptr) {
        Value result = left_slot(runtime, operation, left, right);
        if (!result.is_not_implemented()) return result;
    }
    if (right_slot != nullptr && right_slot != left_slot) {
        Value result = right_slot(runtime, operation, left, right);
        if (!result.is_not_implemented()) return result;
    }
    const auto index = static_cast<std::size_t>(operation);
    return raise_unsupported(runtime, in_place_sign ? kInPlaceSigns[index] : kBinarySigns[index], left,
                             right);
}

Routine in_place_by_method(Runtime& runtime, BinaryOperator operation, Value left, Value right) {
    Value result = co_await call_special(runtime, left, in_place_name(runtime, operation), right);
    if (!result.is_not_implemented()) co_return result;
    co_return co_await binary_with_sign(runtime, operation, left, right, true);
}

}  // namespace

Value binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    return binary_with_sign(runtime, operation, left, right, false);
}

Value in_place(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    Type* left_type = type_of(runtime, left);
    if (left_type->slots.in_place != nullptr) {
        if (left_type->is_from_program && left_type->lookup(in_place_name(runtime, operation)) != nullptr) {
            return run(runtime, in_place_by_method(runtime, operation, left, right));
        }
        if (!left_type->is_from_program) {
            Value result = left_type->slots.in_place(runtime, operation, left, right);
            if (!result.is_not_implemented()) return result;
        }
    }
    return binary_with_sign(runtime, operation, left, right, true);
}

Value unary(Runtime& runtime, UnaryOperator operation, const Value& operand) {
    if (auto slot = type_of(runtime, operand)->slots.unary) {
        Value result = slot(runtime, operation, operand);
        if (!result.is_not_implemented()) return result;
    }
    if (operation == UnaryOperator::Absolute)
        return runtime.raise(Message::AbsoluteUnsupported, type_name(runtime, operand));
    constexpr std::string_view kSigns[] = {"-", "+", "~"};
    return runtime.raise(Message::UnaryUnsupported, kSigns[static_cast<std::size_t>(operation)],
                         type_name(runtime, operand));
}

namespace {

Value compare_by_default(Runtime& runtime, CompareOperator operation, const Value& left, const Value& right) {
    if (operation == CompareOperator::Equal) return Value::boolean(left.is_same(right));
    if (operation == CompareOperator::NotEqual) return Value::boolean(!left.is_same(right));
    return runtime.raise(Message::CompareUnsupported, kCompareSigns[static_cast<std::size_t>(operation)],
                         type_name(runtime, left), type_name(runtime, right));
}

/// One side's answer: its method; `!=` without one is the opposite of `==`.
Routine compare_one_side(Runtime& runtime, CompareOperator operation, Value self, Value other) {
    Type* type = type_of(runtime, self);
    const Value* method = type->lookup(method_name(runtime, operation));
    const bool inherited_not_equal = operation == CompareOperator::NotEqual &&
                                     method == runtime.types.object->lookup(runtime.names.dunder_ne);
    if (inherited_not_equal) {
        Value equal = co_await call_special(runtime, self, runtime.names.dunder_eq, other);
        if (!equal.is_value() || equal.is_not_implemented()) co_return equal;
        Value is_equal = co_await truth(runtime, equal);
        if (is_equal.failed()) co_return is_equal;
        co_return Value::boolean(is_equal.is_false());
    }
    co_return co_await call_special(runtime, self, method_name(runtime, operation), other);
}

Routine compare_by_methods(Runtime& runtime, CompareOperator operation, Value left, Value right) {
    Type* left_type = type_of(runtime, left);
    Type* right_type = type_of(runtime, right);
    bool try_right = true;
    if (left_type != right_type && right_type->is_subtype_of(left_type)) {
        Value result = co_await run(runtime, compare_one_side(runtime, swapped(operation), right, left));
        if (!result.is_not_implemented()) co_return result;
        try_right = false;
    }
    Value result = co_await run(runtime, compare_one_side(runtime, operation, left, right));
    if (!result.is_not_implemented()) co_return result;
    if (try_right) {
        result = co_await run(runtime, compare_one_side(runtime, swapped(operation), right, left));
        if (!result.is_not_implemented()) co_return result;
    }
    co_return compare_by_default(runtime, operation, left, right);
}

Routine equals_slowly(Runtime& runtime, Value left, Value right) {
    Value result = co_await compare(runtime, CompareOperator::Equal, left, right);
    if (result.failed()) co_return result;
    co_return co_await truth(runtime, result);
}

}  // namespace

Value compare(Runtime& runtime, CompareOperator operation, const Value& left, const Value& right) {
    Type* left_type = type_of(runtime, left);
    Type* right_type = type_of(runtime, right);
    if (has_program_compare(*left_type) || has_program_compare(*right_type)) {
        return run(runtime, compare_by_methods(runtime, operation, left, right));
    }
    auto left_slot = left_type->slots.compare;
    auto right_slot = right_type->slots.compare;
    if (left_slot != nullptr) {
        Value result = left_slot(runtime, operation, left, right);
        if (!result.is_not_implemented()) return result;
    }
    if (right_slot != nullptr && right_type != left_type) {
        Value result = right_slot(runtime, swapped(operation), right, left);
        if (!result.is_not_implemented()) return result;
    }
    return compare_by_default(runtime, operation, left, right);
}

Value equals(Runtime& runtime, const Value& left, const Value& right) {
    if (left.is_same(right) && !left.is_number()) return Value::boolean(true);
    switch (simple_equals(runtime, left, right)) {
        case Equality::Equal:
            return Value::boolean(true);
        case Equality::Different:
            return Value::boolean(false);
        case Equality::Unknown:
            break;
    }
    return run(runtime, equals_slowly(runtime, left, right));
}

Value hash(Runtime& runtime, const Value& value) {
    std::uint32_t simple = 0;
    if (simple_hash(runtime, value, simple)) return Value::small_integer(simple);
    Type* type = type_of(runtime, value);
    if (type->slots.hash == nullptr) return runtime.raise(Message::Unhashable, type->shown_name());
    return type->slots.hash(runtime, value);
}

// Items

Value length(Runtime& runtime, const Value& value) {
    if (auto slot = type_of(runtime, value)->slots.length) return slot(runtime, value);
    return runtime.raise(Message::NoLength, type_name(runtime, value));
}

Value get_item(Runtime& runtime, const Value& container, const Value& key) {
    if (auto slot = type_of(runtime, container)->slots.get_item) return slot(runtime, container, key);
    if (auto* type = container.get_if<Type>()) {
        const Value* method = type->lookup(runtime.names.dunder_class_getitem);
        if (method != nullptr) {
            const Value bound = get_attribute(runtime, container, runtime.names.dunder_class_getitem);
            if (!bound.is_value()) return bound;
            return call(runtime, bound, key);
        }
        return runtime.raise(Message::TypeNotSubscriptable, type->shown_name());
    }
    return runtime.raise(Message::NotSubscriptable, type_name(runtime, container));
}

Value set_item(Runtime& runtime, const Value& container, const Value& key, const Value& value) {
    if (auto slot = type_of(runtime, container)->slots.set_item) return slot(runtime, container, key, value);
    return runtime.raise(Message::NoItemAssignment, type_name(runtime, container));
}

Value delete_item(Runtime& runtime, const Value& container, const Value& key) {
    if (auto slot = type_of(runtime, container)->slots.delete_item) return slot(runtime, container, key);
    // A sequence that keeps its items has another word for it than what has none.
    const Type* type = type_of(runtime, container);
    const bool has_items = type->is_from_program || type->slots.length != nullptr;
    return runtime.raise(Message::NoItemDeletion, type_name(runtime, container),
                         has_items && !key.is<Slice>() ? "doesn't" : "does not");
}

namespace {

Routine contains_by_iteration(Runtime& runtime, Value container, Value item) {
    Value iterator = co_await iterate(runtime, container);
    if (iterator.failed()) co_return iterator;
    while (true) {
        Value candidate = co_await next(runtime, iterator);
        if (candidate.failed()) co_return candidate;
        if (candidate.is_exhausted()) co_return Value::boolean(false);
        Value equal = co_await equals(runtime, candidate, item);
        if (equal.failed() || equal.is_true()) co_return equal;
    }
}

}  // namespace

Value contains(Runtime& runtime, const Value& container, const Value& item) {
    const Slots& slots = type_of(runtime, container)->slots;
    if (slots.contains != nullptr) return slots.contains(runtime, container, item);
    if (slots.iterate == nullptr) return runtime.raise(Message::NotContainer, type_name(runtime, container));
    return run(runtime, contains_by_iteration(runtime, container, item));
}

namespace {

Value clamped_index(Runtime& runtime, const Value& integer, bool clamp, std::string_view type) {
    if (integer.is_small_integer()) return integer;
    if (integer.is_boolean()) return Value::small_integer(integer.is_true() ? 1 : 0);
    std::int64_t wide = 0;
    if (to_int64(integer, wide) && Value::fits(wide)) return Value::small_integer(wide);
    if (!clamp) return runtime.raise(Message::IndexTooLarge, type);
    const bool negative = integer.as<BigInteger>()->is_negative();
    constexpr std::int64_t kLargest = (std::int64_t{1} << 47) - 1;
    return Value::small_integer(negative ? -kLargest : kLargest);
}

Routine to_index_slowly(Runtime& runtime, Value value, bool clamp) {
    Value integer = co_await type_of(runtime, value)->slots.to_index(runtime, value);
    if (integer.failed()) co_return integer;
    co_return clamped_index(runtime, integer, clamp, type_name(runtime, value));
}

}  // namespace

Value to_index(Runtime& runtime, const Value& value, bool clamp) {
    if (is_integer(value)) return clamped_index(runtime, value, clamp, type_name(runtime, value));
    if (type_of(runtime, value)->slots.to_index == nullptr) {
        return runtime.raise(Message::NotAnInteger, type_name(runtime, value));
    }
    return run(runtime, to_index_slowly(runtime, value, clamp));
}

// Iteration

Value iterate(Runtime& runtime, const Value& iterable) {
    if (auto slot = type_of(runtime, iterable)->slots.iterate) return slot(runtime, iterable);
    return runtime.raise(Message::NotIterable, type_name(runtime, iterable));
}

Value next(Runtime& runtime, const Value& iterator) {
    if (auto slot = type_of(runtime, iterator)->slots.next) return slot(runtime, iterator);
    return runtime.raise(Message::NotAnIterator, type_name(runtime, iterator));
}

Value stop_iteration(Runtime& runtime, Value value) {
    Ref<Tuple> arguments = make_tuple(runtime, value.is_none() ? 0 : 1);
    if (!value.is_none()) (*arguments)[0] = std::move(value);
    return Value(make_exception(runtime, runtime.types.stop_iteration, std::move(arguments)));
}

// Classes

bool is_callable(const Value& value) noexcept {
    if (!value.is_object()) return false;
    const Kind kind = value.object()->kind();
    return kind == Kind::Function || kind == Kind::NativeFunction || kind == Kind::BoundMethod ||
           value.object()->type()->slots.call != nullptr;
}

namespace {

using ClassTest = Value (*)(Runtime&, const Value&, const Value&);

Routine test_each(Runtime& runtime, ClassTest test, Value subject, Ref<Tuple> classes) {
    for (std::uint32_t i = 0; i < classes->length(); ++i) {
        Value answer = co_await test(runtime, subject, (*classes)[i]);
        if (answer.failed() || answer.is_true()) co_return answer;
    }
    co_return Value::boolean(false);
}

Routine test_by_method(Runtime& runtime, Value test_class, Ref<String> name, Value subject) {
    Value answer = co_await call_special(runtime, test_class, name.get(), subject);
    if (answer.failed()) co_return answer;
    co_return co_await truth(runtime, answer);
}

/// A method of the class's own metaclass, or null.
bool has_test_method(Runtime& runtime, const Value& test_class, String* name) {
    Type* metatype = type_of(runtime, test_class);
    return metatype != runtime.types.type && metatype->lookup(name) != nullptr;
}

/// Whether an object may give another class as its `__class__` than the one that it is of.
bool may_pretend(Runtime& runtime, const Value& value) {
    Type& type = *type_of(runtime, value);
    return type.slots.get_attribute != generic_get_attribute ||
           type.lookup(runtime.names.dunder_class) !=
               runtime.types.object->lookup(runtime.names.dunder_class);
}

Routine test_pretended_class(Runtime& runtime, Value value, Ref<Type> type) {
    Value pretended = co_await find_attribute(runtime, value, runtime.names.dunder_class);
    if (pretended.failed()) co_return pretended;
    co_return Value::boolean(pretended.is<Type>() && pretended.as<Type>()->is_subtype_of(type.get()));
}

Value raise_no_class(Runtime& runtime, const Value& given, Message message, std::string_view function) {
    if (type_of(runtime, given) == runtime.types.generic_alias)
        return runtime.raise(Message::ClassTestOfGeneric, function);
    return runtime.raise(message);
}

/// A union `A | B` stands for the tuple of its members.
Value union_members(Runtime& runtime, const Value& maybe_union) {
    if (!maybe_union.is_object() || maybe_union.object()->type() != runtime.types.union_type) return {};
    return get_attribute(runtime, maybe_union, runtime.names.dunder_args);
}

}  // namespace

Value is_instance_of(Runtime& runtime, const Value& value, const Value& class_or_tuple) {
    if (class_or_tuple.is<Tuple>()) {
        auto* classes = class_or_tuple.as<Tuple>();
        bool plain = true;
        for (const Value& one : classes->span()) {
            plain =
                plain && one.is<Type>() && !has_test_method(runtime, one, runtime.names.dunder_instancecheck);
            if (plain && is_instance(runtime, value, one.as<Type>())) return Value::boolean(true);
        }
        if (plain && !may_pretend(runtime, value)) return Value::boolean(false);
        return run(runtime, test_each(runtime, is_instance_of, value, Ref<Tuple>(classes)));
    }
    if (class_or_tuple.is<Type>()) {
        if (is_instance(runtime, value, class_or_tuple.as<Type>())) return Value::boolean(true);
        if (!has_test_method(runtime, class_or_tuple, runtime.names.dunder_instancecheck)) {
            if (!may_pretend(runtime, value)) return Value::boolean(false);
            return run(runtime, test_pretended_class(runtime, value, Ref<Type>(class_or_tuple.as<Type>())));
        }
    }
    const Value members = union_members(runtime, class_or_tuple);
    if (members.is<Tuple>()) return is_instance_of(runtime, value, members);
    if (has_test_method(runtime, class_or_tuple, runtime.names.dunder_instancecheck)) {
        return run(runtime, test_by_method(runtime, class_or_tuple,
                                           Ref<String>(runtime.names.dunder_instancecheck), value));
    }
    return raise_no_class(runtime, class_or_tuple, Message::IsInstanceNeedsType, "isinstance");
}

Value is_subclass_of(Runtime& runtime, const Value& subclass, const Value& class_or_tuple) {
    if (!subclass.is<Type>()) return runtime.raise(Message::IsSubclassNeedsClass);
    if (class_or_tuple.is<Tuple>()) {
        return run(runtime,
                   test_each(runtime, is_subclass_of, subclass, Ref<Tuple>(class_or_tuple.as<Tuple>())));
    }
    if (class_or_tuple.is<Type>()) {
        if (subclass.as<Type>()->is_subtype_of(class_or_tuple.as<Type>())) return Value::boolean(true);
        if (!has_test_method(runtime, class_or_tuple, runtime.names.dunder_subclasscheck))
            return Value::boolean(false);
    }
    const Value members = union_members(runtime, class_or_tuple);
    if (members.is<Tuple>()) return is_subclass_of(runtime, subclass, members);
    if (has_test_method(runtime, class_or_tuple, runtime.names.dunder_subclasscheck)) {
        return run(runtime, test_by_method(runtime, class_or_tuple,
                                           Ref<String>(runtime.names.dunder_subclasscheck), subclass));
    }
    return raise_no_class(runtime, class_or_tuple, Message::IsSubclassNeedsType, "issubclass");
}

}  // namespace loopscope::language
