#include "language/objects/dict.h"

#include <cstring>
#include <new>

#include "language/objects/heap.h"
#include "language/objects/string.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

constexpr std::uint32_t kMostWithoutTable = 8;
constexpr std::uint32_t kSmallestTable = 16;

// What a slot of the table can hold besides an index.
constexpr std::uint32_t kFree = 0xFFFF'FFFF;
constexpr std::uint32_t kRemoved = 0xFFFF'FFFE;

// Two thirds of the slots may be taken: then a search is short.
constexpr std::uint32_t entries_for(std::uint32_t slots) noexcept {
    return slots / 3 * 2 + (slots % 3) * 2 / 3;
}

constexpr std::size_t slot_bytes(std::uint32_t slots) noexcept {
    return slots <= 256 ? 1 : slots <= 65536 ? 2 : 4;
}

// The order in which slots are tried: the hash decides the first, then all of its bits come into play.
class Probe {
public:
    Probe(std::uint32_t hash, std::uint32_t slots) noexcept
        : mask_(slots - 1), perturb_(hash), slot_(hash & mask_) {}
    [[nodiscard]] std::uint32_t slot() const noexcept { return slot_; }
    void advance() noexcept {
        perturb_ >>= 5;
        slot_ = (slot_ * 5 + perturb_ + 1) & mask_;
    }

private:
    std::uint32_t mask_;
    std::uint32_t perturb_;
    std::uint32_t slot_;
};

}  // namespace

namespace {

void mark_attribute(Runtime& runtime, const Value& key) {
    auto* name = key.get_if<String>();
    if (name == nullptr) return;
    if (name->is_interned())
        name->set_names_attribute();
    else
        runtime.intern(name)->set_names_attribute();
}

}  // namespace

std::uint32_t Dict::index_at(std::uint32_t slot) const noexcept {
    // The two highest numbers of each width stand for kRemoved and kFree.
    if (slots_ <= 256) {
        const std::uint32_t index = static_cast<const std::uint8_t*>(indices_)[slot];
        return index >= 0xFE ? index | 0xFFFF'FF00 : index;
    }
    if (slots_ <= 65536) {
        const std::uint32_t index = static_cast<const std::uint16_t*>(indices_)[slot];
        return index >= 0xFFFE ? index | 0xFFFF'0000 : index;
    }
    return static_cast<const std::uint32_t*>(indices_)[slot];
}

void Dict::set_index_at(std::uint32_t slot, std::uint32_t index) noexcept {
    if (slots_ <= 256) {
        static_cast<std::uint8_t*>(indices_)[slot] = static_cast<std::uint8_t>(index);
    } else if (slots_ <= 65536) {
        static_cast<std::uint16_t*>(indices_)[slot] = static_cast<std::uint16_t>(index);
    } else {
        static_cast<std::uint32_t*>(indices_)[slot] = index;
    }
}

bool Dict::is_name_at(std::uint32_t index, const String* name, std::uint32_t hash) const noexcept {
    const Entry& entry = entries_[index];
    if (entry.hash != hash || !entry.key.is_object()) return false;
    if (entry.key.object() == name) return true;
    const String* key = entry.key.get_if<String>();
    return key != nullptr && !key->is_interned() && key->view() == name->view();
}

std::uint32_t Dict::find_index(const String* interned_name) const noexcept {
    const std::uint32_t hash = interned_name->hash();
    if (slots_ == 0) {
        for (std::uint32_t i = 0; i < used_; ++i) {
            if (is_name_at(i, interned_name, hash)) return i;
        }
        return kNotFound;
    }
    for (Probe probe(hash, slots_);; probe.advance()) {
        const std::uint32_t index = index_at(probe.slot());
        if (index == kFree) return kNotFound;
        if (index != kRemoved && is_name_at(index, interned_name, hash)) return index;
    }
}

Value* Dict::find(const String* interned_name) noexcept {
    const std::uint32_t index = find_index(interned_name);
    return index == kNotFound ? nullptr : &entries_[index].value;
}

