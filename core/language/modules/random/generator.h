// The type Random: a generator of random numbers with its methods. The module's functions are the methods of
// one that nobody else has.
#pragma once

#include <cstdint>
#include <optional>

#include "language/modules/random/mersenne_twister.h"
#include "language/objects/heap.h"
#include "language/objects/natural.h"
#include "language/objects/object.h"
#include "language/objects/value.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

class Random final : public Object {
public:
    explicit Random(Type* type) noexcept : Object(type, Kind::Other) {}

    MersenneTwister twister;
    /// gauss() makes two numbers at a time.
    std::optional<double> next_gauss;
};

/// The generator that a method was called on.
[[nodiscard]] inline Random& random_of(const Value& self) noexcept {
    return *static_cast<Random*>(self.object());
}
[[nodiscard]] inline double next_random(const Value& self) noexcept {
    return random_of(self).twister.next_double();
}

/// A number of so many random bits.
[[nodiscard]] natural::Digits random_bits(MersenneTwister& twister, std::uint64_t count);
/// 0 <= x < limit, each as likely; `limit` > 0.
[[nodiscard]] std::uint64_t random_below(MersenneTwister& twister, std::uint64_t limit);

/// seed, getrandbits, getstate...
void add_state_methods(TypeBuilder& builder);
/// randrange, randint, choice, shuffle...
void add_choice_methods(TypeBuilder& builder);
/// uniform, gauss, expovariate...
void add_distribution_methods(TypeBuilder& builder);

/// Seeds as `seed(value)` does; empty or None: with what the host chose. None, error(), or TypeError.
Value seed_generator(Runtime& runtime, Random& random, const Value& value, std::int64_t version);

}  // namespace loopscope::language
