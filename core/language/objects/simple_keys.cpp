#include "language/objects/simple_keys.h"

#include <bit>
#include <cmath>

#include "language/objects/complex.h"
#include "language/objects/integer.h"
#include "language/objects/range.h"
#include "language/objects/sequence.h"
#include "language/objects/set.h"
#include "language/objects/slice.h"
#include "language/objects/string.h"
#include "language/objects/type.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// Numbers hash modulo this prime, so that equal numbers of different types hash alike.
constexpr unsigned kHashBits = 61;
constexpr std::uint64_t kModulus = (std::uint64_t{1} << kHashBits) - 1;

// Containers within containers deeper than this are left to routines, which need no C++ stack.
constexpr unsigned kDeepest = 40;

std::int64_t without_minus_one(std::int64_t hash) noexcept {
    return hash == -1 ? -2 : hash;
}

std::int64_t hash_of_big(const BigInteger& integer) noexcept {
    std::uint64_t remainder = 0;
    for (std::uint32_t i = integer.digit_count(); i-- > 0;) {
        // remainder * 2**32 + digit, modulo 2**61 - 1
        remainder = (remainder << 32 & kModulus) | remainder >> (kHashBits - 32);
        remainder += integer.digits()[i];
        if (remainder >= kModulus) remainder -= kModulus;
    }
    const auto hash = static_cast<std::int64_t>(remainder);
    return without_minus_one(integer.is_negative() ? -hash : hash);
}

bool has_own_hash(const Runtime& runtime, const Type& type) noexcept {
    return type.slots.hash != runtime.types.object->slots.hash;
}

bool has_own_equality(const Runtime& runtime, const Type& type) noexcept {
    return type.slots.compare != runtime.types.object->slots.compare;
}

bool hash_nested(Runtime& runtime, const Value& value, unsigned depth, std::int64_t& hash) noexcept;

bool hash_tuple(Runtime& runtime, const Tuple& tuple, unsigned depth, std::int64_t& hash) noexcept {
    if (depth >= kDeepest) return false;
    TupleHash sum;
    for (const Value& item : tuple.span()) {
        std::int64_t item_hash = 0;
        if (!hash_nested(runtime, item, depth + 1, item_hash)) return false;
        sum.add(item_hash);
    }
    hash = sum.finish(tuple.length());
    return true;
}

// Of a type whose `hash` slot never calls the program: bytes, tasks...
bool hash_by_slot(Runtime& runtime, const Value& value, std::int64_t& hash) noexcept {
    const Value answer = value.object()->type()->slots.hash(runtime, value);
    if (!answer.is_small_integer()) return false;
    hash = static_cast<std::int32_t>(answer.small_integer());
    return true;
}

bool hash_object(Runtime& runtime, const Value& value, unsigned depth, std::int64_t& hash) noexcept {
    const Type& type = *value.object()->type();
    if (!type.is_simple_key || type.slots.hash == nullptr) return false;
    switch (value.object()->kind()) {
        case Kind::String:
            hash = static_cast<std::int32_t>(value.as<String>()->hash());
            return true;
        case Kind::BigInteger:
            hash = hash_of_big(*value.as<BigInteger>());
            return true;
        case Kind::BoxedFloat:
            hash = hash_of_number(type.slots.to_float(runtime, value).number());
            return true;
        case Kind::Tuple:
            return hash_tuple(runtime, *value.as<Tuple>(), depth, hash);
        case Kind::Set:
            hash = value.as<Set>()->full_hash();
            return true;
        case Kind::Complex:
            hash = hash_of_complex(value.as<Complex>()->number);
            return true;
        case Kind::Bytes:
        case Kind::Future:
        case Kind::Task:
            return hash_by_slot(runtime, value, hash);
        case Kind::Range:
            return hash_tuple(runtime, *value.as<Range>()->key(runtime), depth, hash);
        default:
            if (has_own_hash(runtime, type)) return false;
            hash = static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(value.object()) >> 4);
            return true;
    }
}

bool hash_nested(Runtime& runtime, const Value& value, unsigned depth, std::int64_t& hash) noexcept {
    if (value.is_small_integer()) {
        hash = hash_of_integer(value.small_integer());
        return true;
    }
    if (value.is_object()) return hash_object(runtime, value, depth, hash);
    if (value.is_number()) {
        hash = hash_of_number(value.number());
        return true;
    }
    if (value.is_boolean()) {
        hash = value.is_true() ? 1 : 0;
        return true;
    }
    // None, NotImplemented and Ellipsis
    hash = static_cast<std::int64_t>(value.bits() & 0x0F) * 0x0F35'1935;
    return true;
}

Routine full_hash_of_tuple(Runtime& runtime, Ref<Tuple> tuple) {
    TupleHash sum;
    for (std::uint32_t i = 0; i < tuple->length(); ++i) {
        const Value item_hash = co_await full_hash(runtime, (*tuple)[i]);
        if (item_hash.failed()) co_return item_hash;
        sum.add(hash_from_answer(item_hash));
    }
    co_return make_integer(runtime, sum.finish(tuple->length()));
}

