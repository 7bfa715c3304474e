// SHA-512 (FIPS 180-4): what random.seed makes of text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace loopscope::language {

[[nodiscard]] std::array<std::uint8_t, 64> sha512(std::string_view message);

}  // namespace loopscope::language
