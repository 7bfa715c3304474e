// The heap of one runtime: every object and every buffer of objects comes from here, so that the count of
// bytes in use is exact and the memory limit holds. Small sizes come from pools of equal cells, large ones
// are listed: the end of the heap gives all of it back, whatever was still in use. Ending a long chain of
// objects never recurses deeply.
//
// Objects and buffers have pools of their own, so that a page of objects can be walked: a free cell is told
// by the lowest bit of its first word, where an object has the address of its class's functions. For the
// collector (runtime/collector.h) the heap keeps lists of the objects that came lately. A cell stays in its
// list when its object ends, and serves the next object there: what comes and goes costs the lists nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#include "language/objects/object.h"
#include "loop/block_pool.h"
#include "loop/ref.h"

namespace loopscope {
class Thread;
}  // namespace loopscope

namespace loopscope::language {

class Collector;

class Heap {
public:
    /// `thread`: whose turn it is, or null; it pays for the moving of much memory. `attention` is set when
    /// enough objects have come for a collection.
    Heap(std::size_t limit_bytes, Thread* const& thread, bool& attention)
        : limit_(limit_bytes), bound_(limit_bytes), thread_(thread), attention_(attention) {}
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;
    ~Heap();

    /// A new object of C++ type T, followed by `extra_bytes` of uninitialised room for its trailing items.
    /// Passing the limit never fails here: it sets `over_limit`, which the interpreter turns into
    /// MemoryError.
    template <class T, class... Arguments>
    [[nodiscard]] Ref<T> make_with_room(std::size_t extra_bytes, Arguments&&... arguments) {
        Object::Mark mark;
        void* cell = allocate_object(sizeof(T) + extra_bytes, kIsTracked<T>, mark);
        T* object = new (cell) T(std::forward<Arguments>(arguments)...);
        object->mark_ = mark;
        if constexpr (kHasFinalizer<T>) object->flags_ |= Object::kFinalizes;
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
        FreeCell* cell = index < kClasses ? free_objects_[index] : nullptr;
        const std::uintptr_t word = cell != nullptr ? cell->next : 0;
        constexpr std::uintptr_t kNeeded = kIsTracked<T> ? kFree | Object::kListed[0] << kListedShift : kFree;
        if ((word & kNeeded) != kNeeded) [[unlikely]] {
            return make_with_room<T>(extra_bytes, std::forward<Arguments>(arguments)...);
        }
        free_objects_[index] = next_of(word);
        in_use_ += (index + 1) * kGranule;
        T* object = new (cell) T(std::forward<Arguments>(arguments)...);
        const std::uint8_t tracked = kIsTracked<T> ? Object::kTracked : 0;
        object->mark_ = {static_cast<std::uint8_t>(index),
                         static_cast<std::uint8_t>(listed_in(word) | tracked)};
        if constexpr (kHasFinalizer<T>) object->flags_ |= Object::kFinalizes;
        return Ref<T>(object);
    }
    template <class T>
    [[gnu::always_inline]] void end_quickly(T* object) noexcept {
        const Object::Mark mark = object->mark_;
        if (mark.size_class == kLarge) [[unlikely]] {
            object->release();
            return;
        }
        object->~T();
        free_cell(free_objects_, object, mark.size_class, mark.bits);
    }

    /// Counts up: the collector ends objects in the order in which they were made.
    [[nodiscard]] std::uint32_t next_number() noexcept { return ++last_number_; }
    /// From now on the collector knows an object that it did not know from the start.
    void track(Object& object);

    /// Raw room for items that an object owns (a list's array, a dict's table). Give back with the same size.
    [[nodiscard]] void* allocate(std::size_t bytes);
    void deallocate(void* room, std::size_t bytes) noexcept;

    /// Whether `bytes` more would stay within the limit, and what a handler of MemoryError has beyond it. Ask
    /// before anything whose size the program chooses.
    [[nodiscard]] bool has_room(std::size_t bytes) const noexcept {
        return bytes <= bound_ && in_use_ <= bound_ - bytes;
    }
    [[nodiscard]] bool over_limit() noexcept { return bound_ == limit_ ? in_use_ > limit_ : over_bound(); }
    /// MemoryError is on its way: its handler gets a little room beyond the limit to work in, until as much
    /// is given back, for its traceback still holds what filled the memory. One that goes on taking gets no
    /// more once a quarter too much is in use.
    void make_room_for_handler() noexcept {
        if (bound_ < limit_ + limit_ / 4) bound_ = (in_use_ > limit_ ? in_use_ : limit_) + handler_room();
    }
    [[nodiscard]] std::size_t bytes_in_use() const noexcept { return in_use_; }

    /// Counts the moving of so many bytes as work of the thread that runs. Large rooms count by themselves.
    void charge(std::size_t bytes) const noexcept;

