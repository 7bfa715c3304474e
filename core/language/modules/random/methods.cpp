// Seeding, the state, and random numbers.
#include <algorithm>
#include <bit>

#include "language/modules/random/generator.h"
#include "language/objects/index_arguments.h"
#include "language/objects/integer.h"
#include "language/objects/natural.h"
#include "language/objects/sequence.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

using natural::Digits;

/// A number of so many random bits.
Digits random_bits(MersenneTwister& twister, std::uint64_t count) {
    Digits digits;
    for (; count > 0; count -= std::min<std::uint64_t>(count, natural::kDigitBits)) {
        const std::uint32_t word = twister.next_32_bits();
        digits.push_back(count < natural::kDigitBits ? word >> (natural::kDigitBits - count) : word);
    }
    natural::trim(digits);
    return digits;
}

Value random_native(Runtime&, Value* arguments) {
    return Value::number(random_of(arguments[0]).twister.next_double());
}

Value getrandbits(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) return with_indices(runtime, getrandbits, arguments, 2, {1});
    const std::int64_t count = arguments[1].small_integer();
    if (count < 0) return runtime.raise(Message::NegativeBits);
    if (count > runtime.options().limits.integer_bits) return runtime.raise(Message::IntegerTooLarge);
    const Digits bits = random_bits(random_of(arguments[0]).twister, static_cast<std::uint64_t>(count));
    return make_integer(runtime, bits, false);
}

/// 0 <= x < n for an int n > 0 of any size, each as likely.
Value random_below(Runtime& runtime, Value* arguments) {
    if (!is_integer(arguments[1]) || IntegerView(arguments[1]).sign() <= 0) {
        return runtime.raise(runtime.types.value_error, "n must be a positive integer");
    }
    MersenneTwister& twister = random_of(arguments[0]).twister;
    if (arguments[1].is_small_integer()) {
        const auto limit = static_cast<std::uint64_t>(arguments[1].small_integer());
        const auto bits = static_cast<unsigned>(std::bit_width(limit));
        while (true) {
            const std::uint64_t low = twister.next_32_bits();
            std::uint64_t number = bits <= 32 ? low >> (32 - bits) : low;
            if (bits > 32) number |= std::uint64_t{twister.next_32_bits() >> (64 - bits)} << 32;
            if (number < limit) return Value::small_integer(static_cast<std::int64_t>(number));
        }
    }
    const IntegerView limit(arguments[1]);
    const std::uint64_t bits = natural::bit_length(limit.magnitude());
    while (true) {
        const Digits number = random_bits(twister, bits);
        if (natural::compare(number, limit.magnitude()) < 0) return make_integer(runtime, number, false);
    }
}

/// By the absolute value of an int; None: by what the host chose.
Value seed(Runtime& runtime, Value* arguments) {
    Digits number;
    if (is_integer(arguments[1])) {
        const IntegerView view(arguments[1]);
        number.assign(view.magnitude().begin(), view.magnitude().end());
    } else {
        number = natural::from_uint64(runtime.next_seed());
    }
    if (number.empty()) number.push_back(0);
    random_of(arguments[0]).twister.seed(number);
    return Value::none();
}

Value getstate(Runtime& runtime, Value* arguments) {
    const MersenneTwister& twister = random_of(arguments[0]).twister;
    Ref<Tuple> words = make_tuple(runtime, MersenneTwister::kSize + 1);
    std::uint32_t index = 0;
    for (const std::uint32_t word : twister.state()) (*words)[index++] = Value::small_integer(word);
    (*words)[index] = Value::small_integer(twister.index());
    return words;
}

Value setstate(Runtime& runtime, Value* arguments) {
    const auto* words = arguments[1].get_if<Tuple>();
    if (words == nullptr) return runtime.raise(Message::RandomStateTuple);
    if (words->length() != MersenneTwister::kSize + 1) return runtime.raise(Message::RandomStateSize);
    std::array<std::uint32_t, MersenneTwister::kSize> numbers{};
    std::int64_t word = 0;
    for (std::uint32_t index = 0; index < words->length(); ++index) {
        if (!to_int64((*words)[index], word)) {
            return runtime.raise(runtime.types.type_error, "an integer is required");
        }
        if (index < numbers.size()) numbers[index] = static_cast<std::uint32_t>(word);
    }
    if (word < 0 || word > std::int64_t{MersenneTwister::kSize}) {
        return runtime.raise(Message::RandomStateInvalid);
    }
    random_of(arguments[0]).twister.restore(numbers, static_cast<std::uint32_t>(word));
    return Value::none();
}

}  // namespace

void add_random_methods(TypeBuilder& builder) {
    builder.method("_randbelow(self, n, /)", random_below);
    builder.method("getrandbits(self, k, /)", getrandbits);
    builder.method("getstate(self, /)", getstate);
    builder.method("random(self, /)", random_native);
    builder.method("seed(self, n=None, /)", seed);
    builder.method("setstate(self, state, /)", setstate);
}

}  // namespace loopscope::language
