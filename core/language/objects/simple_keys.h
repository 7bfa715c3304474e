// Hashes. A value has one hash, the 64-bit number that `hash()` shows; inside, dicts and sets keep 32 bits of
// it
// (`fold_hash`). Numbers, tuples and frozensets hash as in CPython 3.13; strings too have a fixed hash here.
//
// Simple keys are those whose hash and equality need no code of the program: `simple_hash` and
// `simple_equals` (declared in runtime/operations.h) serve them without calls.
#pragma once

#include <cstdint>

#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// The hash that dicts and sets keep. Numbers of 32 bits stay as they are.
[[nodiscard]] constexpr std::uint32_t fold_hash(std::int64_t hash) noexcept {
    return hash == static_cast<std::int32_t>(hash)
               ? static_cast<std::uint32_t>(hash)
               : static_cast<std::uint32_t>(hash) ^
                     static_cast<std::uint32_t>(static_cast<std::uint64_t>(hash) >> 32);
}

[[nodiscard]] std::int64_t hash_of_integer(std::int64_t value) noexcept;
[[nodiscard]] std::int64_t hash_of_number(double value) noexcept;
/// Of an int that the program's `__hash__` answered.
[[nodiscard]] std::int64_t hash_from_answer(const Value& integer) noexcept;

/// As `simple_hash`, all 64 bits.
[[nodiscard]] bool simple_full_hash(Runtime& runtime, const Value& value, std::int64_t& hash) noexcept;
/// `hash(value)` as the program sees it: an int of 64 bits.
[[nodiscard]] Value full_hash(Runtime& runtime, const Value& value);

/// Makes the hash of a tuple out of those of its items, added in order.
class TupleHash {
public:
    void add(std::int64_t item_hash) noexcept;
    [[nodiscard]] std::int64_t finish(std::uint64_t length) const noexcept;

private:
    std::uint64_t sum_ = 2870177450012600261u;
};

/// Makes the hash of a frozenset out of those of its items, in any order.
class FrozenSetHash {
public:
    void add(std::int64_t item_hash) noexcept;
    [[nodiscard]] std::int64_t finish(std::uint64_t length) const noexcept;

private:
    std::uint64_t sum_ = 0;
};

}  // namespace loopscope::language
