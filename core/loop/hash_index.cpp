#include "loop/hash_index.h"

namespace loopscope {

/// Where the thing stands or, with the number kNone, where it belongs.
std::size_t HashIndex::slot_of(std::uint32_t hash, std::uint32_t number) const noexcept {
    std::size_t slot = home_of(hash);
    while (slots_[slot].number != number) slot = next_to(slot);
    return slot;
}

void HashIndex::add(std::uint32_t hash, std::uint32_t number) {
    if (++taken_ * 2 > slots_.size()) {
        constexpr std::size_t kFewest = 64;
        std::vector<Slot> before(slots_.empty() ? kFewest : slots_.size() * 2);
        before.swap(slots_);
        for (const Slot& slot : before) {
            if (slot.number != kNone) slots_[slot_of(slot.hash, kNone)] = slot;
        }
    }
    slots_[slot_of(hash, kNone)] = {hash, number};
}

void HashIndex::remove(std::uint32_t hash, std::uint32_t number) noexcept {
    --taken_;
    std::size_t free = slot_of(hash, number);
    // Those behind move up, but not to before the place where they are looked for first.
    for (std::size_t i = next_to(free); slots_[i].number != kNone; i = next_to(i)) {
        const std::size_t mask = slots_.size() - 1;
        const std::size_t from_home = (i - home_of(slots_[i].hash)) & mask;
        if (from_home < ((i - free) & mask)) continue;
        slots_[free] = slots_[i];
        free = i;
    }
    slots_[free] = {};
}

void HashIndex::renumber(std::uint32_t hash, std::uint32_t number, std::uint32_t new_number) noexcept {
    slots_[slot_of(hash, number)].number = new_number;
}

void HashIndex::clear() noexcept {
    slots_.clear();
    taken_ = 0;
}

}  // namespace loopscope
