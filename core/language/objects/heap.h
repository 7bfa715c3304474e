// The heap of one runtime: every object and every buffer of objects comes from here, so that the count of
// bytes in use is exact and the memory limit holds. Small sizes come from pools of equal cells, large ones
// are listed: the end of the heap gives all of it back, whatever was still in use. Ending a long chain of
// objects never recurses deeply.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>
#include <vector>

#include "language/objects/object.h"
#include "loop/block_pool.h"
#include "loop/ref.h"

namespace loopscope {
class Thread;
}  // namespace loopscope

namespace loopscope::language {

class Heap {
public:
    /// `thread`: whose turn it is, or null; it pays for the moving of much memory.
    Heap(std::size_t limit_bytes, Thread* const& thread)
        : limit_(limit_bytes), bound_(limit_bytes), thread_(thread) {}
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;
    ~Heap();

    /// A new object of C++ type T, followed by `extra_bytes` of uninitialised room for its trailing items.
    /// Passing the limit never fails here: it sets `over_limit`, which the interpreter turns into
    /// MemoryError.
    template <class T, class... Arguments>
    [[nodiscard]] Ref<T> make_with_room(std::size_t extra_bytes, Arguments&&... arguments) {
        std::uint8_t size_class = 0;
        void* cell = allocate_cell(sizeof(T) + extra_bytes, size_class);
        T* object = new (cell) T(std::forward<Arguments>(arguments)...);
        object->size_class_ = size_class;
        return Ref<T>(object);
    }
    template <class T, class... Arguments>
    [[nodiscard]] Ref<T> make(Arguments&&... arguments) {
        return make_with_room<T>(0, std::forward<Arguments>(arguments)...);
    }

    /// The same for what the interpreter makes and ends at every call: in line. `end_quickly` ends an object
    /// of exactly this type whose count is still 1.
    template <class T, class... Arguments>
    [[nodiscard, gnu::always_inline]] Ref<T> make_quickly(std::size_t extra_bytes, Arguments&&... arguments) {
        const std::size_t index = (sizeof(T) + extra_bytes + kGranule - 1) / kGranule - 1;
        FreeCell* cell = index < kClasses ? free_[index] : nullptr;
        if (cell == nullptr) [[unlikely]] {
            return make_with_room<T>(extra_bytes, std::forward<Arguments>(arguments)...);
        }
        free_[index] = cell->next;
        in_use_ += (index + 1) * kGranule;
        T* object = new (cell) T(std::forward<Arguments>(arguments)...);
        object->size_class_ = static_cast<std::uint8_t>(index);
        return Ref<T>(object);
    }
    template <class T>
    [[gnu::always_inline]] void end_quickly(T* object) noexcept {
        const std::uint8_t size_class = object->size_class_;
        if (size_class == kLarge) [[unlikely]] {
            object->release();
            return;
        }
        object->~T();
        in_use_ -= (size_class + std::size_t{1}) * kGranule;
        auto* cell = reinterpret_cast<FreeCell*>(object);
        cell->next = free_[size_class];
        free_[size_class] = cell;
    }

    /// Raw room for items that an object owns (a list's array, a dict's table). Give back with the same size.
    [[nodiscard]] void* allocate(std::size_t bytes);
    void deallocate(void* room, std::size_t bytes) noexcept;

    /// Whether `bytes` more would stay within the limit. Ask before anything whose size the program chooses.
    [[nodiscard]] bool has_room(std::size_t bytes) const noexcept {
        return bytes <= limit_ && in_use_ <= limit_ - bytes;
    }
    [[nodiscard]] bool over_limit() noexcept {
        if (in_use_ <= limit_) bound_ = limit_;
        return in_use_ > bound_;
    }
    /// MemoryError is on its way: its handler gets a little room beyond the limit to work in, until enough is
    /// given back. One that goes on taking gets no more once a quarter too much is in use.
    void make_room_for_handler() noexcept {
        if (in_use_ > limit_ && bound_ < limit_ + limit_ / 4) bound_ = in_use_ + limit_ / 32;
    }
    [[nodiscard]] std::size_t bytes_in_use() const noexcept { return in_use_; }

    /// Counts the moving of so many bytes as work of the thread that runs. Large rooms count by themselves.
    void charge(std::size_t bytes) const noexcept;

    /// Ends an object whose count has come to 0.
    void destroy(Object* object) noexcept;

private:
    static constexpr std::size_t kGranule = 16;
#if LOOPSCOPE_KEEPS_BLOCKS
    static constexpr std::size_t kLargestCell = 512;
#else
    // Every room comes from the general allocator, so that AddressSanitizer sees its use after the end.
    static constexpr std::size_t kLargestCell = kGranule;
#endif
    static constexpr std::size_t kClasses = kLargestCell / kGranule;
    static constexpr std::size_t kPageBytes = 32 * 1024;
    static constexpr std::uint8_t kLarge = 255;

    struct FreeCell {
        FreeCell* next;
    };
    /// What stands in front of a large room.
    struct alignas(16) LargeBlock {
        LargeBlock* previous;
        LargeBlock* next;
        std::size_t bytes;  // of the room and of this
    };

    [[nodiscard]] void* allocate_cell(std::size_t bytes, std::uint8_t& size_class);
    [[nodiscard]] FreeCell* refill(std::size_t index);
    [[nodiscard]] void* allocate_large(std::size_t bytes);
    void deallocate_large(void* room) noexcept;
    void end(Object* object) noexcept;

    std::array<FreeCell*, kClasses> free_{};
    std::vector<void*> pages_;
    LargeBlock* large_ = nullptr;
    std::vector<Object*> waiting_to_end_;
    std::size_t in_use_ = 0;
    std::size_t limit_;
    std::size_t bound_;  // the limit, or a little more while a MemoryError is handled
    unsigned ending_depth_ = 0;
    Thread* const& thread_;
};

}  // namespace loopscope::language
