#include "language/objects/heap.h"

#include <cstdlib>
#include <cstring>
#include <utility>

#include "language/objects/type.h"
#include "language/runtime/runtime.h"
#include "language/runtime/weak_reference.h"
#include "loop/thread.h"

namespace loopscope::language {

namespace {

// A chain of objects longer than this ends through a list instead of the C++ stack.
constexpr unsigned kDeepestEnding = 64;

// What is copied, or made ready, in the time of one unit of work.
constexpr std::size_t kBytesPerUnit = 1024;

}  // namespace

Heap::~Heap() {
    while (large_ != nullptr) std::free(std::exchange(large_, large_->next));
    for (char* page : room_pages_) std::free(page);
    for (const Page& page : object_pages_) std::free(page.cells);
}

void* Heap::allocate(std::size_t bytes) {
    if (bytes == 0) return nullptr;
    if (bytes > kLargestCell) return allocate_large(bytes, false);
    std::uint8_t listed = 0;
    return take_cell(free_rooms_, (bytes - 1) / kGranule, listed);
}

void Heap::deallocate(void* room, std::size_t bytes) noexcept {
    if (bytes == 0) return;
    if (bytes > kLargestCell) {
        deallocate_large(room);
    } else {
        free_cell(free_rooms_, room, (bytes - 1) / kGranule, 0);
    }
}

inline void* Heap::take_cell(FreeCells& cells, std::size_t index, std::uint8_t& listed) {
    in_use_ += (index + 1) * kGranule;
    FreeCell* cell = cells[index];
    if (cell == nullptr) [[unlikely]]
        cell = refill(cells, index);
    cells[index] = next_of(cell->next);
    listed = listed_in(cell->next);
    return cell;
}

void* Heap::allocate_object(std::size_t bytes, bool is_tracked, Object::Mark& mark) {
    const std::size_t index = (bytes - 1) / kGranule;
    void* cell = nullptr;
    if (index >= kClasses) {
        mark.size_class = kLarge;
        cell = allocate_large(bytes, true);
    } else {
        mark.size_class = static_cast<std::uint8_t>(index);
        cell = take_cell(free_objects_, index, mark.bits);
    }
    if (is_tracked) {
        if ((mark.bits & Object::kListed[0]) == 0) list(cell, 0);
        mark.bits |= Object::kTracked | Object::kListed[0];
    }
    return cell;
}

void Heap::track(Object& object) {
    if (object.is_tracked()) return;
    if ((object.mark_.bits & Object::kListed[0]) == 0) list(&object, 0);
    object.mark_.bits |= Object::kTracked | Object::kListed[0];
}

void Heap::list(void* cell, unsigned age) {
    ObjectList& list = listed_[age];
    list.push_back(static_cast<Object*>(cell));
    if (age == 0 && list.size() > young_limit_) attention_ = true;
}

Heap::FreeCell* Heap::refill(FreeCells& cells, std::size_t index) {
    const std::size_t size = (index + 1) * kGranule;
    char* page = static_cast<char*>(std::malloc(kPageBytes));
    if (&cells == &free_objects_) {
        object_pages_.push_back({page, size});
    } else {
        room_pages_.push_back(page);
    }
    FreeCell* first = nullptr;
    for (std::size_t offset = (kPageBytes / size) * size; offset >= size; offset -= size) {
        first = new (page + offset - size) FreeCell{reinterpret_cast<std::uintptr_t>(first) | kFree};
    }
    return first;
}

void* Heap::allocate_large(std::size_t bytes, bool is_object) {
    const std::size_t whole = bytes + sizeof(LargeBlock);
    in_use_ += whole;
    charge(bytes);
    auto* block = new (std::malloc(whole)) LargeBlock{nullptr, large_, whole, is_object};
    if (large_ != nullptr) large_->previous = block;
    large_ = block;
    return block + 1;
}

bool Heap::over_bound() noexcept {
    if (in_use_ > limit_) return in_use_ > bound_;
    if (in_use_ <= limit_ - handler_room()) bound_ = limit_;
    return false;
}

void Heap::charge(std::size_t bytes) const noexcept {
    if (thread_ != nullptr) thread_->charge(static_cast<std::int64_t>(bytes / kBytesPerUnit));
}

void Heap::deallocate_large(void* room) noexcept {
    LargeBlock* block = static_cast<LargeBlock*>(room) - 1;
    in_use_ -= block->bytes;
    (block->previous != nullptr ? block->previous->next : large_) = block->next;
    if (block->next != nullptr) block->next->previous = block->previous;
    std::free(block);
}

bool Heap::is_free(const void* cell) noexcept {
    std::uintptr_t first_word = 0;
    std::memcpy(&first_word, cell, sizeof first_word);
    return (first_word & kFree) != 0;
}

void Heap::forget_listed(unsigned age) noexcept {
    for (Object* cell : listed_[age]) {
        if (is_free(cell)) {
            reinterpret_cast<FreeCell*>(cell)->next &=
                ~(static_cast<std::uintptr_t>(Object::kListed[age]) << kListedShift);
        } else {
            cell->mark_.bits &= static_cast<std::uint8_t>(~Object::kListed[age]);
        }
    }
    listed_[age].clear();
}

inline void Heap::give_back(void* room, Object::Mark mark) noexcept {
    if (mark.size_class != kLarge) [[likely]] {
        free_cell(free_objects_, room, mark.size_class, mark.bits);
        return;
    }
    // The lists are told: nothing stays of a large block.
    for (unsigned age = 0; age < listed_.size(); ++age) {
        if ((mark.bits & Object::kListed[age]) != 0) std::erase(listed_[age], static_cast<Object*>(room));
    }
    deallocate_large(room);
}

void Heap::destroy(Object* object) noexcept {
    if (holds_nothing(object->kind()) && !object->counts_type()) {
        give_back(object, object->mark_);
        return;
    }
    if (ending_depth_ >= kDeepestEnding) {
        waiting_to_end_.push_back(object);
        return;
    }
    ++ending_depth_;
    end(object);
    --ending_depth_;
    if (ending_depth_ > 0) return;
    while (!waiting_to_end_.empty()) {
        Object* next = waiting_to_end_.back();
        waiting_to_end_.pop_back();
        ++ending_depth_;
        end(next);
        --ending_depth_;
    }
}

void Heap::end(Object* object) noexcept {
    Type* counted_type = object->counts_type() ? object->type() : nullptr;
    const Object::Mark mark = object->mark_;
    object->~Object();
    give_back(object, mark);
    if (counted_type != nullptr) counted_type->release();
}

bool Object::finalize() noexcept {
    // Only the program's classes have a `__del__`.
    if (!counts_type() || is_finalized()) return false;
    Runtime& runtime = type_->runtime();
    if (runtime.is_ending || !type_->lifecycle().has_end) return false;
    set_finalized();
    runtime.add_ending(Value::from(this));
    return true;
}

void Object::dispose() noexcept {
    constexpr std::uint8_t few = kCountsType | kFinalizes | kWeaklyReferenced | kSideAttributes;
    const std::uint8_t cares = flags_ & few;
    Runtime& runtime = type_->runtime();
    // At the runtime's end classes no longer have what tells whether there is a `__del__`.
    const bool is_plain =
        cares == 0 || (cares == kCountsType && !runtime.is_ending && !type_->lifecycle().has_end);
    if (is_plain || is_ready_to_end()) runtime.heap().destroy(this);
}

bool Object::is_ready_to_end() noexcept {
    if (finalize()) return false;
    if (is_weakly_referenced()) {
        Runtime& runtime = type_->runtime();
        runtime.weak_references.end(runtime, *this, [](const WeakReference&) { return true; });
    }
    if (has_side_attributes()) {
        // Taken out before it ends: what it held may look there too.
        const Ref<Dict> gone = type_->runtime().side_attributes().take(this);
    }
    return true;
}

void Object::set_type(Type* type) noexcept {
    Type* old = counts_type() ? type_ : nullptr;
    type_ = type;
    flags_ &= static_cast<std::uint8_t>(~kCountsType);
    if (type->is_from_program) {
        type->add_ref();
        flags_ |= kCountsType;
    }
    if (old != nullptr) old->release();
}

}  // namespace loopscope::language
