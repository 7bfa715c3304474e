// Comparing by `<` without code of the program: numbers, strings, and tuples and lists of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

enum class Order : std::uint8_t { Before, NotBefore, Unknown };

/// Whether `left < right`; Unknown where the program must be asked, and where it is a TypeError.
[[nodiscard]] Order plain_less(Runtime& runtime, const Value& left, const Value& right);

/// What `sort_plainly` needs for each key while it runs, at most.
constexpr std::size_t kSortingBytes = 32;

/// Sorts a row of indices by their keys, stably. False when two keys could not be compared plainly; the order
/// is any then.
[[nodiscard]] bool sort_plainly(Runtime& runtime, std::span<const Value> keys,
                                std::vector<std::uint32_t>& order);

}  // namespace loopscope::language
