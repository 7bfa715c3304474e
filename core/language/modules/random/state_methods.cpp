// Seeding, the state, and random bits.
#include <algorithm>
#include <bit>

#include "language/modules/random/generator.h"
#include "language/modules/random/sha512.h"
#include "language/objects/bytes.h"
#include "language/objects/float.h"
#include "language/objects/index_arguments.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/simple_keys.h"
#include "language/objects/string.h"
#include "language/objects/unicode.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

using natural::Digits;

constexpr std::int64_t kStateVersion = 3;

/// Bytes as one number, the highest first.
Digits number_of_bytes(std::string_view bytes) {
    Digits digits((bytes.size() + 3) / 4);
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - 1 - index]);
        digits[index / 4] |= static_cast<natural::Digit>(byte) << index % 4 * 8;
    }
    natural::trim(digits);
    return digits;
}

/// The number that text seeds with: itself, followed by its hash (random.py:166).
Digits number_of_text(std::string_view bytes) {
    std::string whole(bytes);
    for (const std::uint8_t byte : sha512(bytes)) whole += static_cast<char>(byte);
    return number_of_bytes(whole);
}

/// The same as Python 2 and 3.1 had it: a simple hash of its characters.
Digits number_of_text_version_1(const Value& text) {
    constexpr std::uint64_t kFactor = 1000003;
    std::uint64_t hash = 0;
    std::uint64_t length = 0;
    const auto add = [&](std::uint64_t character) {
        if (length++ == 0) hash = character << 7;
        hash = (kFactor * hash) ^ character;
    };
    if (const auto* string = text.get_if<String>()) {
        for (std::size_t position = 0; position < string->byte_length();)
            add(unicode::next(string->view(), position));
    } else {
        for (const char byte : bytes_view(text)) add(static_cast<unsigned char>(byte));
    }
    hash ^= length;
    // -1 becomes -2, whose absolute value seeds.
    const bool is_minus_one = hash == UINT64_MAX;
    return natural::from_uint64(is_minus_one ? 2 : hash);
}

void seed_with(Random& random, natural::View number) {
    constexpr natural::Digit kZero = 0;
    random.twister.seed(number.empty() ? natural::View(&kZero, 1) : number);
    random.next_gauss.reset();
}

Value seed(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {2})) return with_indices(runtime, seed, arguments, 3, {2});
    const std::int64_t version = arguments[2].is_empty() ? 2 : arguments[2].small_integer();
    return seed_generator(runtime, random_of(arguments[0]), arguments[1], version);
}

Value random_native(Runtime&, Value* arguments) {
    return Value::number(next_random(arguments[0]));
}

/// Whether so many bits may be asked for; else ValueError or OverflowError is raised.
bool may_take_bits(Runtime& runtime, std::int64_t count) {
    if (count >= 0 && count <= runtime.options().limits.integer_bits) return true;
    (void)runtime.raise(count < 0 ? Message::NegativeBits : Message::IntegerTooLarge);
    return false;
}

Value getrandbits(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) return with_indices(runtime, getrandbits, arguments, 2, {1});
    const std::int64_t count = arguments[1].small_integer();
    if (!may_take_bits(runtime, count)) return Value::error();
    const Digits bits = random_bits(random_of(arguments[0]).twister, static_cast<std::uint64_t>(count));
    return make_integer(runtime, bits, false);
}

Value randbytes(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) return with_indices(runtime, randbytes, arguments, 2, {1});
    const std::int64_t count = arguments[1].small_integer();
    if (count > INT32_MAX) return runtime.raise(Message::IntegerTooLarge);
    if (!may_take_bits(runtime, count * 8)) return Value::error();
    const Digits bits = random_bits(random_of(arguments[0]).twister, static_cast<std::uint64_t>(count) * 8);
    std::string bytes(static_cast<std::size_t>(count), '\0');
    for (std::size_t index = 0; index < bytes.size() && index / 4 < bits.size(); ++index) {
        bytes[index] = static_cast<char>(bits[index / 4] >> index % 4 * 8);
    }
    return make_bytes(runtime, bytes);
}

