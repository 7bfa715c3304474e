#include "language/objects/set.h"

#include <cassert>
#include <new>
#include <utility>

#include "language/objects/heap.h"
#include "language/objects/simple_keys.h"

namespace loopscope::language {

namespace {

// The way of a search through the table (setobject.c:59-124): up to ten neighbours, where the table has so
// many, then a jump.
class Probe {
public:
    Probe(std::uint32_t hash, std::uint32_t mask) noexcept
        : mask_(mask),
          perturb_(static_cast<std::uint64_t>(static_cast<std::int32_t>(hash))),
          slot_(perturb_ & mask) {
        begin_neighbours();
    }
    [[nodiscard]] std::uint32_t slot() const noexcept {
        return static_cast<std::uint32_t>(slot_) + neighbour_;
    }
    void advance() noexcept {
        if (neighbour_ < last_neighbour_) {
            ++neighbour_;
            return;
        }
        perturb_ >>= 5;
        slot_ = (slot_ * 5 + 1 + perturb_) & mask_;
        begin_neighbours();
    }

private:
    static constexpr std::uint32_t kNeighbours = 9;

    void begin_neighbours() noexcept {
        neighbour_ = 0;
        last_neighbour_ = slot_ + kNeighbours <= mask_ ? kNeighbours : 0;
    }

