#include "language/objects/set_operations.h"

#include "language/objects/dict.h"
#include "language/objects/heap.h"
#include "language/objects/iterators.h"
#include "language/objects/simple_keys.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

std::uint32_t hash_bits(const Value& hashed) noexcept {
    return static_cast<std::uint32_t>(hashed.small_integer());
}

std::uint32_t slot_of(const Value& place) noexcept {
    return static_cast<std::uint32_t>(place.small_integer());
}

// A set (not a frozenset) that is looked for in a set counts as the frozenset that equals it.
bool is_unhashable_set(const Value& item) noexcept {
    return item.is<Set>() && item.object()->type()->slots.hash == nullptr;
}

bool hash_to_find(Runtime& runtime, const Value& item, std::uint32_t& hash) noexcept {
    if (!is_unhashable_set(item)) return simple_hash(runtime, item, hash);
    hash = fold_hash(item.as<Set>()->full_hash());
    return true;
}

Value hash_to_find_slowly(Runtime& runtime, const Value& item) {
    std::uint32_t simple = 0;
    return is_unhashable_set(item) && hash_to_find(runtime, item, simple) ? Value::small_integer(simple)
                                                                          : hash(runtime, item);
}

Routine locate_slowly(Runtime& runtime, Ref<Set> set, Value item, std::uint32_t hash) {
    while (true) {
        const std::uint32_t version = set->version();
        std::uint32_t candidate = set->next_candidate(hash, Set::kNotFound);
        while (candidate != Set::kNotFound) {
            const Value candidate_key = set->slot(candidate).key;
            const Value equal = co_await equals(runtime, candidate_key, item);
            if (equal.failed()) co_return equal;
            if (set->version() != version) break;
            if (equal.is_true()) co_return Value::small_integer(candidate);
            candidate = set->next_candidate(hash, candidate);
        }
        if (set->version() == version) co_return Value::small_integer(-1);
    }
}

Routine contains_slowly(Runtime& runtime, Ref<Set> set, Value item) {
    const Value hashed = co_await hash_to_find_slowly(runtime, item);
    if (hashed.failed()) co_return hashed;
    const Value place = co_await set_locate(runtime, *set, item, hash_bits(hashed));
    if (place.failed()) co_return place;
    co_return Value::boolean(place.small_integer() >= 0);
}

Routine add_slowly(Runtime& runtime, Ref<Set> set, Value item) {
    const Value hashed = co_await hash(runtime, item);
    if (hashed.failed()) co_return hashed;
    const Value place = co_await set_locate(runtime, *set, item, hash_bits(hashed));
    if (place.failed()) co_return place;
    if (place.small_integer() >= 0) co_return Value::boolean(false);
    set->insert(item, hash_bits(hashed));
    co_return Value::boolean(true);
}

Routine discard_slowly(Runtime& runtime, Ref<Set> set, Value item) {
    const Value hashed = co_await hash_to_find_slowly(runtime, item);
    if (hashed.failed()) co_return hashed;
    const Value place = co_await set_locate(runtime, *set, item, hash_bits(hashed));
    if (place.failed()) co_return place;
    if (place.small_integer() < 0) co_return Value::boolean(false);
    const Value removed = set->remove(slot_of(place));
    co_return Value::boolean(true);
}

// Updating

// The items of another set, whose hashes are known, from `slot` on.
Routine merge_slowly(Runtime& runtime, Ref<Set> set, Ref<Set> other, std::uint32_t slot) {
    for (; slot < other->slot_count(); ++slot) {
        const Set::Entry entry = other->slot(slot);
        if (entry.key.is_empty()) continue;
        const Value place = co_await set_locate(runtime, *set, entry.key, entry.hash);
        if (place.failed()) co_return place;
        if (place.small_integer() < 0) set->insert(entry.key, entry.hash);
    }
    co_return Value::none();
}

Value merge(Runtime& runtime, Set& set, Set& other) {
    if (&set == &other) return Value::none();
    if (set.is_unused()) {
        set.fill_from(other);
        return Value::none();
    }
    set.make_room(other.length());
    for (std::uint32_t slot = 0; slot < other.slot_count(); ++slot) {
        const Set::Entry& entry = other.slot(slot);
        if (entry.key.is_empty()) continue;
        const std::uint32_t found = set.find_slot(entry.key, entry.hash);
        if (found == Set::kNeedsCompare) {
            return run(runtime, merge_slowly(runtime, Ref<Set>(&set), Ref<Set>(&other), slot));
        }
        if (found == Set::kNotFound) set.insert(entry.key, entry.hash);
    }
    return Value::none();
}