std::uint32_t Dict::find_index(const Value& key, std::uint32_t hash) const noexcept {
    const auto look_at = [&](std::uint32_t index) {
        const Entry& entry = entries_[index];
        if (entry.hash != hash || entry.key.is_empty()) return Equality::Different;
        return entry.key.is_same(key) ? Equality::Equal : simple_equals(runtime_, entry.key, key);
    };
    if (slots_ == 0) {
        for (std::uint32_t i = 0; i < used_; ++i) {
            const Equality equality = look_at(i);
            if (equality != Equality::Different) return equality == Equality::Equal ? i : kNeedsCompare;
        }
        return kNotFound;
    }
    for (Probe probe(hash, slots_);; probe.advance()) {
        const std::uint32_t index = index_at(probe.slot());
        if (index == kFree) return kNotFound;
        if (index == kRemoved) continue;
        const Equality equality = look_at(index);
        if (equality != Equality::Different) return equality == Equality::Equal ? index : kNeedsCompare;
    }
}

std::uint32_t Dict::next_candidate(std::uint32_t hash, std::uint32_t after) const noexcept {
    const auto is_candidate = [&](std::uint32_t index) {
        return entries_[index].hash == hash && !entries_[index].key.is_empty();
    };
    if (slots_ == 0) {
        for (std::uint32_t i = after == kNotFound ? 0 : after + 1; i < used_; ++i) {
            if (is_candidate(i)) return i;
        }
        return kNotFound;
    }
    bool is_past = after == kNotFound;
    for (Probe probe(hash, slots_);; probe.advance()) {
        const std::uint32_t index = index_at(probe.slot());
        if (index == kFree) return kNotFound;
        if (index == kRemoved) continue;
        if (is_past && is_candidate(index)) return index;
        if (index == after) is_past = true;
    }
}

std::uint32_t Dict::first_from(std::uint32_t index) const noexcept {
    while (index < used_ && entries_[index].key.is_empty()) ++index;
    return index < used_ ? index : kNotFound;
}

std::uint32_t Dict::last_before(std::uint32_t index) const noexcept {
    if (index > used_) index = used_;
    while (index > 0 && entries_[index - 1].key.is_empty()) --index;
    return index > 0 ? index - 1 : kNotFound;
}

void Dict::set_holds_attributes() {
    holds_attributes_ = true;
    for (std::uint32_t i = 0; i < used_; ++i) mark_attribute(runtime_, entries_[i].key);
}

void Dict::set(String* interned_name, Value value) {
    if (Value* present = find(interned_name)) {
        *present = std::move(value);
    } else {
        insert(Value::from(interned_name), interned_name->hash(), std::move(value));
    }
}

bool Dict::set_at_end(std::uint32_t index, String* interned_name, const Value& value) {
    if (index != used_ || used_ == capacity_ || slots_ != 0) return false;
    const std::uint32_t hash = interned_name->hash();
    for (std::uint32_t i = 0; i < used_; ++i) {
        if (entries_[i].hash == hash) return false;
    }
    if (holds_attributes_) interned_name->set_names_attribute();
    new (&entries_[used_++]) Entry{Value::from(interned_name), value, hash};
    ++live_;
    keys_version_ = runtime_.next_keys_version();
    return true;
}

void Dict::insert(Value key, std::uint32_t hash, Value value) {
    if (holds_attributes_) mark_attribute(runtime_, key);
    if (used_ == capacity_ || (slots_ != 0 && free_slots_ == 0)) rebuild(live_ + 1 + live_ / 2);
    const std::uint32_t index = used_++;
    new (&entries_[index]) Entry{std::move(key), std::move(value), hash};
    if (slots_ != 0) take_slot(index);
    ++live_;
    keys_version_ = runtime_.next_keys_version();
}

Value Dict::remove(std::uint32_t index) {
    if (slots_ != 0) {
        Probe probe(entries_[index].hash, slots_);
        while (index_at(probe.slot()) != index) probe.advance();
        set_index_at(probe.slot(), kRemoved);
    }
    const Value key = std::move(entries_[index].key);
    Value value = std::move(entries_[index].value);
    // What is deleted at the end is forgotten at once, so that popitem() in a loop need not look for the last
    // one.
    while (used_ > 0 && entries_[used_ - 1].key.is_empty()) --used_;
    --live_;
    keys_version_ = runtime_.next_keys_version();
    return value;
}

