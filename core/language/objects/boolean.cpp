// bool: the two constants, whose bit operators stay bools; all else is int's.
#include "language/objects/constructor_arguments.h"
#include "language/objects/integer.h"
#include "language/objects/integer_objects.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

Value repr_boolean(Runtime& runtime, const Value& self) {
    return runtime.intern(self.is_true() ? "True" : "False");
}

Value binary_boolean(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    if (left.is_boolean() && right.is_boolean()) {
        switch (operation) {
            case BinaryOperator::And:
                return Value::boolean(left.is_true() && right.is_true());
            case BinaryOperator::Or:
                return Value::boolean(left.is_true() || right.is_true());
            case BinaryOperator::Xor:
                return Value::boolean(left.is_true() != right.is_true());
            default:
                break;
        }
    }
    return integer_binary(runtime, operation, left, right);
}

Value unary_boolean(Runtime& runtime, UnaryOperator operation, const Value& self) {
    if (operation == UnaryOperator::Invert) {
        const Value warned = runtime.warn(
            runtime.types.deprecation_warning,
            "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns "
            "the "
            "bitwise inversion of the underlying int object and is usually not what you expect from negating "
            "a "
            "bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise "
            "inversion of the underlying int.");
        if (warned.failed()) return warned;
    }
    return unary_integer(runtime, operation, self);
}

Value construct_boolean(Runtime& runtime, Type*, Arguments arguments) {
    Value value;
    if (!read_arguments(runtime, {"bool", {"object"}, 1}, arguments, &value)) return Value::error();
    return value.is_empty() ? Value::boolean(false) : truth(runtime, value);
}

}  // namespace

void define_boolean_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "bool", {runtime.types.integer}, Kind::BigInteger);
    builder.document(
        "Returns True when the argument is true, False otherwise.\n"
        "The builtins True and False are the only two instances of the class bool.\n"
        "The class bool is a subclass of the class int, and cannot be subclassed.");
    builder.slots().repr = repr_boolean;
    builder.slots().binary = binary_boolean;
    builder.slots().unary = unary_boolean;
    builder.slots().construct = construct_boolean;
    builder.type().may_be_subclassed = false;
    runtime.types.boolean = runtime.keep(builder.finish());
}

}  // namespace loopscope::language