Routine update_slowly(Runtime& runtime, Ref<Set> set, Value iterable) {
    const Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    while (true) {
        const Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) co_return Value::none();
        const Value added = co_await set_add(runtime, *set, item);
        if (added.failed()) co_return added;
        if (runtime.heap().over_limit()) co_return runtime.raise(Message::OutOfMemory);
    }
}

// The items of a plain iterator, until one needs the program: then what is left, beginning with that one.
Routine update_rest(Runtime& runtime, Ref<Set> set, Value item, Value iterator) {
    const Value added = co_await set_add(runtime, *set, item);
    if (added.failed()) co_return added;
    co_return co_await run(runtime, update_slowly(runtime, set, iterator));
}

Value update_plainly(Runtime& runtime, Set& set, const Ref<Iterator>& iterator) {
    while (true) {
        const Value item = iterator->next(runtime);
        if (item.failed()) return item;
        if (item.is_exhausted()) return Value::none();
        std::uint32_t hash = 0;
        const std::uint32_t found =
            simple_hash(runtime, item, hash) ? set.find_slot(item, hash) : Set::kNeedsCompare;
        if (found == Set::kNeedsCompare) {
            return run(runtime, update_rest(runtime, Ref<Set>(&set), item, Value(iterator)));
        }
        if (found == Set::kNotFound) set.insert(item, hash);
        if (runtime.heap().over_limit()) return runtime.raise(Message::OutOfMemory);
    }
}

Routine to_set_slowly(Runtime& runtime, Value iterable) {
    Ref<Set> set = make_set(runtime);
    const Value done = co_await set_update(runtime, *set, iterable);
    if (done.failed()) co_return done;
    co_return Value(set);
}

// Algebra between sets: a plain way, given up where the program must be asked, and a routine.

Routine difference_update_slowly(Runtime& runtime, Ref<Set> set, Ref<Set> other) {
    for (std::uint32_t slot = 0; slot < other->slot_count(); ++slot) {
        const Set::Entry entry = other->slot(slot);
        if (entry.key.is_empty()) continue;
        const Value place = co_await set_locate(runtime, *set, entry.key, entry.hash);
        if (place.failed()) co_return place;
        if (place.small_integer() < 0) continue;
        const Value removed = set->remove(slot_of(place));
    }
    set->drop_removed();
    co_return Value::none();
}

Routine difference_update_from(Runtime& runtime, Ref<Set> set, Value iterable) {
    const Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    while (true) {
        const Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) break;
        const Value removed = co_await set_discard(runtime, *set, item);
        if (removed.failed()) co_return removed;
    }
    set->drop_removed();
    co_return Value::none();
}

Routine symmetric_update_slowly(Runtime& runtime, Ref<Set> set, Value iterable) {
    // Items that occur twice count once.
    Value others = iterable;
    if (!others.is<Set>()) others = co_await to_set(runtime, iterable);
    if (others.failed()) co_return others;
    const Set& other = *others.as<Set>();
    for (std::uint32_t slot = 0; slot < other.slot_count(); ++slot) {
        const Set::Entry entry = other.slot(slot);
        if (entry.key.is_empty()) continue;
        const Value place = co_await set_locate(runtime, *set, entry.key, entry.hash);
        if (place.failed()) co_return place;
        if (place.small_integer() < 0) {
            set->insert(entry.key, entry.hash);
        } else {
            const Value removed = set->remove(slot_of(place));
        }
    }
    co_return Value::none();
}

// What is in both, in the order of an iterable.
Routine intersect_with(Runtime& runtime, Ref<Set> set, Value iterable) {
    Ref<Set> result = make_set(runtime);
    const Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    while (true) {
        const Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) co_return Value(result);
        const Value inside = co_await set_contains(runtime, *set, item);
        if (inside.failed()) co_return inside;
        if (!inside.is_true()) continue;
        const Value added = co_await set_add(runtime, *result, item);
        if (added.failed()) co_return added;
    }
}

