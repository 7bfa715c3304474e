#include "loop/identity_index.h"

namespace loopscope {

std::size_t IdentityIndex::find(Identity thing) const noexcept {
    const std::uint32_t found =
        numbers_.find(thing.hash(), [&](std::uint32_t number) { return things_[number] == thing; });
    return found == HashIndex::kNone ? size() : found;
}

void IdentityIndex::add(Identity thing) {
    if (!thing.is_null()) numbers_.add(thing.hash(), static_cast<std::uint32_t>(size()));
    things_.push_back(thing);
}

bool IdentityIndex::add_new(Identity thing) {
    const bool is_new = find(thing) == size();
    if (is_new) add(thing);
    return is_new;
}

std::size_t IdentityIndex::remove(Identity thing) noexcept {
    const std::size_t found = find(thing);
    const Identity last = things_.back();
    const auto number = static_cast<std::uint32_t>(found);
    things_.pop_back();
    numbers_.remove(thing.hash(), number);
    if (found < size()) {
        things_[found] = last;
        if (!last.is_null()) numbers_.renumber(last.hash(), static_cast<std::uint32_t>(size()), number);
    }
    return found;
}

void IdentityIndex::clear() noexcept {
    things_.clear();
    numbers_.clear();
}

}  // namespace loopscope
