#include "language/modules/random/mersenne_twister.h"

#include <algorithm>

namespace loopscope::language {

void MersenneTwister::seed(std::span<const std::uint32_t> key) noexcept {
    constexpr std::uint32_t kFirstSeed = 19650218;
    state_[0] = kFirstSeed;
    for (std::uint32_t i = 1; i < kSize; ++i) {
        state_[i] = 1812433253u * (state_[i - 1] ^ state_[i - 1] >> 30) + i;
    }
    std::size_t i = 1;
    const auto step = [&] {
        if (++i == kSize) {
            state_[0] = state_[kSize - 1];
            i = 1;
        }
    };
    std::size_t j = 0;
    for (std::size_t round = std::max(kSize, key.size()); round > 0; --round) {
        const std::uint32_t mixed = (state_[i - 1] ^ state_[i - 1] >> 30) * 1664525u;
        state_[i] = (state_[i] ^ mixed) + key[j] + static_cast<std::uint32_t>(j);
        step();
        if (++j == key.size()) j = 0;
    }
    for (std::size_t round = kSize - 1; round > 0; --round) {
        const std::uint32_t mixed = (state_[i - 1] ^ state_[i - 1] >> 30) * 1566083941u;
        state_[i] = (state_[i] ^ mixed) - static_cast<std::uint32_t>(i);
        step();
    }
    state_[0] = 0x8000'0000;
    index_ = kSize;
}

void MersenneTwister::refill() noexcept {
    constexpr std::size_t kShift = 397;
    for (std::size_t i = 0; i < kSize; ++i) {
        const std::uint32_t joined = (state_[i] & 0x8000'0000) | (state_[(i + 1) % kSize] & 0x7FFF'FFFF);
        state_[i] = state_[(i + kShift) % kSize] ^ joined >> 1 ^ ((joined & 1) != 0 ? 0x9908'B0DF : 0);
    }
    index_ = 0;
}

std::uint32_t MersenneTwister::next_32_bits() noexcept {
    if (index_ >= kSize) refill();
    std::uint32_t bits = state_[index_++];
    bits ^= bits >> 11;
    bits ^= bits << 7 & 0x9D2C'5680;
    bits ^= bits << 15 & 0xEFC6'0000;
    return bits ^ bits >> 18;
}

double MersenneTwister::next_double() noexcept {
    const double high = next_32_bits() >> 5;
    const double low = next_32_bits() >> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
}

}  // namespace loopscope::language