Routine copy_and_subtract(Runtime& runtime, Ref<Set> set, Value other) {
    const Ref<Set> result = copy_set(runtime, *set);
    const Value done = co_await set_difference_update(runtime, *result, other);
    if (done.failed()) co_return done;
    co_return Value(result);
}

enum class Keep : std::uint8_t { Common, Missing };

// The items of `from` that are in `other` (Common), or are not (Missing).
Routine filter_slowly(Runtime& runtime, Ref<Set> from, Ref<Set> other, Keep keep) {
    Ref<Set> result = make_set(runtime);
    for (std::uint32_t slot = 0; slot < from->slot_count(); ++slot) {
        const Set::Entry entry = from->slot(slot);
        if (entry.key.is_empty()) continue;
        const Value place = co_await set_locate(runtime, *other, entry.key, entry.hash);
        if (place.failed()) co_return place;
        if ((place.small_integer() >= 0) == (keep == Keep::Common)) result->insert(entry.key, entry.hash);
    }
    co_return Value(result);
}

Value filter(Runtime& runtime, Set& from, Set& other, Keep keep) {
    Ref<Set> result = make_set(runtime);
    for (std::uint32_t slot = 0; slot < from.slot_count(); ++slot) {
        const Set::Entry& entry = from.slot(slot);
        if (entry.key.is_empty()) continue;
        const std::uint32_t found = other.find_slot(entry.key, entry.hash);
        if (found == Set::kNeedsCompare) {
            return run(runtime, filter_slowly(runtime, Ref<Set>(&from), Ref<Set>(&other), keep));
        }
        if ((found != Set::kNotFound) == (keep == Keep::Common)) result->insert(entry.key, entry.hash);
    }
    return Value(std::move(result));
}

// Whether every item of `from` is in `other` (Common), or none is (Missing).
Routine all_slowly(Runtime& runtime, Ref<Set> from, Ref<Set> other, Keep wanted) {
    for (std::uint32_t slot = 0; slot < from->slot_count(); ++slot) {
        const Set::Entry entry = from->slot(slot);
        if (entry.key.is_empty()) continue;
        const Value place = co_await set_locate(runtime, *other, entry.key, entry.hash);
        if (place.failed()) co_return place;
        if ((place.small_integer() >= 0) != (wanted == Keep::Common)) co_return Value::boolean(false);
    }
    co_return Value::boolean(true);
}

Value all(Runtime& runtime, Set& from, Set& other, Keep wanted) {
    for (std::uint32_t slot = 0; slot < from.slot_count(); ++slot) {
        const Set::Entry& entry = from.slot(slot);
        if (entry.key.is_empty()) continue;
        const std::uint32_t found = other.find_slot(entry.key, entry.hash);
        if (found == Set::kNeedsCompare) {
            return run(runtime, all_slowly(runtime, Ref<Set>(&from), Ref<Set>(&other), wanted));
        }
        if ((found != Set::kNotFound) != (wanted == Keep::Common)) return Value::boolean(false);
    }
    return Value::boolean(true);
}

}  // namespace

Value set_locate(Runtime& runtime, Set& set, const Value& item, std::uint32_t hash) {
    const std::uint32_t found = set.find_slot(item, hash);
    if (found == Set::kNeedsCompare) return run(runtime, locate_slowly(runtime, Ref<Set>(&set), item, hash));
    return Value::small_integer(found == Set::kNotFound ? -1 : std::int64_t{found});
}

Value set_contains(Runtime& runtime, Set& set, const Value& item) {
    std::uint32_t hash = 0;
    const std::uint32_t found =
        hash_to_find(runtime, item, hash) ? set.find_slot(item, hash) : Set::kNeedsCompare;
    if (found == Set::kNeedsCompare) return run(runtime, contains_slowly(runtime, Ref<Set>(&set), item));
    return Value::boolean(found != Set::kNotFound);
}

Value set_add(Runtime& runtime, Set& set, const Value& item) {
    std::uint32_t hash = 0;
    const std::uint32_t found =
        simple_hash(runtime, item, hash) ? set.find_slot(item, hash) : Set::kNeedsCompare;
    if (found == Set::kNeedsCompare) return run(runtime, add_slowly(runtime, Ref<Set>(&set), item));
    if (found == Set::kNotFound) set.insert(item, hash);
    return Value::boolean(found == Set::kNotFound);
}

