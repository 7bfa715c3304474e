#include "language/runtime/type_slots.h"

#include <cstring>

#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/operations.h"
#include "language/runtime/program_slots.h"

namespace loopscope::language {

namespace {

constexpr std::size_t kBinaryOperators = 13;

struct OperatorNames {
    String* Names::* plain;
    String* Names::* reflected;
    String* Names::* in_place;
};
constexpr OperatorNames kBinaryNames[kBinaryOperators] = {
    {&Names::dunder_add, &Names::dunder_radd, &Names::dunder_iadd},
    {&Names::dunder_sub, &Names::dunder_rsub, &Names::dunder_isub},
    {&Names::dunder_mul, &Names::dunder_rmul, &Names::dunder_imul},
    {&Names::dunder_matmul, &Names::dunder_rmatmul, &Names::dunder_imatmul},
    {&Names::dunder_truediv, &Names::dunder_rtruediv, &Names::dunder_itruediv},
    {&Names::dunder_floordiv, &Names::dunder_rfloordiv, &Names::dunder_ifloordiv},
    {&Names::dunder_mod, &Names::dunder_rmod, &Names::dunder_imod},
    {&Names::dunder_pow, &Names::dunder_rpow, &Names::dunder_ipow},
    {&Names::dunder_lshift, &Names::dunder_rlshift, &Names::dunder_ilshift},
    {&Names::dunder_rshift, &Names::dunder_rrshift, &Names::dunder_irshift},
    {&Names::dunder_and, &Names::dunder_rand, &Names::dunder_iand},
    {&Names::dunder_or, &Names::dunder_ror, &Names::dunder_ior},
    {&Names::dunder_xor, &Names::dunder_rxor, &Names::dunder_ixor},
};
constexpr String* Names::* kUnaryNames[] = {&Names::dunder_neg, &Names::dunder_pos, &Names::dunder_invert,
                                            &Names::dunder_abs};
constexpr String* Names::* kCompareNames[] = {&Names::dunder_lt, &Names::dunder_le, &Names::dunder_eq,
                                              &Names::dunder_ne, &Names::dunder_gt, &Names::dunder_ge};

/// A dunder method and the slot that it belongs to. Several methods may share a slot (`__add__`, `__radd__`).
struct Row {
    String* Names::* name;
    bool (*is_set)(const Slots& slots);
    void (*copy)(Slots& to, const Slots& from);
    void (*use_program)(Slots& slots);
    SlotWrapper::Call call;  ///< null: no wrapper for builtins (they define the method themselves)
    std::uint32_t least;
    std::uint32_t most;
};

template <auto Member>
bool is_set(const Slots& slots) {
    return slots.*Member != nullptr;
}
template <auto Member>
void copy(Slots& to, const Slots& from) {
    to.*Member = from.*Member;
}
template <auto Member, auto Function>
void use(Slots& slots) {
    slots.*Member = Function;
}

template <auto Member>
Value call_one(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    return (slots.*Member)(runtime, arguments[0]);
}
template <auto Member>
Value call_two(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    return (slots.*Member)(runtime, arguments[0], arguments[1]);
}
template <BinaryOperator Operation>
Value call_binary(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    return slots.binary(runtime, Operation, arguments[0], arguments[1]);
}
template <BinaryOperator Operation>
Value call_reflected(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    return slots.binary(runtime, Operation, arguments[1], arguments[0]);
}
template <BinaryOperator Operation>
Value call_in_place(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    return slots.in_place(runtime, Operation, arguments[0], arguments[1]);
}
template <UnaryOperator Operation>
Value call_unary(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    return slots.unary(runtime, Operation, arguments[0]);
}
template <CompareOperator Operation>
Value call_compare(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    return slots.compare(runtime, Operation, arguments[0], arguments[1]);
}
Value call_next(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    Value item = slots.next(runtime, arguments[0]);
    if (item.is_exhausted()) return runtime.raise_exception(stop_iteration(runtime, Value::none()));
    return item;
}
Value call_set_item(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    return slots.set_item(runtime, arguments[0], arguments[1], arguments[2]);
}
Value call_format(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    const auto* spec = arguments[1].get_if<String>();
    if (spec == nullptr) {
        return runtime.raise(runtime.types.type_error, "__format__() argument must be str, not " +
                                                           std::string(type_name(runtime, arguments[1])));
    }
    if (spec->byte_length() == 0) return str(runtime, arguments[0]);
    return slots.format(runtime, arguments[0], *spec);
}
bool interned_name(Runtime& runtime, const Value& value, Ref<String>& name) {
    auto* string = value.get_if<String>();
    if (string == nullptr) {
        const Value failed =
            runtime.raise(runtime.types.type_error, "attribute name must be string, not '" +
                                                        std::string(type_name(runtime, value)) + "'");
        return false;
    }
    name = runtime.intern(string);
    return true;
}
Value call_get_attribute(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    Ref<String> name;
    if (!interned_name(runtime, arguments[1], name)) return Value::error();
    return slots.get_attribute(runtime, arguments[0], name.get());
}
Value call_set_attribute(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    Ref<String> name;
    if (!interned_name(runtime, arguments[1], name)) return Value::error();
    return slots.set_attribute(runtime, arguments[0], name.get(), arguments[2]);
}
Value call_delete_attribute(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    Ref<String> name;
    if (!interned_name(runtime, arguments[1], name)) return Value::error();
    return slots.delete_attribute(runtime, arguments[0], name.get());
}
Value call_descriptor_get(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t count) {
    const Value instance = arguments[1].is_none() ? Value() : arguments[1];
    return slots.descriptor_get(runtime, arguments[0], instance, count > 2 ? arguments[2] : Value::none());
}
Value call_descriptor_set(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    return slots.descriptor_set(runtime, arguments[0], arguments[1], arguments[2]);
}
Value call_descriptor_delete(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t) {
    return slots.descriptor_set(runtime, arguments[0], arguments[1], Value());
}

#define ONE(method, slot)                        \
    Row{&Names::method,                          \
        is_set<&Slots::slot>,                    \
        copy<&Slots::slot>,                      \
        use<&Slots::slot, &program_slots::slot>, \
        call_one<&Slots::slot>,                  \
        1,                                       \
        1}
#define TWO(method, slot)                        \
    Row{&Names::method,                          \
        is_set<&Slots::slot>,                    \
        copy<&Slots::slot>,                      \
        use<&Slots::slot, &program_slots::slot>, \
        call_two<&Slots::slot>,                  \
        2,                                       \
        2}
#define WITH(method, slot, call, least, most)                                                              \
    Row {                                                                                                  \
        &Names::method, is_set<&Slots::slot>, copy<&Slots::slot>, use<&Slots::slot, &program_slots::slot>, \
            call, least, most                                                                              \
    }
#define BINARY(method, reflected, in_place_method, operation)                     \
    WITH(method, binary, call_binary<BinaryOperator::operation>, 2, 2),           \
        WITH(reflected, binary, call_reflected<BinaryOperator::operation>, 2, 2), \
        WITH(in_place_method, in_place, call_in_place<BinaryOperator::operation>, 2, 2)
#define UNARY(method, operation) WITH(method, unary, call_unary<UnaryOperator::operation>, 1, 1)
#define COMPARE(method, operation) WITH(method, compare, call_compare<CompareOperator::operation>, 2, 2)

constexpr Row kRows[] = {
    ONE(dunder_repr, repr),
    ONE(dunder_str, str),
    WITH(dunder_format, format, call_format, 2, 2),
    ONE(dunder_hash, hash),
    ONE(dunder_bool, truth),
    COMPARE(dunder_lt, Less),
    COMPARE(dunder_le, LessEqual),
    COMPARE(dunder_eq, Equal),
    COMPARE(dunder_ne, NotEqual),
    COMPARE(dunder_gt, Greater),
    COMPARE(dunder_ge, GreaterEqual),
    BINARY(dunder_add, dunder_radd, dunder_iadd, Add),
    BINARY(dunder_sub, dunder_rsub, dunder_isub, Subtract),
    BINARY(dunder_mul, dunder_rmul, dunder_imul, Multiply),
    BINARY(dunder_matmul, dunder_rmatmul, dunder_imatmul, MatrixMultiply),
    BINARY(dunder_truediv, dunder_rtruediv, dunder_itruediv, TrueDivide),
    BINARY(dunder_floordiv, dunder_rfloordiv, dunder_ifloordiv, FloorDivide),
    BINARY(dunder_mod, dunder_rmod, dunder_imod, Remainder),
    BINARY(dunder_pow, dunder_rpow, dunder_ipow, Power),
    BINARY(dunder_lshift, dunder_rlshift, dunder_ilshift, LeftShift),
    BINARY(dunder_rshift, dunder_rrshift, dunder_irshift, RightShift),
    BINARY(dunder_and, dunder_rand, dunder_iand, And),
    BINARY(dunder_or, dunder_ror, dunder_ior, Or),
    BINARY(dunder_xor, dunder_rxor, dunder_ixor, Xor),
    UNARY(dunder_neg, Negative),
    UNARY(dunder_pos, Positive),
    UNARY(dunder_invert, Invert),
    UNARY(dunder_abs, Absolute),
    ONE(dunder_index, to_index),
    ONE(dunder_int, to_integer),
    ONE(dunder_float, to_float),
    ONE(dunder_len, length),
    TWO(dunder_getitem, get_item),
    WITH(dunder_setitem, set_item, call_set_item, 3, 3),
    TWO(dunder_delitem, delete_item),
    TWO(dunder_contains, contains),
    ONE(dunder_iter, iterate),
    WITH(dunder_next, next, call_next, 1, 1),
    WITH(dunder_getattribute, get_attribute, call_get_attribute, 2, 2),
    WITH(dunder_getattr, get_attribute, nullptr, 2, 2),
    WITH(dunder_setattr, set_attribute, call_set_attribute, 3, 3),
    WITH(dunder_delattr, delete_attribute, call_delete_attribute, 2, 2),
    WITH(dunder_get, descriptor_get, call_descriptor_get, 2, 3),
    WITH(dunder_set, descriptor_set, call_descriptor_set, 3, 3),
    WITH(dunder_delete, descriptor_set, call_descriptor_delete, 2, 2),
    WITH(dunder_call, call, nullptr, 1, 1),
    ONE(dunder_await, await),
    ONE(dunder_aiter, async_iterate),
    ONE(dunder_anext, async_next),
};

#undef ONE
#undef TWO
#undef WITH
#undef BINARY
#undef UNARY
#undef COMPARE

constexpr std::uint32_t bit(BinaryOperator operation) {
    return 1u << static_cast<unsigned>(operation);
}

/// The operators that a builtin's `binary` or `in_place` slot knows: `list` has `__add__` and no `__sub__`.
std::uint32_t operators_of(const Type& type) {
    using enum BinaryOperator;
    constexpr std::uint32_t kArithmetic = bit(Add) | bit(Subtract) | bit(Multiply) | bit(TrueDivide) |
                                          bit(FloorDivide) | bit(Remainder) | bit(Power);
    constexpr std::uint32_t kSetAlgebra = bit(Subtract) | bit(And) | bit(Or) | bit(Xor);
    switch (type.instance_kind) {
        case Kind::BigInteger:
            return ~bit(MatrixMultiply);
        case Kind::BoxedFloat:
            return kArithmetic;
        case Kind::Complex:
            return bit(Add) | bit(Subtract) | bit(Multiply) | bit(TrueDivide) | bit(Power);
        case Kind::String:
        case Kind::Bytes:
        case Kind::ByteArray:
            return bit(Add) | bit(Multiply) | bit(Remainder);
        case Kind::Tuple:
        case Kind::List:
            return bit(Add) | bit(Multiply);
        case Kind::Set:
            return kSetAlgebra;
        case Kind::Dict:
        case Kind::Type:
            return bit(Or);
        default:
            return ~0u;
    }
}

bool is_sequence(const Type& type) {
    switch (type.instance_kind) {
        case Kind::String:
        case Kind::Bytes:
        case Kind::ByteArray:
        case Kind::Tuple:
        case Kind::List:
            return true;
        default:
            return false;
    }
}

bool answers(const Runtime& runtime, const Type& type, const Row& row) {
    const String* name = runtime.names.*row.name;
    if (name == runtime.names.dunder_invert)
        return type.instance_kind != Kind::BoxedFloat && type.instance_kind != Kind::Complex;
    // Sequences are put together from the left alone.
    if (name == runtime.names.dunder_radd && is_sequence(type)) return false;
    for (std::size_t i = 0; i < kBinaryOperators; ++i) {
        const auto operation = static_cast<BinaryOperator>(i);
        if (name == method_name(runtime, operation) || name == reflected_name(runtime, operation) ||
            name == in_place_name(runtime, operation)) {
            return (operators_of(type) & bit(operation)) != 0;
        }
    }
    return true;
}

bool same_slots(const Slots& a, const Slots& b) {
    return std::memcmp(&a, &b, sizeof(Slots)) == 0;
}

/// Whether the row's slot already calls the program.
bool calls_program(const Row& row, const Slots& slots) {
    Slots probe = slots;
    row.use_program(probe);
    return same_slots(probe, slots);
}

}  // namespace

void add_slot_wrappers(Runtime& runtime, Type& type) {
    const Slots none;
    const Slots& inherited = type.base() != nullptr ? type.base()->slots : none;
    for (const Row& row : kRows) {
        const bool has_wrapper = row.call != nullptr || row.name == &Names::dunder_call;
        if (!has_wrapper || !row.is_set(type.slots)) continue;
        Slots only_this;
        row.copy(only_this, inherited);
        Slots own;
        row.copy(own, type.slots);
        if (same_slots(only_this, own)) continue;
        String* name = runtime.names.*row.name;
        if (type.attributes().find(name) != nullptr || !answers(runtime, type, row)) continue;
        // What has a length is true by that.
        if (name == runtime.names.dunder_bool && type.slots.length != nullptr) continue;
        type.attributes().set(
            name, Value(runtime.heap().make<SlotWrapper>(runtime.types.slot_wrapper, name, &type, row.call,
                                                         row.least, row.most)));
    }
    // A builtin that compares without hashing (list, dict, set) says so.
    if (type.slots.hash == nullptr && type.slots.compare != nullptr) {
        type.attributes().set(runtime.names.dunder_hash, Value::none());
    }
}

void update_slots(Runtime& runtime, Type& type) {
    // The base whose layout the instances have gives what no dunder method stands for.
    Type* layout_base = type.base();
    for (const Ref<Type>& base : type.bases()) {
        if (base->instance_kind == type.instance_kind && layout_base->instance_kind != type.instance_kind) {
            layout_base = base.get();
        }
    }
    Slots slots = layout_base->slots;
    slots.construct = program_slots::construct;
    type.has_own_attribute_access = false;
    for (const Row& row : kRows) {
        String* name = runtime.names.*row.name;
        const Value* method = type.lookup(name);
        if (method == nullptr) continue;
        // The first class with the method decides: a builtin's own slot, or the program's method.
        Type* owner = nullptr;
        for (Type* candidate : type.mro()) {
            if (candidate->attributes().find(name) != nullptr) {
                owner = candidate;
                break;
            }
        }
        if (owner->is_from_program) {
            if (name == runtime.names.dunder_hash && method->is_none()) {
                slots.hash = program_slots::unhashable;
            } else {
                row.use_program(slots);
                if (name == runtime.names.dunder_getattr || name == runtime.names.dunder_getattribute) {
                    type.has_own_attribute_access = true;
                }
            }
        } else if (owner != layout_base && !calls_program(row, slots)) {
            row.copy(slots, owner->slots);
        }
    }
    if (slots.length == program_slots::length && type.lookup(runtime.names.dunder_bool) == nullptr)
        slots.truth = program_slots::truth_by_length;
    if (slots.iterate == nullptr && slots.get_item == program_slots::get_item) {
        slots.iterate = program_slots::iterate_by_items;
    }
    type.slots = slots;
    type.is_simple_key = layout_base->is_simple_key && slots.compare == layout_base->slots.compare &&
                         slots.hash == layout_base->slots.hash;
    for (Type* subtype : type.subtypes()) {
        if (subtype->is_from_program) update_slots(runtime, *subtype);
    }
}

bool has_program_binary(const Type& type) noexcept {
    return type.slots.binary == program_slots::binary;
}
bool has_program_compare(const Type& type) noexcept {
    return type.slots.compare == program_slots::compare;
}

String* method_name(const Runtime& runtime, BinaryOperator operation) noexcept {
    return runtime.names.*kBinaryNames[static_cast<std::size_t>(operation)].plain;
}
String* reflected_name(const Runtime& runtime, BinaryOperator operation) noexcept {
    return runtime.names.*kBinaryNames[static_cast<std::size_t>(operation)].reflected;
}
String* in_place_name(const Runtime& runtime, BinaryOperator operation) noexcept {
    return runtime.names.*kBinaryNames[static_cast<std::size_t>(operation)].in_place;
}
String* method_name(const Runtime& runtime, UnaryOperator operation) noexcept {
    return runtime.names.*kUnaryNames[static_cast<std::size_t>(operation)];
}
String* method_name(const Runtime& runtime, CompareOperator operation) noexcept {
    return runtime.names.*kCompareNames[static_cast<std::size_t>(operation)];
}

}  // namespace loopscope::language