    std::uint64_t mask_;
    std::uint64_t perturb_;
    std::uint64_t slot_;
    std::uint32_t neighbour_ = 0;
    std::uint32_t last_neighbour_ = 0;
};

bool is_free(const Set::Entry& entry) noexcept {
    return entry.key.is_empty() && !entry.was_removed;
}

}  // namespace

Set::Set(Runtime& runtime, Type* type) : Object(type, kKind), runtime_(runtime), slots_(small_), small_{} {}

Set::~Set() {
    clear();
}

std::uint32_t Set::find_slot(const Value& key, std::uint32_t hash) const noexcept {
    for (Probe probe(hash, mask_);; probe.advance()) {
        const Entry& entry = slots_[probe.slot()];
        if (is_free(entry)) return kNotFound;
        if (entry.hash != hash || entry.key.is_empty()) continue;
        if (entry.key.is_same(key)) return probe.slot();
        const Equality equality = simple_equals(runtime_, entry.key, key);
        if (equality != Equality::Different)
            return equality == Equality::Equal ? probe.slot() : kNeedsCompare;
    }
}

std::uint32_t Set::next_candidate(std::uint32_t hash, std::uint32_t after) const noexcept {
    bool is_past = after == kNotFound;
    for (Probe probe(hash, mask_);; probe.advance()) {
        const Entry& entry = slots_[probe.slot()];
        if (is_free(entry)) return kNotFound;
        if (is_past && entry.hash == hash && !entry.key.is_empty()) return probe.slot();
        if (probe.slot() == after) is_past = true;
    }
}

void Set::insert(Value key, std::uint32_t hash) {
    // The search goes on to a free slot; of the removed ones on the way, the last is taken.
    std::uint32_t slot = kNotFound;
    Probe probe(hash, mask_);
    for (; !is_free(slots_[probe.slot()]); probe.advance()) {
        if (slots_[probe.slot()].key.is_empty()) slot = probe.slot();
    }
    const bool is_reused = slot != kNotFound;
    if (!is_reused) slot = probe.slot();
    slots_[slot].key = std::move(key);
    slots_[slot].hash = hash;
    slots_[slot].was_removed = false;
    ++live_;
    ++version_;
    has_hash_ = false;
    if (is_reused) return;
    ++filled_;
    if (filled_ * 5 >= mask_ * 3) resize(live_ > 50000 ? live_ * 2 : live_ * 4);
}

Value Set::remove(std::uint32_t slot) {
    assert(!slots_[slot].key.is_empty());
    Value key = std::move(slots_[slot].key);
    slots_[slot].was_removed = true;
    --live_;
    ++version_;
    has_hash_ = false;
    return key;
}

Value Set::pop() {
    std::uint32_t slot = finger_ & mask_;
    while (slots_[slot].key.is_empty()) slot = (slot + 1) & mask_;
    finger_ = slot + 1;
    return remove(slot);
}

void Set::clear() {
    Entry* slots = slots_;
    const std::uint32_t count = slot_count();
    Entry kept[kSmallSlots];
    if (is_in_place()) {
        for (std::uint32_t i = 0; i < kSmallSlots; ++i) kept[i] = std::exchange(small_[i], Entry{});
        slots = nullptr;
    }
    slots_ = small_;
    mask_ = kSmallSlots - 1;
    live_ = filled_ = finger_ = 0;
    ++version_;
    has_hash_ = false;
    if (slots == nullptr) return;
    for (std::uint32_t i = 0; i < count; ++i) slots[i].~Entry();
    runtime_.heap().deallocate(slots, count * sizeof(Entry));
}

// Gives the table more than `least` slots and leaves the removed entries behind.
void Set::resize(std::uint32_t least) {
    std::uint32_t count = kSmallSlots;
    while (count <= least) count *= 2;
    Heap& heap = runtime_.heap();
    const std::uint32_t old_count = slot_count();
    Entry* old_slots = slots_;
    Entry moved[kSmallSlots];
    if (is_in_place()) {
        for (std::uint32_t i = 0; i < kSmallSlots; ++i) moved[i] = std::exchange(small_[i], Entry{});
        old_slots = moved;
    }
    if (count == kSmallSlots) {
        slots_ = small_;
    } else {
        slots_ = static_cast<Entry*>(heap.allocate(count * sizeof(Entry)));
        for (std::uint32_t i = 0; i < count; ++i) new (&slots_[i]) Entry{};
    }
    mask_ = count - 1;
    filled_ = live_;
    ++version_;
    for (std::uint32_t i = 0; i < old_count; ++i) {
        if (!old_slots[i].key.is_empty()) insert_clean(std::move(old_slots[i].key), old_slots[i].hash);
    }
    if (old_slots != moved) {
        for (std::uint32_t i = 0; i < old_count; ++i) old_slots[i].~Entry();
        heap.deallocate(old_slots, old_count * sizeof(Entry));
    }
}

// Into a table that has room and no removed entries; the counts are the caller's.
void Set::insert_clean(Value key, std::uint32_t hash) noexcept {
    Probe probe(hash, mask_);
    while (!slots_[probe.slot()].key.is_empty()) probe.advance();
    slots_[probe.slot()].key = std::move(key);
    slots_[probe.slot()].hash = hash;
}

void Set::make_room(std::uint32_t more) {
    if ((filled_ + more) * 5 >= mask_ * 3) resize((live_ + more) * 2);
}

void Set::drop_removed() {
    if (filled_ - live_ > mask_ / 4) resize(live_ > 50000 ? live_ * 2 : live_ * 4);
}

void Set::fill_from(const Set& other) {
    make_room(other.live_);
    const bool same_table = mask_ == other.mask_ && other.filled_ == other.live_;
    for (std::uint32_t i = 0; i < other.slot_count(); ++i) {
        const Entry& entry = other.slots_[i];
        if (entry.key.is_empty()) continue;
        if (same_table) {
            slots_[i] = entry;
        } else {
            insert_clean(entry.key, entry.hash);
        }
    }
    live_ = filled_ = other.live_;
    ++version_;
    has_hash_ = false;
}

void Set::swap_items(Set& other) noexcept {
    for (std::uint32_t i = 0; i < kSmallSlots; ++i) std::swap(small_[i], other.small_[i]);
    std::swap(slots_, other.slots_);
    if (slots_ == other.small_) slots_ = small_;
    if (other.slots_ == small_) other.slots_ = other.small_;
    std::swap(mask_, other.mask_);
    std::swap(live_, other.live_);
    std::swap(filled_, other.filled_);
    std::swap(finger_, other.finger_);
    ++version_;
    ++other.version_;
    has_hash_ = other.has_hash_ = false;
}

std::int64_t Set::full_hash() noexcept {
    if (!has_hash_) {
        FrozenSetHash sum;
        for (std::uint32_t i = 0; i < slot_count(); ++i) {
            if (!slots_[i].key.is_empty()) sum.add(static_cast<std::int32_t>(slots_[i].hash));
        }
        hash_ = sum.finish(live_);
        has_hash_ = true;
    }
    return hash_;
}

void Set::traverse(Visitor& visitor) const {
    for (std::uint32_t i = 0; i < slot_count(); ++i) visitor.visit(slots_[i].key);
}

Ref<Set> make_set(Runtime& runtime) {
    return runtime.heap().make<Set>(runtime, runtime.types.set);
}

Ref<Set> make_frozen_set(Runtime& runtime) {
    return runtime.heap().make<Set>(runtime, runtime.types.frozen_set);
}

Ref<Set> make_constant_set(Runtime& runtime, std::span<const Value> constants) {
    const Ref<Set> first = make_frozen_set(runtime);
    for (const Value& constant : constants) {
        std::uint32_t hash = 0;
        const bool is_new =
            simple_hash(runtime, constant, hash) && first->find_slot(constant, hash) == Set::kNotFound;
        if (is_new) first->insert(constant, hash);
    }
    // CPython makes it once more out of its own items when it looks for equal constants (compile.c,
    // merge_consts).
    Ref<Set> second = make_frozen_set(runtime);
    for (std::uint32_t slot = 0; slot < first->slot_count(); ++slot) {
        const Set::Entry& entry = first->slot(slot);
        if (!entry.key.is_empty()) second->insert(entry.key, entry.hash);
    }
    return second;
}

Equality simple_set_equals(const Set& left, const Set& right) noexcept {
    if (left.length() != right.length()) return Equality::Different;
    for (std::uint32_t i = 0; i < left.slot_count(); ++i) {
        const Set::Entry& entry = left.slot(i);
        if (entry.key.is_empty()) continue;
        const std::uint32_t found = right.find_slot(entry.key, entry.hash);
        if (found == Set::kNotFound) return Equality::Different;
        if (found == Set::kNeedsCompare) return Equality::Unknown;
    }
    return Equality::Equal;
}

}  // namespace loopscope::language
