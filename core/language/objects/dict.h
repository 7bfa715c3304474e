// The dict: entries in the order of insertion, and a table of indices into them (as CPython's compact dict).
//
// Looking up needs no code of the program when key and candidates are simple (Type::is_simple_key). The
// functions here serve that case; a lookup that meets an equal hash on a key that is not simple says so
// (`NeedsCompare`), and the operations in dict_operations.h then compare by calling the program.
#pragma once

#include <cstdint>

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;
class String;

class Dict : public Object {
public:
    static constexpr Kind kKind = Kind::Dict;

    struct Entry {
        Value key;  ///< empty: deleted
        Value value;
        std::uint32_t hash;
    };
    static constexpr std::uint32_t kNotFound = 0xFFFF'FFFF;
    static constexpr std::uint32_t kNeedsCompare = 0xFFFF'FFFE;

    /// `type` may be null while the runtime makes its first types.
    Dict(Runtime& runtime, Type* type) noexcept : Object(type, kKind), runtime_(runtime) {}

    [[nodiscard]] std::uint32_t length() const noexcept { return live_; }

    /// Entries with deleted ones between them, in order: walk 0 <= i < entry_count() and pass over empty
    /// keys.
    [[nodiscard]] std::uint32_t entry_count() const noexcept { return used_; }
    [[nodiscard]] Entry& entry(std::uint32_t index) noexcept { return entries_[index]; }
    [[nodiscard]] const Entry& entry(std::uint32_t index) const noexcept { return entries_[index]; }

    /// The value of an interned name, or null. The fast way for attributes and variables.
    [[nodiscard]] Value* find(const String* interned_name) noexcept;
    /// The same, and where its entry stands, as a hint for the next time.
    [[nodiscard]] std::uint32_t find_index(const String* interned_name) const noexcept;
    /// Entry index of a key with this hash, kNotFound, or kNeedsCompare (then go on with `next_candidate`).
    [[nodiscard]] std::uint32_t find_index(const Value& key, std::uint32_t hash) const noexcept;
    /// The entries with exactly this hash, one after the other: pass kNotFound first, then the last answer.
    [[nodiscard]] std::uint32_t next_candidate(std::uint32_t hash, std::uint32_t after) const noexcept;

    /// An entry's index in the order of insertion, counted from either end, passing over deleted ones: the
    /// first at or after `index` (kNotFound when there is none), and the last before `index`.
    [[nodiscard]] std::uint32_t first_from(std::uint32_t index) const noexcept;
    [[nodiscard]] std::uint32_t last_before(std::uint32_t index) const noexcept;

    /// Sets the value of an interned name.
    void set(String* interned_name, Value value);
    /// The same of a name that is expected to come to entry `index`, where that is quick to do; else false.
    [[nodiscard]] bool set_at_end(std::uint32_t index, String* interned_name, const Value& value);
    /// Adds an entry for a key that is known to be absent.
    void insert(Value key, std::uint32_t hash, Value value);
    /// Removes an entry that `find_index` gave; returns its value.
    Value remove(std::uint32_t index);
    void clear() override;
    /// Empties the `__dict__` of an instance and keeps its room, where that is small; else false.
    [[nodiscard]] bool empty_in_place() noexcept;
    /// Makes room for `entries` more.
    void reserve(std::uint32_t entries);
    /// Becomes a copy of `other`; what it held goes.
    void copy_from(const Dict& other);

    /// Changes whenever a key comes or goes (not when a value changes): guards inline caches and iteration.
    /// No other dict of the runtime has had it, but an empty one's 0.
    [[nodiscard]] std::uint32_t keys_version() const noexcept { return keys_version_; }

    /// It is the `__dict__` of an instance: each name that is in it or comes to it is marked so
    /// (String::names_attribute).
    void set_holds_attributes();

    void traverse(Visitor& visitor) const override;

protected:
    ~Dict() override;

private:
    void rebuild(std::uint32_t capacity);
    void take_slot(std::uint32_t index) noexcept;
    [[nodiscard]] std::uint32_t index_at(std::uint32_t slot) const noexcept;
    void set_index_at(std::uint32_t slot, std::uint32_t index) noexcept;
    [[nodiscard]] bool is_name_at(std::uint32_t index, const String* name, std::uint32_t hash) const noexcept;

    Runtime& runtime_;
    Entry* entries_ = nullptr;
    void* indices_ =
        nullptr;  // 1, 2 or 4 bytes each, by slots_; none while there is room for 8 entries or fewer
    std::uint32_t capacity_ = 0;    // of entries_
    std::uint32_t slots_ = 0;       // of indices_, a power of two; 0: look through the entries
    std::uint32_t free_slots_ = 0;  // that may still be taken before the table is made anew
    std::uint32_t used_ = 0;        // entries written, with deleted ones
    std::uint32_t live_ = 0;
    std::uint32_t keys_version_ = 0;
    bool holds_attributes_ = false;
};

[[nodiscard]] Ref<Dict> make_dict(Runtime& runtime);

/// Defines dict and its views.
void define_dict_types(Runtime& runtime);

}  // namespace loopscope::language