Routine full_hash_from_method(Runtime& runtime, Value value) {
    const Value answer = co_await call_special(runtime, value, runtime.names.dunder_hash);
    if (answer.failed()) co_return answer;
    if (!is_integer(answer)) {
        co_return runtime.raise(runtime.types.type_error, "__hash__ method should return an integer");
    }
    co_return make_integer(runtime, hash_from_answer(answer));
}

// Equality

bool is_numeric(const Value& value) noexcept {
    if (value.is_small_integer() || value.is_number() || value.is_boolean()) return true;
    return value.is<BigInteger>() || (value.is_object() && (value.object()->kind() == Kind::BoxedFloat ||
                                                            value.object()->kind() == Kind::Complex));
}

bool is_plain_number(const Value& value) noexcept {
    return !value.is_object();
}

double as_double(const Value& value) noexcept {
    if (value.is_number()) return value.number();
    return value.is_small_integer() ? static_cast<double>(value.small_integer())
                                    : (value.is_true() ? 1.0 : 0.0);
}

Equality equality_from(const Value& answer) noexcept {
    if (answer.is_boolean()) return answer.is_true() ? Equality::Equal : Equality::Different;
    return answer.is_not_implemented() ? Equality::Different : Equality::Unknown;
}

// By the slots of types whose comparison never calls the program.
Equality equals_by_slot(Runtime& runtime, const Value& left, const Value& right) noexcept {
    const Type* left_type = type_of(runtime, left);
    if (left_type->slots.compare != nullptr) {
        const Value answer = left_type->slots.compare(runtime, CompareOperator::Equal, left, right);
        if (!answer.is_not_implemented()) return equality_from(answer);
    }
    const Type* right_type = type_of(runtime, right);
    if (right_type->slots.compare == nullptr) return Equality::Different;
    return equality_from(right_type->slots.compare(runtime, CompareOperator::Equal, right, left));
}

Equality equals_nested(Runtime& runtime, const Value& left, const Value& right, unsigned depth) noexcept;

Equality items_equal(Runtime& runtime, std::span<const Value> left, std::span<const Value> right,
                     unsigned depth) noexcept {
    if (left.size() != right.size()) return Equality::Different;
    if (depth >= kDeepest) return Equality::Unknown;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const Equality equality = equals_nested(runtime, left[i], right[i], depth + 1);
        if (equality != Equality::Equal) return equality;
    }
    return Equality::Equal;
}

// Two objects of the same layout, both of types without code of the program.
Equality same_kind_equal(Runtime& runtime, const Value& left, const Value& right, unsigned depth) noexcept {
    switch (left.object()->kind()) {
        case Kind::String: {
            const String* a = left.as<String>();
            const String* b = right.as<String>();
            if (a->is_interned() && b->is_interned()) return Equality::Different;
            return a->view() == b->view() ? Equality::Equal : Equality::Different;
        }
        case Kind::Tuple:
            return items_equal(runtime, left.as<Tuple>()->span(), right.as<Tuple>()->span(), depth);
        case Kind::List:
            return items_equal(runtime, left.as<List>()->span(), right.as<List>()->span(), depth);
        case Kind::Set:
            return simple_set_equals(*left.as<Set>(), *right.as<Set>());
        case Kind::Range:
            return items_equal(runtime, left.as<Range>()->key(runtime)->span(),
                               right.as<Range>()->key(runtime)->span(), depth);
        case Kind::Bytes:
        case Kind::ByteArray:
            return equals_by_slot(runtime, left, right);
        default:
            break;
    }
    const bool by_identity = !has_own_equality(runtime, *left.object()->type()) &&
                             !has_own_equality(runtime, *right.object()->type());
    return by_identity ? Equality::Different : Equality::Unknown;
}

// Kinds whose equality with something of another kind is always False.
bool equals_only_its_kind(Runtime& runtime, const Value& value) noexcept {
    if (!value.is_object()) return true;
    switch (value.object()->kind()) {
        case Kind::String:
        case Kind::Tuple:
        case Kind::List:
        case Kind::Range:
        case Kind::BigInteger:
        case Kind::BoxedFloat:
        case Kind::Complex:
            return true;
        default:
            return !has_own_equality(runtime, *value.object()->type());
    }
}

bool calls_program(const Value& value) noexcept {
    return value.is_object() && !value.object()->type()->is_simple_key;
}

