#include "language/objects/heap.h"

#include <cstdlib>
#include <utility>

#include "language/objects/type.h"
#include "language/runtime/runtime.h"
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
    for (void* page : pages_) std::free(page);
}

void* Heap::allocate(std::size_t bytes) {
    if (bytes == 0) return nullptr;
    if (bytes <= kLargestCell) {
        std::uint8_t size_class = 0;
        return allocate_cell(bytes, size_class);
    }
    return allocate_large(bytes);
}

void Heap::deallocate(void* room, std::size_t bytes) noexcept {
    if (bytes == 0) return;
    if (bytes > kLargestCell) {
        deallocate_large(room);
        return;
    }
    const std::size_t index = (bytes + kGranule - 1) / kGranule - 1;
    in_use_ -= (index + 1) * kGranule;
    auto* cell = static_cast<FreeCell*>(room);
    cell->next = free_[index];
    free_[index] = cell;
}

void* Heap::allocate_cell(std::size_t bytes, std::uint8_t& size_class) {
    const std::size_t index = (bytes + kGranule - 1) / kGranule - 1;
    if (index >= kClasses) {
        size_class = kLarge;
        return allocate_large(bytes);
    }
    size_class = static_cast<std::uint8_t>(index);
    in_use_ += (index + 1) * kGranule;
    FreeCell* cell = free_[index];
    if (cell == nullptr) cell = refill(index);
    free_[index] = cell->next;
    return cell;
}

Heap::FreeCell* Heap::refill(std::size_t index) {
    const std::size_t size = (index + 1) * kGranule;
    char* page = static_cast<char*>(std::malloc(kPageBytes));
    pages_.push_back(page);
    FreeCell* first = nullptr;
    for (std::size_t offset = (kPageBytes / size) * size; offset >= size; offset -= size) {
        auto* cell = reinterpret_cast<FreeCell*>(page + offset - size);
        cell->next = first;
        first = cell;
    }
    return first;
}

void* Heap::allocate_large(std::size_t bytes) {
    const std::size_t whole = bytes + sizeof(LargeBlock);
    in_use_ += whole;
    charge(bytes);
    auto* block = new (std::malloc(whole)) LargeBlock{nullptr, large_, whole};
    if (large_ != nullptr) large_->previous = block;
    large_ = block;
    return block + 1;
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

void Heap::destroy(Object* object) noexcept {
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
    const std::uint8_t size_class = object->size_class_;
    object->~Object();
    void* room = object;
    if (size_class == kLarge) {
        deallocate_large(room);
    } else {
        deallocate(room, (size_class + std::size_t{1}) * kGranule);
    }
    if (counted_type != nullptr) counted_type->release();
}

void Object::dispose() noexcept {
    if (has_side_attributes()) {
        // Taken out before it ends: what it held may look there too.
        const auto gone = type_->runtime().side_attributes().extract(this);
    }
    type_->runtime().heap().destroy(this);
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
