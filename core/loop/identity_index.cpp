#include "loop/identity_index.h"

namespace loopscope {

std::size_t IdentityIndex::slot_of(const void* object) const noexcept {
    constexpr std::uint64_t kGoldenRatio = 0x9E37'79B9'7F4A'7C15;
    const auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(object));
    std::size_t slot = static_cast<std::size_t>((address * kGoldenRatio) >> 32) & (slots_.size() - 1);
    while (slots_[slot] != 0 && objects_[slots_[slot] - 1] != object) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

std::size_t IdentityIndex::find(const void* object) const noexcept {
    if (slots_.empty() || object == nullptr) return size();
    const std::uint32_t found = slots_[slot_of(object)];
    return found == 0 ? size() : found - 1;
}

void IdentityIndex::add(const void* object) {
    objects_.push_back(object);
    if (objects_.size() * 2 > slots_.size()) {
        constexpr std::size_t kSmallest = 64;
        slots_.assign(slots_.empty() ? kSmallest : slots_.size() * 2, 0);
        for (std::size_t i = 0; i < objects_.size(); ++i) {
            if (objects_[i] != nullptr) slots_[slot_of(objects_[i])] = static_cast<std::uint32_t>(i + 1);
        }
    } else if (object != nullptr) {
        slots_[slot_of(object)] = static_cast<std::uint32_t>(objects_.size());
    }
}

}  // namespace loopscope