Equality equals_nested(Runtime& runtime, const Value& left, const Value& right, unsigned depth) noexcept {
    if (left.is_same(right)) return Equality::Equal;
    if (left.is_small_integer() && right.is_small_integer()) return Equality::Different;
    if (calls_program(left) || calls_program(right)) return Equality::Unknown;
    if (is_numeric(left) && is_numeric(right)) {
        if (is_plain_number(left) && is_plain_number(right)) {
            return as_double(left) == as_double(right) ? Equality::Equal : Equality::Different;
        }
        return equals_by_slot(runtime, left, right);
    }
    if (left.is_object() && right.is_object() && left.object()->kind() == right.object()->kind()) {
        return same_kind_equal(runtime, left, right, depth);
    }
    if (equals_only_its_kind(runtime, left) && equals_only_its_kind(runtime, right))
        return Equality::Different;
    return Equality::Unknown;
}

}  // namespace

std::int64_t hash_of_integer(std::int64_t value) noexcept {
    const std::uint64_t magnitude =
        value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    const auto hash = static_cast<std::int64_t>(magnitude % kModulus);
    return without_minus_one(value < 0 ? -hash : hash);
}

std::int64_t hash_of_number(double value) noexcept {
    if (!std::isfinite(value)) return std::isnan(value) ? 0 : value > 0 ? 314159 : -314159;
    int exponent = 0;
    double fraction = std::frexp(std::fabs(value), &exponent);
    std::uint64_t remainder = 0;
    while (fraction != 0) {
        constexpr unsigned kStep = 28;
        remainder = (remainder << kStep & kModulus) | remainder >> (kHashBits - kStep);
        fraction *= 1 << kStep;
        exponent -= static_cast<int>(kStep);
        const auto digits = static_cast<std::uint64_t>(fraction);
        fraction -= static_cast<double>(digits);
        remainder += digits;
        if (remainder >= kModulus) remainder -= kModulus;
    }
    constexpr int kBits = static_cast<int>(kHashBits);
    const int shift = exponent >= 0 ? exponent % kBits : kBits - 1 - (-1 - exponent) % kBits;
    remainder = (remainder << shift & kModulus) | remainder >> (kBits - shift);
    const auto hash = static_cast<std::int64_t>(remainder);
    return without_minus_one(value < 0 ? -hash : hash);
}

std::int64_t hash_from_answer(const Value& integer) noexcept {
    std::int64_t hash = 0;
    if (to_int64(integer, hash)) return without_minus_one(hash);
    return hash_of_big(*integer.as<BigInteger>());
}

void TupleHash::add(std::int64_t item_hash) noexcept {
    sum_ += static_cast<std::uint64_t>(item_hash) * 14029467366897019727u;
    sum_ = std::rotl(sum_, 31) * 11400714785074694791u;
}

std::int64_t TupleHash::finish(std::uint64_t length) const noexcept {
    const std::uint64_t sum = sum_ + (length ^ (2870177450012600261u ^ 3527539u));
    return sum == ~std::uint64_t{0} ? 1546275796 : static_cast<std::int64_t>(sum);
}

void FrozenSetHash::add(std::int64_t item_hash) noexcept {
    const auto hash = static_cast<std::uint64_t>(item_hash);
    sum_ ^= ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

std::int64_t FrozenSetHash::finish(std::uint64_t length) const noexcept {
    std::uint64_t sum = sum_ ^ ((length + 1) * 1927868237u);
    sum ^= (sum >> 11) ^ (sum >> 25);
    sum = sum * 69069u + 907133923u;
    return sum == ~std::uint64_t{0} ? 590923713 : static_cast<std::int64_t>(sum);
}

bool simple_full_hash(Runtime& runtime, const Value& value, std::int64_t& hash) noexcept {
    return hash_nested(runtime, value, 0, hash);
}

bool simple_hash(Runtime& runtime, const Value& value, std::uint32_t& hash) noexcept {
    if (value.is_small_integer() &&
        value.small_integer() == static_cast<std::int32_t>(value.small_integer())) {
        hash = static_cast<std::uint32_t>(value.small_integer() == -1 ? -2 : value.small_integer());
        return true;
    }
    std::int64_t full = 0;
    if (!hash_nested(runtime, value, 0, full)) return false;
    hash = fold_hash(full);
    return true;
}

Equality simple_equals(Runtime& runtime, const Value& left, const Value& right) noexcept {
    return equals_nested(runtime, left, right, 0);
}

Value full_hash(Runtime& runtime, const Value& value) {
    std::int64_t simple = 0;
    if (simple_full_hash(runtime, value, simple)) return make_integer(runtime, simple);
    Type& type = *type_of(runtime, value);
    if (!type.is_simple_key) {
        const Value* method = type.lookup(runtime.names.dunder_hash);
        if (method == nullptr || method->is_none()) {
            return runtime.raise(Message::Unhashable, type_name(runtime, value));
        }
        return run(runtime, full_hash_from_method(runtime, value));
    }
    if (value.is<Tuple>()) return run(runtime, full_hash_of_tuple(runtime, Ref<Tuple>(value.as<Tuple>())));
    return hash(runtime, value);
}

}  // namespace loopscope::language
