// Numbers things in the order in which they are added, and finds the number of one again at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "loop/hash_index.h"

namespace loopscope {

/// What a thing is known by: its address, or a number that is its own.
class Identity {
public:
    Identity(const void* object) noexcept : bits_(reinterpret_cast<std::uintptr_t>(object)) {}
    Identity(std::uint32_t number) noexcept : bits_(number) {}

    friend bool operator==(Identity, Identity) = default;
    [[nodiscard]] bool is_null() const noexcept { return bits_ == 0; }
    [[nodiscard]] std::uint32_t hash() const noexcept {
        constexpr std::uint64_t kGoldenRatio = 0x9E37'79B9'7F4A'7C15;
        return static_cast<std::uint32_t>((bits_ * kGoldenRatio) >> 32);
    }

private:
    std::uintptr_t bits_;
};

class IdentityIndex {
public:
    [[nodiscard]] std::size_t size() const noexcept { return things_.size(); }
    /// The number of a thing; `size()` when it has none.
    [[nodiscard]] std::size_t find(Identity thing) const noexcept;
    /// Gives the next number. `thing` must have none yet; null is never found again.
    void add(Identity thing);
    /// Gives the next number unless the thing has one.
    bool add_new(Identity thing);
    /// Takes out a thing that has a number, and gives that: the one that was added last has it from now on.
    std::size_t remove(Identity thing) noexcept;
    void clear() noexcept;

private:
    std::vector<Identity> things_;
    HashIndex numbers_;
};

}  // namespace loopscope
