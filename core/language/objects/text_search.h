// Looking for text within text, by bytes: what str and bytes have in common. Time grows with the sum of both
// lengths, never with their product.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace loopscope::language {

/// The first place of `part` at or after `from`, or npos.
[[nodiscard]] std::size_t find_text(std::string_view text, std::string_view part, std::size_t from);
/// The last place of `part`, or npos.
[[nodiscard]] std::size_t find_text_backwards(std::string_view text, std::string_view part);
/// How often `part`, which is not empty, occurs without overlaps.
[[nodiscard]] std::size_t count_text(std::string_view text, std::string_view part);

}  // namespace loopscope::language
