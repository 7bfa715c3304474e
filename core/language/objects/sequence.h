// Tuples (items in place, immutable) and lists (a growing array).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <new>
#include <span>
#include <utility>

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

class Tuple final : public Object {
public:
    static constexpr Kind kKind = Kind::Tuple;

    /// Made by `make_tuple`; the items stand in the room behind the object and begin empty.
    Tuple(Type* type, std::uint32_t length) noexcept;
    /// Of values that are moved out of where they stand.
    Tuple(Type* type, Value* items, std::uint32_t length) noexcept : Object(type, kKind), length_(length) {
        for (std::uint32_t i = 0; i < length; ++i) new (&this->items()[i]) Value(std::move(items[i]));
    }

    [[nodiscard]] std::uint32_t length() const noexcept { return length_; }
    [[nodiscard]] Value& operator[](std::uint32_t index) noexcept { return items()[index]; }
    [[nodiscard]] const Value& operator[](std::uint32_t index) const noexcept { return items()[index]; }
    [[nodiscard]] Value* items() noexcept { return reinterpret_cast<Value*>(this + 1); }
    [[nodiscard]] const Value* items() const noexcept { return reinterpret_cast<const Value*>(this + 1); }
    [[nodiscard]] std::span<const Value> span() const noexcept { return {items(), length_}; }

    void traverse(Visitor& visitor) const override;
    void clear() override;

private:
    ~Tuple() override;

    alignas(8) std::uint32_t length_;
};

class List final : public Object {
public:
    static constexpr Kind kKind = Kind::List;

    explicit List(Type* type) noexcept : Object(type, kKind) {}

    [[nodiscard]] std::uint32_t length() const noexcept { return length_; }
    [[nodiscard]] Value& operator[](std::uint32_t index) noexcept { return items_[index]; }
    [[nodiscard]] const Value& operator[](std::uint32_t index) const noexcept { return items_[index]; }
    [[nodiscard]] Value* items() noexcept { return items_; }
    [[nodiscard]] std::span<const Value> span() const noexcept { return {items_, length_}; }

    void append(Value item) {
        if (length_ == capacity_) grow(length_ + 1);
        new (&items_[length_++]) Value(std::move(item));
    }
    /// `items` may lie in this list.
    void extend(std::span<const Value> items);
    void insert(std::uint32_t index, Value item);
    Value remove(std::uint32_t index);
    /// Puts `items` in the place of the `count` items from `start` on. `items` must not lie in this list.
    void replace(std::uint32_t start, std::uint32_t count, std::span<const Value> items);
    /// Makes room for at least `length` items.
    void reserve(std::uint32_t length);
    /// Drops the items from `length` on.
    void truncate(std::uint32_t length);
    void swap_items(List& other) noexcept;

    void traverse(Visitor& visitor) const override;
    void clear() override;

private:
    ~List() override;
    void grow(std::uint32_t length);
    void set_capacity(std::uint32_t capacity);

    Value* items_ = nullptr;
    std::uint32_t length_ = 0;
    std::uint32_t capacity_ = 0;
};

/// A tuple of `length` empty items for the caller to fill.
[[nodiscard]] Ref<Tuple> make_tuple(Runtime& runtime, std::uint32_t length);
[[nodiscard]] Ref<Tuple> make_tuple(Runtime& runtime, std::span<const Value> items);
/// Moves the items out of where they stand.
[[nodiscard]] Ref<Tuple> make_tuple_of_moved(Runtime& runtime, Value* items, std::uint32_t length);
[[nodiscard]] Ref<Tuple> make_tuple(Runtime& runtime, std::initializer_list<Value> items);
[[nodiscard]] Ref<List> make_list(Runtime& runtime, std::uint32_t capacity = 0);
[[nodiscard]] Ref<List> make_list(Runtime& runtime, std::span<const Value> items);

/// Defines list and tuple.
void define_sequence_types(Runtime& runtime);

}  // namespace loopscope::language