Value getstate(Runtime& runtime, Value* arguments) {
    const Random& random = random_of(arguments[0]);
    Ref<Tuple> words = make_tuple(runtime, MersenneTwister::kSize + 1);
    std::uint32_t index = 0;
    for (const std::uint32_t word : random.twister.state()) (*words)[index++] = Value::small_integer(word);
    (*words)[index] = Value::small_integer(random.twister.index());
    const Value next_gauss = random.next_gauss ? Value::number(*random.next_gauss) : Value::none();
    return make_tuple(runtime, {Value::small_integer(kStateVersion), Value(words), next_gauss});
}

Value setstate(Runtime& runtime, Value* arguments) {
    const auto* state = arguments[1].get_if<Tuple>();
    if (state == nullptr || state->length() != 3) return runtime.raise(Message::RandomStateTuple);
    std::int64_t version = 0;
    if (!to_int64((*state)[0], version) || version != kStateVersion) {
        return runtime.raise(Message::RandomStateVersion, version, kStateVersion);
    }
    const auto* words = (*state)[1].get_if<Tuple>();
    if (words == nullptr || words->length() != MersenneTwister::kSize + 1) {
        return runtime.raise(Message::RandomStateSize);
    }
    std::array<std::uint32_t, MersenneTwister::kSize> numbers{};
    std::int64_t word = 0;
    for (std::uint32_t index = 0; index < numbers.size(); ++index) {
        if (!to_int64((*words)[index], word)) return runtime.raise(Message::RandomStateTuple);
        numbers[index] = static_cast<std::uint32_t>(word);
    }
    const bool has_index = to_int64((*words)[MersenneTwister::kSize], word);
    if (!has_index || word < 0 || word > std::int64_t{MersenneTwister::kSize}) {
        return runtime.raise(Message::RandomStateInvalid);
    }
    Random& random = random_of(arguments[0]);
    random.twister.restore(numbers, static_cast<std::uint32_t>(word));
    random.next_gauss.reset();
    if (is_float((*state)[2])) random.next_gauss = float_value((*state)[2]);
    return Value::none();
}

}  // namespace

natural::Digits random_bits(MersenneTwister& twister, std::uint64_t count) {
    Digits digits;
    for (; count > 0; count -= std::min<std::uint64_t>(count, natural::kDigitBits)) {
        const std::uint32_t word = twister.next_32_bits();
        digits.push_back(count < natural::kDigitBits ? word >> (natural::kDigitBits - count) : word);
    }
    natural::trim(digits);
    return digits;
}

std::uint64_t random_below(MersenneTwister& twister, std::uint64_t limit) {
    const auto bits = static_cast<unsigned>(std::bit_width(limit));
    while (true) {
        const std::uint64_t low = twister.next_32_bits();
        std::uint64_t number = bits <= 32 ? low >> (32 - bits) : low;
        if (bits > 32) number |= std::uint64_t{twister.next_32_bits() >> (64 - bits)} << 32;
        if (number < limit) return number;
    }
}

Value seed_generator(Runtime& runtime, Random& random, const Value& value, std::int64_t version) {
    if (value.is_empty() || value.is_none()) {
        seed_with(random, natural::from_uint64(runtime.next_seed()));
    } else if (is_integer(value)) {
        seed_with(random, IntegerView(value).magnitude());
    } else if (is_float(value)) {
        seed_with(random,
                  natural::from_uint64(static_cast<std::uint64_t>(hash_of_number(float_value(value)))));
    } else if (!value.is<String>() && !is_bytes_like(value)) {
        return runtime.raise(Message::SeedType);
    } else if (version == 1) {
        seed_with(random, number_of_text_version_1(value));
    } else {
        seed_with(random,
                  number_of_text(value.is<String>() ? value.as<String>()->view() : bytes_view(value)));
    }
    return Value::none();
}

void add_state_methods(TypeBuilder& builder) {
    builder.method("getrandbits(self, k, /)", getrandbits);
    builder.method("def getstate(self)", getstate);
    builder.method("def randbytes(self, n)", randbytes);
    builder.method("random(self, /)", random_native);
    builder.method("def seed(self, a=None, version=2)", seed);
    builder.method("def setstate(self, state)", setstate);
}

}  // namespace loopscope::language
