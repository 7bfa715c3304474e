// The type _random.Random: the generator that random.Random (random.py) builds on.
#pragma once

#include "language/modules/random/mersenne_twister.h"
#include "language/objects/object.h"
#include "language/objects/value.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

class Random final : public Object {
public:
    explicit Random(Type* type) noexcept : Object(type, Kind::Other) {}

    MersenneTwister twister;
};

/// The generator that a method was called on.
[[nodiscard]] inline Random& random_of(const Value& self) noexcept {
    return *static_cast<Random*>(self.object());
}

/// random, getrandbits, seed, getstate...
void add_random_methods(TypeBuilder& builder);

}  // namespace loopscope::language
