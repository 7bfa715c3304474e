// Finds the things of an array by their hashes: what is the same in every table, whatever its keys are. Knows
// a thing by its number alone, its place in that array.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loopscope {

class HashIndex {
public:
    static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

    /// The number of the thing with this hash for which `is_it(number)` is true; kNone when there is none.
    template <class IsIt>
    [[nodiscard]] std::uint32_t find(std::uint32_t hash, IsIt is_it) const {
        if (slots_.empty()) return kNone;
        for (std::size_t i = home_of(hash);; i = next_to(i)) {
            const Slot& slot = slots_[i];
            if (slot.number == kNone) return kNone;
            if (slot.hash == hash && is_it(slot.number)) return slot.number;
        }
    }
    void add(std::uint32_t hash, std::uint32_t number);
    /// Forgets the thing of this number, which is there.
    void remove(std::uint32_t hash, std::uint32_t number) noexcept;
    /// The thing of this number, which is there, stands at another place of the array now.
    void renumber(std::uint32_t hash, std::uint32_t number, std::uint32_t new_number) noexcept;
    void clear() noexcept;

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = kNone;
    };

    [[nodiscard]] std::size_t home_of(std::uint32_t hash) const noexcept {
        return hash & (slots_.size() - 1);
    }
    [[nodiscard]] std::size_t next_to(std::size_t slot) const noexcept {
        return (slot + 1) & (slots_.size() - 1);
    }
    [[nodiscard]] std::size_t slot_of(std::uint32_t hash, std::uint32_t number) const noexcept;

    std::vector<Slot> slots_;  // a power of two of them, at most half taken
    std::size_t taken_ = 0;
};

}  // namespace loopscope
