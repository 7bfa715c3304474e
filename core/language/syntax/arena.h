// A bump allocator: memory that is handed out in pieces and given back all at once.
//
// Whatever is made here is trivially destructible and lives exactly as long as the arena. Moving the arena
// moves no piece, so pointers into it stay good.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace loopscope::language {

class Arena {
public:
    Arena() = default;
    Arena(Arena&&) noexcept = default;
    Arena& operator=(Arena&&) noexcept = default;

    /// Makes one T from the given values (aggregate initialisation).
    template <typename T, typename... Values>
    [[nodiscard]] T* make(Values&&... values) {
        static_assert(std::is_trivially_destructible_v<T>);
        return ::new (allocate(sizeof(T), alignof(T))) T{std::forward<Values>(values)...};
    }

    /// Copies the items into the arena and returns where they stand now.
    template <typename T>
    [[nodiscard]] std::span<T> copy(std::span<T> items) {
        static_assert(std::is_trivially_copyable_v<T> && std::is_const_v<T>);
        if (items.empty()) return {};
        auto* first = static_cast<std::remove_const_t<T>*>(allocate(items.size_bytes(), alignof(T)));
        std::memcpy(static_cast<void*>(first), items.data(), items.size_bytes());
        return {first, items.size()};
    }

    /// Copies the text into the arena and returns where it stands now.
    [[nodiscard]] std::string_view copy(std::string_view text) {
        const std::span<const char> copied = copy(std::span<const char>(text));
        return {copied.data(), copied.size()};
    }

    /// Uninitialised memory of this size.
    [[nodiscard]] void* allocate(std::size_t size, std::size_t alignment) {
        std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
        if (chunks_.empty() || start + size > capacity_) {
            capacity_ = std::max(size, kChunkSize);
            chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(capacity_));
            start = 0;
        }
        used_ = start + size;
        return chunks_.back().get() + start;
    }

private:
    static constexpr std::size_t kChunkSize = 32 * 1024;

    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::size_t used_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace loopscope::language