    /// Ends an object whose count has come to 0.
    void destroy(Object* object) noexcept;

private:
    friend class Collector;

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
        std::uintptr_t next;  // its address, kFree, and which lists this cell is in
    };
    static constexpr std::uintptr_t kFree = 1;
    static constexpr unsigned kListedShift = 1;
    static constexpr std::uintptr_t kTagBits = 7;
    using FreeCells = std::array<FreeCell*, kClasses>;
    struct Page {
        char* cells;
        std::size_t cell_bytes;
    };
    /// What stands in front of a large room.
    struct alignas(16) LargeBlock {
        LargeBlock* previous;
        LargeBlock* next;
        std::size_t bytes;  // of the room and of this
        bool is_object;
    };
    using ObjectList = std::vector<Object*>;
    /// Whether the collector knows a `T` from the start: what overrides `traverse` holds other objects.
    template <class T>
    static constexpr bool kIsTracked = !std::is_same_v<decltype(&T::traverse), decltype(&Object::traverse)> &&
                                       !requires { T::kIsTrackedLater; };
    template <class T>
    static constexpr bool kHasFinalizer =
        !std::is_same_v<decltype(&T::finalize), decltype(&Object::finalize)>;
    /// Numbers and text: their destructors do nothing.
    [[nodiscard]] static bool holds_nothing(Kind kind) noexcept {
        constexpr std::uint32_t kinds =
            1u << static_cast<unsigned>(Kind::BigInteger) | 1u << static_cast<unsigned>(Kind::BoxedFloat) |
            1u << static_cast<unsigned>(Kind::Complex) | 1u << static_cast<unsigned>(Kind::String) |
            1u << static_cast<unsigned>(Kind::Bytes);
        return (kinds >> static_cast<unsigned>(kind) & 1u) != 0;
    }

    [[nodiscard]] void* allocate_object(std::size_t bytes, bool is_tracked, Object::Mark& mark);
    [[nodiscard]] void* take_cell(FreeCells& cells, std::size_t index, std::uint8_t& listed);
    [[nodiscard]] FreeCell* refill(FreeCells& cells, std::size_t index);
    [[nodiscard]] void* allocate_large(std::size_t bytes, bool is_object);
    void deallocate_large(void* room) noexcept;
    void free_cell(FreeCells& cells, void* cell, std::size_t index, std::uint8_t mark_bits) noexcept {
        in_use_ -= (index + 1) * kGranule;
        const auto next = reinterpret_cast<std::uintptr_t>(cells[index]);
        const std::uintptr_t listed = mark_bits & Object::kAnyListed;
        cells[index] = new (cell) FreeCell{next | kFree | listed << kListedShift};
    }
    [[nodiscard]] std::size_t handler_room() const noexcept { return limit_ / 32; }
    /// `over_limit` while a MemoryError is handled.
    [[nodiscard]] bool over_bound() noexcept;
    [[nodiscard]] static FreeCell* next_of(std::uintptr_t word) noexcept {
        return reinterpret_cast<FreeCell*>(word & ~kTagBits);
    }
    [[nodiscard]] static std::uint8_t listed_in(std::uintptr_t word) noexcept {
        return static_cast<std::uint8_t>(word >> kListedShift) & Object::kAnyListed;
    }
    void end(Object* object) noexcept;
    void give_back(void* room, Object::Mark mark) noexcept;
    void list(void* cell, unsigned age);
    [[nodiscard]] static bool is_free(const void* cell) noexcept;
    /// Empties a list.
    void forget_listed(unsigned age) noexcept;
    /// Calls `function(Object*)` for each object that the collector knows.
    template <class Function>
    void for_each_tracked(Function function) const;

    FreeCells free_objects_{};
    FreeCells free_rooms_{};
    std::vector<Page> object_pages_;
    std::vector<char*> room_pages_;
    LargeBlock* large_ = nullptr;
    std::vector<Object*> waiting_to_end_;
    std::array<ObjectList, 2> listed_;  // young and middle-aged ones, and cells that were theirs
    std::size_t young_limit_ = 2000;    // of listed_[0]
    std::size_t in_use_ = 0;
    std::size_t limit_;
    std::size_t bound_;  // the limit, or a little more while a MemoryError is handled
    unsigned ending_depth_ = 0;
    Thread* const& thread_;
    std::uint32_t last_number_ = 0;
    bool& attention_;
};

template <class Function>
void Heap::for_each_tracked(Function function) const {
    const auto look = [&](void* cell) {
        if (is_free(cell)) return;
        auto* object = static_cast<Object*>(cell);
        if (object->is_tracked()) function(object);
    };
    for (const Page& page : object_pages_) {
        const char* end = page.cells + kPageBytes / page.cell_bytes * page.cell_bytes;
        for (char* cell = page.cells; cell != end; cell += page.cell_bytes) look(cell);
    }
    for (LargeBlock* block = large_; block != nullptr; block = block->next) {
        if (block->is_object) look(block + 1);
    }
}

}  // namespace loopscope::language
