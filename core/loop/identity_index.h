// Numbers objects in the order in which they are added, and finds the number of one again at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loopscope {

class IdentityIndex {
public:
    [[nodiscard]] std::size_t size() const noexcept { return objects_.size(); }
    /// The number of an object; `size()` when it has none.
    [[nodiscard]] std::size_t find(const void* object) const noexcept;
    /// Gives the next number. `object` must have none yet; null is never found again.
    void add(const void* object);

private:
    /// The slot that has the object's number, or the free one where it belongs.
    [[nodiscard]] std::size_t slot_of(const void* object) const noexcept;

    std::vector<const void*> objects_;
    std::vector<std::uint32_t> slots_;  // a power of two of them, at most half taken: a number and 1, or 0
};

}  // namespace loopscope