Value set_discard(Runtime& runtime, Set& set, const Value& item) {
    std::uint32_t hash = 0;
    const std::uint32_t found =
        hash_to_find(runtime, item, hash) ? set.find_slot(item, hash) : Set::kNeedsCompare;
    if (found == Set::kNeedsCompare) return run(runtime, discard_slowly(runtime, Ref<Set>(&set), item));
    if (found == Set::kNotFound) return Value::boolean(false);
    const Value removed = set.remove(found);
    return Value::boolean(true);
}

Value set_update(Runtime& runtime, Set& set, const Value& iterable) {
    if (iterable.is<Set>() && !iterable.object()->type()->is_from_program) {
        return merge(runtime, set, *iterable.as<Set>());
    }
    if (iterable.is<Dict>()) set.make_room(iterable.as<Dict>()->length());
    if (const Ref<Iterator> iterator = plain_iterator(runtime, iterable))
        return update_plainly(runtime, set, iterator);
    if (type_of(runtime, iterable)->slots.iterate == nullptr) return iterate(runtime, iterable);
    return run(runtime, update_slowly(runtime, Ref<Set>(&set), iterable));
}

Ref<Set> copy_set(Runtime& runtime, const Set& set) {
    Ref<Set> copy = make_set(runtime);
    copy->fill_from(set);
    return copy;
}

Value to_set(Runtime& runtime, const Value& iterable) {
    if (iterable.is<Set>() && !iterable.object()->type()->is_from_program) {
        return Value(copy_set(runtime, *iterable.as<Set>()));
    }
    return run(runtime, to_set_slowly(runtime, iterable));
}

Value set_difference_update(Runtime& runtime, Set& set, const Value& other) {
    if (other.is<Set>() && other.as<Set>() == &set) {
        set.clear();
        return Value::none();
    }
    if (other.is<Set>()) {
        return run(runtime, difference_update_slowly(runtime, Ref<Set>(&set), Ref<Set>(other.as<Set>())));
    }
    if (type_of(runtime, other)->slots.iterate == nullptr) return iterate(runtime, other);
    return run(runtime, difference_update_from(runtime, Ref<Set>(&set), other));
}

Value set_symmetric_update(Runtime& runtime, Set& set, const Value& other) {
    if (other.is<Set>() && other.as<Set>() == &set) {
        set.clear();
        return Value::none();
    }
    if (type_of(runtime, other)->slots.iterate == nullptr) return iterate(runtime, other);
    return run(runtime, symmetric_update_slowly(runtime, Ref<Set>(&set), other));
}

Value set_intersection(Runtime& runtime, Set& set, const Value& other) {
    if (!other.is<Set>()) {
        if (type_of(runtime, other)->slots.iterate == nullptr) return iterate(runtime, other);
        return run(runtime, intersect_with(runtime, Ref<Set>(&set), other));
    }
    // The smaller one is gone through.
    Set& partner = *other.as<Set>();
    if (partner.length() > set.length()) return filter(runtime, set, partner, Keep::Common);
    return filter(runtime, partner, set, Keep::Common);
}

Value set_difference(Runtime& runtime, Set& set, const Value& other) {
    const bool is_set = other.is<Set>();
    if (!is_set && type_of(runtime, other)->slots.iterate == nullptr) return iterate(runtime, other);
    const bool takes_away_few = !is_set || set.length() / 4 > other.as<Set>()->length();
    if (takes_away_few) return run(runtime, copy_and_subtract(runtime, Ref<Set>(&set), other));
    return filter(runtime, set, *other.as<Set>(), Keep::Missing);
}

Value set_is_subset(Runtime& runtime, Set& left, Set& right) {
    if (left.length() > right.length()) return Value::boolean(false);
    return all(runtime, left, right, Keep::Common);
}

Value set_is_disjoint(Runtime& runtime, Set& left, Set& right) {
    if (right.length() > left.length()) return all(runtime, left, right, Keep::Missing);
    return all(runtime, right, left, Keep::Missing);
}

}  // namespace loopscope::language
