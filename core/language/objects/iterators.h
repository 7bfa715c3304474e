// The iterators of the builtin containers. Going through a builtin container needs no code of the program, so
// the natives that consume iterables have a plain way (`plain_iterator`) besides the general one.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "language/objects/dict.h"
#include "language/objects/object.h"
#include "language/objects/range.h"
#include "language/objects/sequence.h"
#include "language/objects/set.h"
#include "language/objects/string.h"
#include "language/objects/value.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

/// Base of the iterators made in C++.
class Iterator : public Object {
public:
    static constexpr Kind kKind = Kind::Iterator;

    /// `plain_depth`: 0 when `next` may have to call the program; else how many plain iterators it has
    /// within, and 1.
    explicit Iterator(Type* type, std::uint32_t plain_depth = 1) noexcept
        : Object(type, kKind), plain_depth_(plain_depth) {}

    /// The next item, or exhausted().
    virtual Value next(Runtime& runtime) = 0;
    /// How many items are left, as `__length_hint__` says; -1 when the type has no such method.
    [[nodiscard]] virtual std::int64_t length_hint() const { return -1; }

    [[nodiscard]] bool is_plain() const noexcept { return plain_depth_ != 0; }
    [[nodiscard]] std::uint32_t plain_depth() const noexcept { return plain_depth_; }

    void clear() override {}

protected:
    ~Iterator() override = default;

private:
    std::uint32_t plain_depth_;
};

/// Of lists and their subclasses, in both directions.
class ListIterator final : public Iterator {
public:
    ListIterator(Type* type, Ref<List> list, bool is_reversed) noexcept
        : Iterator(type),
          list_(std::move(list)),
          index_(is_reversed ? list_->length() - 1 : 0),
          step_(is_reversed ? -1 : 1) {}
    Value next(Runtime&) override {
        if (list_) {
            if (index_ < list_->length())
                return (*list_)[std::exchange(index_, index_ + static_cast<std::uint32_t>(step_))];
            list_ = {};
        }
        return Value::exhausted();
    }
    [[nodiscard]] std::int64_t length_hint() const override;
    void traverse(Visitor& visitor) const override { visitor.visit(list_.get()); }
    void clear() override { list_ = {}; }

private:
    Ref<List> list_;
    std::uint32_t index_;  // above any length once the first item has been given in reverse
    std::int32_t step_;
};

class TupleIterator final : public Iterator {
public:
    TupleIterator(Type* type, Ref<Tuple> tuple) noexcept : Iterator(type), tuple_(std::move(tuple)) {}
    Value next(Runtime&) override {
        if (tuple_) {
            if (index_ < tuple_->length()) return (*tuple_)[index_++];
            tuple_ = {};
        }
        return Value::exhausted();
    }
    [[nodiscard]] std::int64_t length_hint() const override;
    void traverse(Visitor& visitor) const override { visitor.visit(tuple_.get()); }
    void clear() override { tuple_ = {}; }

private:
    Ref<Tuple> tuple_;
    std::uint32_t index_ = 0;
};

/// Of ranges whose items are small integers.
class RangeIterator final : public Iterator {
public:
    RangeIterator(Type* type, std::int64_t start, std::int64_t step, std::int64_t length) noexcept
        : Iterator(type), next_(start), step_(step), left_(length) {}
    Value next(Runtime&) override {
        if (left_ == 0) return Value::exhausted();
        --left_;
        const std::int64_t item = next_;
        next_ += step_;
        return Value::small_integer(item);
    }
    [[nodiscard]] std::int64_t length_hint() const override { return left_; }

private:
    std::int64_t next_;
    std::int64_t step_;
    std::int64_t left_;
};

/// Of dicts and their views, in both directions.
class DictIterator final : public Iterator {
public:
    enum class Part : std::uint8_t { Keys, Values, Items };
    DictIterator(Type* type, Ref<Dict> dict, Part part, bool is_reversed) noexcept;
    Value next(Runtime& runtime) override;
    [[nodiscard]] std::int64_t length_hint() const override;
    void traverse(Visitor& visitor) const override { visitor.visit(dict_.get()); }
    void clear() override { dict_ = {}; }

private:
    Ref<Dict> dict_;
    std::uint32_t position_;
    std::uint32_t expected_length_;
    std::uint32_t left_;
    Part part_;
    bool is_reversed_;
};

class SetIterator final : public Iterator {
public:
    SetIterator(Type* type, Ref<Set> set) noexcept;
    Value next(Runtime& runtime) override;
    [[nodiscard]] std::int64_t length_hint() const override;
    void traverse(Visitor& visitor) const override { visitor.visit(set_.get()); }
    void clear() override { set_ = {}; }

private:
    Ref<Set> set_;
    std::uint32_t position_ = 0;
    std::uint32_t expected_length_;
    std::uint32_t left_;
};

/// Goes through a sequence from its end, by `sequence[i]`: what `reversed()` makes of those that have no
/// `__reversed__`.
class ReverseIterator final : public Iterator {
public:
    ReverseIterator(Type* type, Value sequence, std::int64_t length) noexcept;
    Value next(Runtime& runtime) override;
    [[nodiscard]] std::int64_t length_hint() const override { return left_; }
    void traverse(Visitor& visitor) const override { visitor.visit(sequence_); }
    void clear() override { sequence_ = {}; }

private:
    friend Routine next_in_reverse(Runtime& runtime, Ref<ReverseIterator> iterator);
    Value sequence_;
    std::int64_t left_;
};

/// The iterator of `iterable`, where finding it and going through it needs no code of the program; else null,
/// also for what cannot be iterated.
[[nodiscard]] Ref<Iterator> plain_iterator(Runtime& runtime, const Value& iterable);
/// The same for what is an iterator already. Borrowed.
[[nodiscard]] Iterator* as_plain_iterator(const Value& iterator) noexcept;

/// Completes the type of an iterator made in C++: `__iter__`, `__next__`, and `__length_hint__` where it has
/// one.
void make_iterator_slots(TypeBuilder& builder, bool has_length_hint);

/// Defines the iterators of this file.
void define_iterator_types(Runtime& runtime);

}  // namespace loopscope::language
