#include "language/objects/dict_operations.h"

#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

std::uint32_t hash_bits(const Value& hashed) noexcept {
    return static_cast<std::uint32_t>(hashed.small_integer());
}

// Compares with one key after the other by calling the program, which may change the dict meanwhile: then
// anew.
Routine locate_slowly(Runtime& runtime, Ref<Dict> dict, Value key, std::uint32_t hash) {
    while (true) {
        const std::uint32_t version = dict->keys_version();
        std::uint32_t candidate = dict->next_candidate(hash, Dict::kNotFound);
        while (candidate != Dict::kNotFound) {
            const Value candidate_key = dict->entry(candidate).key;
            const Value equal = co_await equals(runtime, candidate_key, key);
            if (equal.failed()) co_return equal;
            if (dict->keys_version() != version) break;
            if (equal.is_true()) co_return Value::small_integer(candidate);
            candidate = dict->next_candidate(hash, candidate);
        }
        if (dict->keys_version() == version) co_return Value::small_integer(-1);
    }
}

void put(Dict& dict, std::int64_t place, const Value& key, std::uint32_t hash, const Value& value) {
    if (place >= 0) {
        dict.entry(static_cast<std::uint32_t>(place)).value = value;
    } else {
        dict.insert(key, hash, value);
    }
}

Routine get_slowly(Runtime& runtime, Ref<Dict> dict, Value key) {
    const Value hashed = co_await hash(runtime, key);
    if (hashed.failed()) co_return hashed;
    const Value place = co_await dict_locate(runtime, *dict, key, hash_bits(hashed));
    if (place.failed()) co_return place;
    if (place.small_integer() < 0) co_return Value();
    co_return dict->entry(static_cast<std::uint32_t>(place.small_integer())).value;
}

Routine set_slowly(Runtime& runtime, Ref<Dict> dict, Value key, Value value) {
    const Value hashed = co_await hash(runtime, key);
    if (hashed.failed()) co_return hashed;
    const Value place = co_await dict_locate(runtime, *dict, key, hash_bits(hashed));
    if (place.failed()) co_return place;
    put(*dict, place.small_integer(), key, hash_bits(hashed), value);
    co_return Value::none();
}

Routine remove_slowly(Runtime& runtime, Ref<Dict> dict, Value key) {
    const Value hashed = co_await hash(runtime, key);
    if (hashed.failed()) co_return hashed;
    const Value place = co_await dict_locate(runtime, *dict, key, hash_bits(hashed));
    if (place.failed()) co_return place;
    if (place.small_integer() < 0) co_return Value();
    co_return dict->remove(static_cast<std::uint32_t>(place.small_integer()));
}

Routine contains_slowly(Runtime& runtime, Ref<Dict> dict, Value key) {
    const Value hashed = co_await hash(runtime, key);
    if (hashed.failed()) co_return hashed;
    const Value place = co_await dict_locate(runtime, *dict, key, hash_bits(hashed));
    if (place.failed()) co_return place;
    co_return Value::boolean(place.small_integer() >= 0);
}

Routine set_default_slowly(Runtime& runtime, Ref<Dict> dict, Value key, Value value) {
    const Value hashed = co_await hash(runtime, key);
    if (hashed.failed()) co_return hashed;
    const Value place = co_await dict_locate(runtime, *dict, key, hash_bits(hashed));
    if (place.failed()) co_return place;
    if (place.small_integer() >= 0)
        co_return dict->entry(static_cast<std::uint32_t>(place.small_integer())).value;
    dict->insert(key, hash_bits(hashed), value);
    co_return value;
}

// The entries of another dict from `index` on.
Routine merge_slowly(Runtime& runtime, Ref<Dict> dict, Ref<Dict> other, std::uint32_t index) {
    const std::uint32_t version = other->keys_version();
    while ((index = other->first_from(index)) != Dict::kNotFound) {
        const Dict::Entry entry = other->entry(index++);
        const Value place = co_await dict_locate(runtime, *dict, entry.key, entry.hash);
        if (place.failed()) co_return place;
        put(*dict, place.small_integer(), entry.key, entry.hash, entry.value);
        if (other->keys_version() != version) {
            co_return runtime.raise(runtime.types.runtime_error, "dict mutated during update");
        }
    }
    co_return Value::none();
}

Value merge(Runtime& runtime, Dict& dict, Dict& other) {
    if (&dict == &other) return Value::none();
    if (dict.length() == 0 && dict.type() == other.type()) {
        dict.copy_from(other);
        return Value::none();
    }
    dict.reserve(other.length());
    for (std::uint32_t i = 0; i < other.entry_count(); ++i) {
        const Dict::Entry& entry = other.entry(i);
        if (entry.key.is_empty()) continue;
        const std::uint32_t place = dict.find_index(entry.key, entry.hash);
        if (place == Dict::kNeedsCompare) {
            return run(runtime, merge_slowly(runtime, Ref<Dict>(&dict), Ref<Dict>(&other), i));
        }
        put(dict, place == Dict::kNotFound ? -1 : std::int64_t{place}, entry.key, entry.hash, entry.value);
    }
    return Value::none();
}

