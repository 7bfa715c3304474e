// Numbers texts in the order in which they are added, and finds the number of one again at once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "loop/hash_index.h"
#include "loop/owned.h"

namespace loopscope {

class TextIndex {
public:
    [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }
    /// The text of a number. It stays where it is as long as the index lives.
    [[nodiscard]] std::string_view operator[](std::size_t number) const noexcept { return *texts_[number]; }
    /// The number of a text; `size()` when it has none.
    [[nodiscard]] std::size_t find(std::string_view text) const noexcept;
    /// The number of a text: the next one when it had none.
    std::size_t find_or_add(std::string_view text);
    void clear() noexcept;

private:
    [[nodiscard]] std::size_t find(std::string_view text, std::uint32_t hash) const noexcept;

    std::vector<Owned<const std::string>> texts_;
    HashIndex numbers_;
};

}  // namespace loopscope
