#include "language/modules/collections/deque.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "language/objects/heap.h"
#include "language/objects/type.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

Deque::~Deque() {
    clear();
}

void Deque::grow() {
    Heap& heap = type()->runtime().heap();
    const std::uint32_t capacity = std::max(capacity_ * 2, 8u);
    auto* items = static_cast<Value*>(heap.allocate(capacity * sizeof(Value)));
    const std::uint32_t until_end = std::min(length_, capacity_ - begin_);
    if (length_ > 0) {
        std::memcpy(static_cast<void*>(items), static_cast<const void*>(items_ + begin_),
                    until_end * sizeof(Value));
        std::memcpy(static_cast<void*>(items + until_end), static_cast<const void*>(items_),
                    (length_ - until_end) * sizeof(Value));
    }
    for (std::uint32_t i = length_; i < capacity; ++i) new (&items[i]) Value();
    heap.deallocate(items_, capacity_ * sizeof(Value));
    items_ = items;
    capacity_ = capacity;
    begin_ = 0;
}

void Deque::append(Value item) {
    if (most_ == 0) return;
    ++version_;
    Value dropped;
    if (length_ == most_) dropped = pop_left();
    if (length_ == capacity_) grow();
    (*this)[length_++] = std::move(item);
}

void Deque::append_left(Value item) {
    if (most_ == 0) return;
    ++version_;
    Value dropped;
    if (length_ == most_) dropped = pop();
    if (length_ == capacity_) grow();
    begin_ = (begin_ - 1) & (capacity_ - 1);
    ++length_;
    items_[begin_] = std::move(item);
}

Value Deque::pop() {
    ++version_;
    return std::move((*this)[--length_]);
}

Value Deque::pop_left() {
    ++version_;
    Value item = std::move(items_[begin_]);
    begin_ = (begin_ + 1) & (capacity_ - 1);
    --length_;
    return item;
}

void Deque::insert(std::uint32_t index, Value item) {
    append(std::move(item));
    for (std::uint32_t i = length_ - 1; i > index; --i) std::swap((*this)[i], (*this)[i - 1]);
}

void Deque::remove(std::uint32_t index) {
    for (std::uint32_t i = index; i + 1 < length_; ++i) std::swap((*this)[i], (*this)[i + 1]);
    const Value removed = pop();
}

void Deque::rotate(std::int64_t steps) {
    if (length_ <= 1) return;
    ++version_;
    const auto length = static_cast<std::int64_t>(length_);
    std::int64_t way = ((steps % length) + length) % length;
    if (way > length / 2) way -= length;
    for (; way > 0; --way) append_left(pop());
    for (; way < 0; ++way) append(pop_left());
}

void Deque::reverse() noexcept {
    for (std::uint32_t i = 0; i < length_ / 2; ++i) std::swap((*this)[i], (*this)[length_ - 1 - i]);
}

void Deque::traverse(Visitor& visitor) const {
    for (std::uint32_t i = 0; i < length_; ++i) visitor.visit(items_[(begin_ + i) & (capacity_ - 1)]);
}

void Deque::clear() {
    ++version_;
    Value* items = items_;
    const std::uint32_t capacity = capacity_;
    items_ = nullptr;
    capacity_ = begin_ = length_ = 0;
    for (std::uint32_t i = 0; i < capacity; ++i) items[i].~Value();
    type()->runtime().heap().deallocate(items, capacity * sizeof(Value));
}

}  // namespace loopscope::language