void Dict::clear() {
    Entry* entries = entries_;
    const std::uint32_t capacity = capacity_;
    const std::uint32_t used = used_;
    if (slots_ != 0) runtime_.heap().deallocate(indices_, slots_ * slot_bytes(slots_));
    entries_ = nullptr;
    indices_ = nullptr;
    capacity_ = slots_ = free_slots_ = used_ = live_ = 0;
    keys_version_ = runtime_.next_keys_version();
    // The entries end when the dict is empty already: their end may look at it.
    for (std::uint32_t i = 0; i < used; ++i) entries[i].~Entry();
    runtime_.heap().deallocate(entries, capacity * sizeof(Entry));
}

bool Dict::empty_in_place() noexcept {
    if (slots_ != 0 || !holds_attributes_) return false;
    const std::uint32_t used = used_;
    used_ = live_ = 0;
    for (std::uint32_t i = 0; i < used; ++i) entries_[i].~Entry();
    keys_version_ = 0;
    return true;
}

void Dict::reserve(std::uint32_t entries) {
    if (live_ + entries > capacity_) rebuild(live_ + entries);
}

void Dict::copy_from(const Dict& other) {
    clear();
    if (other.live_ == 0) return;
    rebuild(other.live_);
    for (std::uint32_t i = 0; i < other.used_; ++i) {
        const Entry& entry = other.entries_[i];
        if (!entry.key.is_empty()) insert(entry.key, entry.hash, entry.value);
    }
}

Dict::~Dict() {
    clear();
}

void Dict::traverse(Visitor& visitor) const {
    for (std::uint32_t i = 0; i < used_; ++i) {
        visitor.visit(entries_[i].key);
        visitor.visit(entries_[i].value);
    }
}

// Moves the entries that are left into new room for at least `capacity` entries, and makes the table anew.
void Dict::rebuild(std::uint32_t capacity) {
    Heap& heap = runtime_.heap();
    std::uint32_t slots = 0;
    if (capacity <= kMostWithoutTable) {
        capacity = capacity <= kMostWithoutTable / 2 ? kMostWithoutTable / 2 : kMostWithoutTable;
    } else {
        slots = kSmallestTable;
        while (entries_for(slots) < capacity) slots *= 2;
        capacity = entries_for(slots);
    }
    auto* entries = static_cast<Entry*>(heap.allocate(capacity * sizeof(Entry)));
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < used_; ++i) {
        if (!entries_[i].key.is_empty()) {
            std::memcpy(static_cast<void*>(&entries[count++]), static_cast<const void*>(&entries_[i]),
                        sizeof(Entry));
        }
    }
    heap.deallocate(entries_, capacity_ * sizeof(Entry));
    if (slots_ != 0) heap.deallocate(indices_, slots_ * slot_bytes(slots_));
    entries_ = entries;
    capacity_ = capacity;
    used_ = count;
    slots_ = slots;
    indices_ = nullptr;
    keys_version_ = runtime_.next_keys_version();
    if (slots == 0) return;
    indices_ = heap.allocate(slots * slot_bytes(slots));
    std::memset(indices_, 0xFF, slots * slot_bytes(slots));
    free_slots_ = entries_for(slots);
    for (std::uint32_t i = 0; i < used_; ++i) take_slot(i);
}

// Notes in the table where the entry stands, in the first slot on its way that is free or whose entry was
// removed.
void Dict::take_slot(std::uint32_t index) noexcept {
    Probe probe(entries_[index].hash, slots_);
    while (index_at(probe.slot()) < kRemoved) probe.advance();
    if (index_at(probe.slot()) == kFree) --free_slots_;
    set_index_at(probe.slot(), index);
}

Ref<Dict> make_dict(Runtime& runtime) {
    return runtime.heap().make<Dict>(runtime, runtime.types.dict);
}

}  // namespace loopscope::language