// `for key in other.keys(): dict[key] = other[key]`
Routine update_from_mapping(Runtime& runtime, Ref<Dict> dict, Value other, Value keys_method) {
    const Value keys = co_await call(runtime, keys_method);
    if (keys.failed()) co_return keys;
    const Value iterator = co_await iterate(runtime, keys);
    if (iterator.failed()) co_return iterator;
    while (true) {
        const Value key = co_await next(runtime, iterator);
        if (key.failed()) co_return key;
        if (key.is_exhausted()) co_return Value::none();
        const Value value = co_await get_item(runtime, other, key);
        if (value.failed()) co_return value;
        const Value done = co_await dict_set(runtime, *dict, key, value);
        if (done.failed()) co_return done;
    }
}

Routine update_from_pairs(Runtime& runtime, Ref<Dict> dict, Value pairs) {
    const Value iterator = co_await iterate(runtime, pairs);
    if (iterator.failed()) co_return iterator;
    for (std::int64_t number = 0;; ++number) {
        const Value pair = co_await next(runtime, iterator);
        if (pair.failed()) co_return pair;
        if (pair.is_exhausted()) co_return Value::none();
        if (type_of(runtime, pair)->slots.iterate == nullptr)
            co_return runtime.raise(Message::DictPairType, number);
        const Value items = co_await to_tuple(runtime, pair);
        if (items.failed()) co_return items;
        const Tuple& tuple = *items.as<Tuple>();
        if (tuple.length() != 2) co_return runtime.raise(Message::DictPairLength, number, tuple.length());
        const Value done = co_await dict_set(runtime, *dict, tuple[0], tuple[1]);
        if (done.failed()) co_return done;
    }
}

Routine update_from_anything(Runtime& runtime, Ref<Dict> dict, Value other) {
    const Value keys_method = co_await find_attribute(runtime, other, runtime.names.keys);
    if (keys_method.failed()) co_return keys_method;
    if (keys_method.is_empty()) co_return co_await run(runtime, update_from_pairs(runtime, dict, other));
    co_return co_await run(runtime, update_from_mapping(runtime, dict, other, keys_method));
}

// Dicts whose items can be taken without asking them.
bool is_plain_dict(Runtime& runtime, const Value& value) {
    return value.is<Dict>() && value.object()->type()->slots.iterate == runtime.types.dict->slots.iterate;
}

}  // namespace

std::uint32_t dict_find(Runtime& runtime, const Dict& dict, const Value& key, std::uint32_t& hash) noexcept {
    if (!simple_hash(runtime, key, hash)) return Dict::kNeedsCompare;
    return dict.find_index(key, hash);
}

Value dict_locate(Runtime& runtime, Dict& dict, const Value& key, std::uint32_t hash) {
    const std::uint32_t place = dict.find_index(key, hash);
    if (place == Dict::kNeedsCompare)
        return run(runtime, locate_slowly(runtime, Ref<Dict>(&dict), key, hash));
    return Value::small_integer(place == Dict::kNotFound ? -1 : std::int64_t{place});
}

Value dict_get(Runtime& runtime, Dict& dict, const Value& key) {
    std::uint32_t hash = 0;
    const std::uint32_t place = dict_find(runtime, dict, key, hash);
    if (place == Dict::kNeedsCompare) return run(runtime, get_slowly(runtime, Ref<Dict>(&dict), key));
    return place == Dict::kNotFound ? Value() : dict.entry(place).value;
}

Value dict_set(Runtime& runtime, Dict& dict, const Value& key, const Value& value) {
    std::uint32_t hash = 0;
    const std::uint32_t place = dict_find(runtime, dict, key, hash);
    if (place == Dict::kNeedsCompare) return run(runtime, set_slowly(runtime, Ref<Dict>(&dict), key, value));
    put(dict, place == Dict::kNotFound ? -1 : std::int64_t{place}, key, hash, value);
    return Value::none();
}

Value dict_remove(Runtime& runtime, Dict& dict, const Value& key) {
    std::uint32_t hash = 0;
    const std::uint32_t place = dict_find(runtime, dict, key, hash);
    if (place == Dict::kNeedsCompare) return run(runtime, remove_slowly(runtime, Ref<Dict>(&dict), key));
    return place == Dict::kNotFound ? Value() : dict.remove(place);
}

Value dict_contains(Runtime& runtime, Dict& dict, const Value& key) {
    std::uint32_t hash = 0;
    const std::uint32_t place = dict_find(runtime, dict, key, hash);
    if (place == Dict::kNeedsCompare) return run(runtime, contains_slowly(runtime, Ref<Dict>(&dict), key));
    return Value::boolean(place != Dict::kNotFound);
}

Value dict_set_default(Runtime& runtime, Dict& dict, const Value& key, const Value& value) {
    std::uint32_t hash = 0;
    const std::uint32_t place = dict_find(runtime, dict, key, hash);
    if (place == Dict::kNeedsCompare)
        return run(runtime, set_default_slowly(runtime, Ref<Dict>(&dict), key, value));
    if (place != Dict::kNotFound) return dict.entry(place).value;
    dict.insert(key, hash, value);
    return value;
}

Value dict_update(Runtime& runtime, Dict& dict, const Value& other) {
    if (is_plain_dict(runtime, other)) return merge(runtime, dict, *other.as<Dict>());
    return run(runtime, update_from_anything(runtime, Ref<Dict>(&dict), other));
}

}  // namespace loopscope::language
