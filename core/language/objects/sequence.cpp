#include "language/objects/sequence.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "language/objects/heap.h"
#include "language/objects/type.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// The fewest items that a list which is not empty has room for.
constexpr std::uint32_t kSmallestCapacity = 4;

// Values may be moved bit by bit: a count follows the bits, not the place.
void relocate(Value* to, const Value* from, std::size_t count) noexcept {
    if (count != 0)
        std::memmove(static_cast<void*>(to), static_cast<const void*>(from), count * sizeof(Value));
}

}  // namespace

Tuple::Tuple(Type* type, std::uint32_t length) noexcept : Object(type, kKind), length_(length) {
    for (std::uint32_t i = 0; i < length; ++i) new (&items()[i]) Value();
}

Tuple::~Tuple() {
    for (std::uint32_t i = 0; i < length_; ++i) items()[i].~Value();
}

void Tuple::traverse(Visitor& visitor) const {
    for (const Value& item : span()) visitor.visit(item);
}

void Tuple::clear() {
    for (std::uint32_t i = 0; i < length_; ++i) items()[i] = Value::none();
}

List::~List() {
    while (length_ > 0) items_[--length_].~Value();
    type()->runtime().heap().deallocate(items_, capacity_ * sizeof(Value));
}

void List::grow(std::uint32_t length) {
    set_capacity(std::max({length, capacity_ + capacity_ / 2, kSmallestCapacity}));
}

void List::set_capacity(std::uint32_t capacity) {
    Heap& heap = type()->runtime().heap();
    auto* items = static_cast<Value*>(heap.allocate(capacity * sizeof(Value)));
    relocate(items, items_, length_);
    heap.deallocate(items_, capacity_ * sizeof(Value));
    items_ = items;
    capacity_ = capacity;
}

void List::reserve(std::uint32_t length) {
    if (length > capacity_) set_capacity(length);
}

void List::extend(std::span<const Value> items) {
    const auto count = static_cast<std::uint32_t>(items.size());
    const std::ptrdiff_t own =
        items.data() >= items_ && items.data() < items_ + length_ ? items.data() - items_ : -1;
    if (length_ + count > capacity_) grow(length_ + count);
    const Value* from = own >= 0 ? items_ + own : items.data();
    for (std::uint32_t i = 0; i < count; ++i) new (&items_[length_ + i]) Value(from[i]);
    length_ += count;
}

void List::insert(std::uint32_t index, Value item) {
    if (length_ == capacity_) grow(length_ + 1);
    relocate(items_ + index + 1, items_ + index, length_ - index);
    type()->runtime().heap().charge((length_ - index) * sizeof(Value));
    new (&items_[index]) Value(std::move(item));
    ++length_;
}

Value List::remove(std::uint32_t index) {
    Value item = std::move(items_[index]);
    --length_;
    relocate(items_ + index, items_ + index + 1, length_ - index);
    type()->runtime().heap().charge((length_ - index) * sizeof(Value));
    return item;
}

void List::replace(std::uint32_t start, std::uint32_t count, std::span<const Value> items) {
    const auto added = static_cast<std::uint32_t>(items.size());
    const std::uint32_t after = length_ - start - count;
    // The old items end only after the list is whole again: their end may look at it.
    Heap& heap = type()->runtime().heap();
    auto* removed = static_cast<Value*>(heap.allocate(count * sizeof(Value)));
    relocate(removed, items_ + start, count);
    if (length_ - count + added > capacity_) grow(length_ - count + added);
    relocate(items_ + start + added, items_ + start + count, after);
    heap.charge(after * sizeof(Value));
    for (std::uint32_t i = 0; i < added; ++i) new (&items_[start + i]) Value(items[i]);
    length_ = start + added + after;
    for (std::uint32_t i = 0; i < count; ++i) removed[i].~Value();
    heap.deallocate(removed, count * sizeof(Value));
}

void List::truncate(std::uint32_t length) {
    while (length_ > length) {
        --length_;
        Value last = std::move(items_[length_]);
    }
    // A list that has become much smaller gives its room back.
    if (capacity_ > 16 && length_ < capacity_ / 4)
        set_capacity(std::max(length_ + length_ / 2, kSmallestCapacity));
}

void List::swap_items(List& other) noexcept {
    std::swap(items_, other.items_);
    std::swap(length_, other.length_);
    std::swap(capacity_, other.capacity_);
}

void List::traverse(Visitor& visitor) const {
    for (const Value& item : span()) visitor.visit(item);
}

void List::clear() {
    truncate(0);
}

Ref<Tuple> make_tuple(Runtime& runtime, std::uint32_t length) {
    return runtime.heap().make_with_room<Tuple>(length * sizeof(Value), runtime.types.tuple, length);
}

Ref<Tuple> make_tuple(Runtime& runtime, std::span<const Value> items) {
    Ref<Tuple> tuple = make_tuple(runtime, static_cast<std::uint32_t>(items.size()));
    for (std::size_t i = 0; i < items.size(); ++i) (*tuple)[static_cast<std::uint32_t>(i)] = items[i];
    return tuple;
}

Ref<Tuple> make_tuple_of_moved(Runtime& runtime, Value* items, std::uint32_t length) {
    return runtime.heap().make_quickly<Tuple>(length * sizeof(Value), runtime.types.tuple, items, length);
}

Ref<Tuple> make_tuple(Runtime& runtime, std::initializer_list<Value> items) {
    return make_tuple(runtime, std::span<const Value>(items.begin(), items.size()));
}

Ref<List> make_list(Runtime& runtime, std::uint32_t capacity) {
    Ref<List> list = runtime.heap().make<List>(runtime.types.list);
    list->reserve(capacity);
    return list;
}

Ref<List> make_list(Runtime& runtime, std::span<const Value> items) {
    Ref<List> list = make_list(runtime, static_cast<std::uint32_t>(items.size()));
    list->extend(items);
    return list;
}

}  // namespace loopscope::language
