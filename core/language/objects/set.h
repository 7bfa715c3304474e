// Sets and frozensets: a table of entries, searched as CPython 3.13 does it (Objects/setobject.c: a few
// neighbours, then jumps that bring in all of the hash), so that small ints come out in its order. Strings
// hash differently in every run of CPython; here their order is always the same.
#pragma once

#include <cstdint>
#include <span>

#include "language/objects/object.h"
#include "language/objects/value.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

class Set final : public Object {
public:
    static constexpr Kind kKind = Kind::Set;
    struct Entry {
        Value key;  ///< empty: free or removed
        std::uint32_t hash = 0;
        bool was_removed = false;
    };
    static constexpr std::uint32_t kNotFound = 0xFFFF'FFFF;
    static constexpr std::uint32_t kNeedsCompare = 0xFFFF'FFFE;

    Set(Runtime& runtime, Type* type);

    [[nodiscard]] std::uint32_t length() const noexcept { return live_; }

    /// The table: walk 0 <= i < slot_count() and pass over empty keys. This is the order of iteration.
    [[nodiscard]] std::uint32_t slot_count() const noexcept { return mask_ + 1; }
    [[nodiscard]] const Entry& slot(std::uint32_t index) const noexcept { return slots_[index]; }

    /// Where a key with this hash stands, kNotFound, or kNeedsCompare (then go on with `next_candidate`).
    [[nodiscard]] std::uint32_t find_slot(const Value& key, std::uint32_t hash) const noexcept;
    /// The entries with exactly this hash, one after the other: pass kNotFound first, then the last answer.
    [[nodiscard]] std::uint32_t next_candidate(std::uint32_t hash, std::uint32_t after) const noexcept;

    /// Adds a key that is known to be absent.
    void insert(Value key, std::uint32_t hash);
    /// Removes what stands in a slot.
    Value remove(std::uint32_t slot);
    /// Takes away the item that `pop` gives. The set must not be empty.
    Value pop();
    void clear() override;
    /// Holds nothing and, since it was made or cleared, has held nothing.
    [[nodiscard]] bool is_unused() const noexcept { return filled_ == 0; }
    /// Becomes a copy of `other`. The set must be unused.
    void fill_from(const Set& other);
    /// Grows, where that many items more would make the table dense, as CPython does before it adds them.
    void make_room(std::uint32_t more);
    /// Makes the table anew when removed entries take much of it.
    void drop_removed();
    void swap_items(Set& other) noexcept;

    /// Changes whenever a key comes, goes or moves.
    [[nodiscard]] std::uint32_t version() const noexcept { return version_; }
    /// The hash of a frozenset with these items; worked out once.
    [[nodiscard]] std::int64_t full_hash() noexcept;

    void traverse(Visitor& visitor) const override;

private:
    ~Set() override;
    void resize(std::uint32_t least);
    void insert_clean(Value key, std::uint32_t hash) noexcept;
    [[nodiscard]] bool is_in_place() const noexcept { return slots_ == small_; }

    static constexpr std::uint32_t kSmallSlots = 8;

    Runtime& runtime_;
    Entry* slots_;
    std::uint32_t mask_ = kSmallSlots - 1;
    std::uint32_t live_ = 0;
    std::uint32_t filled_ = 0;  // slots taken, with removed ones
    std::uint32_t finger_ = 0;  // where `pop` looks next
    std::uint32_t version_ = 0;
    bool has_hash_ = false;
    std::int64_t hash_ = 0;
    Entry small_[kSmallSlots];
};

[[nodiscard]] Ref<Set> make_set(Runtime& runtime);
[[nodiscard]] Ref<Set> make_frozen_set(Runtime& runtime);
/// The frozenset that a set display of constants is copied from.
[[nodiscard]] Ref<Set> make_constant_set(Runtime& runtime, std::span<const Value> constants);

/// Equality of sets as far as it needs no code of the program.
[[nodiscard]] Equality simple_set_equals(const Set& left, const Set& right) noexcept;

// Sets with any items. The answers: error() or pending(), else as said.
Value set_contains(Runtime& runtime, Set& set, const Value& item);    ///< a boolean
Value set_add(Runtime& runtime, Set& set, const Value& item);         ///< whether it is new
Value set_discard(Runtime& runtime, Set& set, const Value& item);     ///< whether it was there
Value set_update(Runtime& runtime, Set& set, const Value& iterable);  ///< None

/// Defines set and frozenset.
void define_set_types(Runtime& runtime);

}  // namespace loopscope::language
