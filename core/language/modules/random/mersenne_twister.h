// The generator MT19937 (Matsumoto and Nishimura, 1998), seeded and read out as CPython does it, so that the
// same seed gives the same numbers.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace loopscope::language {

class MersenneTwister {
public:
    static constexpr std::size_t kSize = 624;

    /// `key`: the digits of a natural number, the lowest first, without leading zeros but for one that stands
    /// for 0.
    void seed(std::span<const std::uint32_t> key) noexcept;

    [[nodiscard]] std::uint32_t next_32_bits() noexcept;
    /// 0 <= x < 1, of 53 bits.
    [[nodiscard]] double next_double() noexcept;

    [[nodiscard]] const std::array<std::uint32_t, kSize>& state() const noexcept { return state_; }
    [[nodiscard]] std::uint32_t index() const noexcept { return index_; }
    /// `index` is at most kSize.
    void restore(const std::array<std::uint32_t, kSize>& state, std::uint32_t index) noexcept {
        state_ = state;
        index_ = index;
    }

private:
    void refill() noexcept;

    std::array<std::uint32_t, kSize> state_{};
    std::uint32_t index_ = kSize;
};

}  // namespace loopscope::language
