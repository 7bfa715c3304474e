// The type `dict`: its slots.
#include "language/objects/container_repr.h"
#include "language/objects/dict_methods.h"
#include "language/objects/dict_operations.h"
#include "language/objects/heap.h"
#include "language/objects/mapping_proxy.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Value dict_length(Runtime&, const Value& self) {
    return Value::small_integer(self.as<Dict>()->length());
}

Value dict_iterate(Runtime& runtime, const Value& self) {
    return make_dict_iterator(runtime, *self.as<Dict>(), DictView::Part::Keys, false);
}

Value dict_contains_slot(Runtime& runtime, const Value& self, const Value& key) {
    return dict_contains(runtime, *self.as<Dict>(), key);
}

Routine get_item_slowly(Runtime& runtime, Value self, Value key) {
    Value value = co_await dict_get(runtime, *self.as<Dict>(), key);
    if (!value.is_empty()) co_return value;
    co_return co_await dict_missing(runtime, self, key);
}

Value dict_get_item(Runtime& runtime, const Value& self, const Value& key) {
    Dict& dict = *self.as<Dict>();
    std::uint32_t hash = 0;
    const std::uint32_t place = dict_find(runtime, dict, key, hash);
    if (place == Dict::kNeedsCompare) return run(runtime, get_item_slowly(runtime, self, key));
    return place == Dict::kNotFound ? dict_missing(runtime, self, key) : dict.entry(place).value;
}

Value dict_set_item(Runtime& runtime, const Value& self, const Value& key, const Value& value) {
    return dict_set(runtime, *self.as<Dict>(), key, value);
}

Routine delete_item_slowly(Runtime& runtime, Value self, Value key) {
    const Value removed = co_await dict_remove(runtime, *self.as<Dict>(), key);
    if (removed.failed()) co_return removed;
    if (removed.is_empty()) co_return raise_key_error(runtime, key);
    co_return Value::none();
}

Value dict_delete_item(Runtime& runtime, const Value& self, const Value& key) {
    Dict& dict = *self.as<Dict>();
    std::uint32_t hash = 0;
    const std::uint32_t place = dict_find(runtime, dict, key, hash);
    if (place == Dict::kNeedsCompare) return run(runtime, delete_item_slowly(runtime, self, key));
    if (place == Dict::kNotFound) return raise_key_error(runtime, key);
    const Value removed = dict.remove(place);
    return Value::none();
}

// Whether every entry of `self` from `index` on is in `other` with an equal value.
Routine equal_slowly(Runtime& runtime, Ref<Dict> self, Ref<Dict> other, std::uint32_t index) {
    while ((index = self->first_from(index)) != Dict::kNotFound) {
        const Dict::Entry entry = self->entry(index++);
        const Value place = co_await dict_locate(runtime, *other, entry.key, entry.hash);
        if (place.failed()) co_return place;
        if (place.small_integer() < 0) co_return Value::boolean(false);
        const Value value = other->entry(static_cast<std::uint32_t>(place.small_integer())).value;
        const Value equal = co_await equals(runtime, entry.value, value);
        if (equal.failed() || !equal.is_true()) co_return equal;
    }
    co_return Value::boolean(true);
}

Value dicts_equal(Runtime& runtime, Dict& self, Dict& other) {
    if (self.length() != other.length()) return Value::boolean(false);
    for (std::uint32_t i = 0; i < self.entry_count(); ++i) {
        const Dict::Entry& entry = self.entry(i);
        if (entry.key.is_empty()) continue;
        const std::uint32_t place = other.find_index(entry.key, entry.hash);
        if (place == Dict::kNotFound) return Value::boolean(false);
        const Equality equality = place == Dict::kNeedsCompare
                                      ? Equality::Unknown
                                      : simple_equals(runtime, entry.value, other.entry(place).value);
        if (equality == Equality::Different) return Value::boolean(false);
        if (equality == Equality::Unknown) {
            return run(runtime, equal_slowly(runtime, Ref<Dict>(&self), Ref<Dict>(&other), i));
        }
    }
    return Value::boolean(true);
}

Routine negated(Runtime& runtime, Ref<Dict> self, Ref<Dict> other) {
    const Value equal = co_await dicts_equal(runtime, *self, *other);
    if (equal.failed()) co_return equal;
    co_return Value::boolean(!equal.is_true());
}

Value dict_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    if (!other.is<Dict>()) return Value::not_implemented();
    if (operation == CompareOperator::Equal) return dicts_equal(runtime, *self.as<Dict>(), *other.as<Dict>());
    if (operation != CompareOperator::NotEqual) return Value::not_implemented();
    return run(runtime, negated(runtime, Ref<Dict>(self.as<Dict>()), Ref<Dict>(other.as<Dict>())));
}

Routine update_and_return(Runtime& runtime, Value dict, Value other) {
    const Value done = co_await dict_update(runtime, *dict.as<Dict>(), other);
    if (done.failed()) co_return done;
    co_return dict;
}

Value dict_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    if (operation != BinaryOperator::Or || !left.is<Dict>() || !right.is<Dict>())
        return Value::not_implemented();
    Ref<Dict> result = make_dict(runtime);
    result->copy_from(*left.as<Dict>());
    return run(runtime, update_and_return(runtime, Value(std::move(result)), right));
}

Value dict_in_place(Runtime& runtime, BinaryOperator operation, const Value& self, const Value& other) {
    if (operation != BinaryOperator::Or) return Value::not_implemented();
    return run(runtime, update_and_return(runtime, self, other));
}

Routine construct_slowly(Runtime& runtime, Ref<Dict> dict, Value other, Ref<Dict> keywords) {
    const Value done = co_await dict_update_from_call(runtime, *dict, other, keywords);
    if (done.failed()) co_return done;
    co_return Value(dict);
}

Value dict_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value other;
    Ref<Dict> keywords;
    if (!read_dict_call(runtime, arguments, other, keywords)) return Value::error();
    Ref<Dict> dict = make_dict(runtime);
    if (type != runtime.types.dict) dict->set_type(type);
    if (other.is_empty()) {
        if (keywords) dict->copy_from(*keywords);
        return Value(std::move(dict));
    }
    return run(runtime, construct_slowly(runtime, std::move(dict), std::move(other), std::move(keywords)));
}

Value dict_initialize(Runtime& runtime, const Value& self, Arguments arguments) {
    Value other;
    Ref<Dict> keywords;
    if (!read_dict_call(runtime, arguments, other, keywords)) return Value::error();
    return dict_update_from_call(runtime, *self.as<Dict>(), std::move(other), std::move(keywords));
}

}  // namespace

bool read_dict_call(Runtime& runtime, Arguments arguments, Value& other, Ref<Dict>& keywords) {
    if (arguments.positional > 1) {
        static_cast<void>(runtime.raise(Message::ExpectedAtMost, "dict", 1, "", arguments.positional));
        return false;
    }
    if (arguments.positional == 1) other = std::move(arguments.values[0]);
    if (arguments.keyword_count() == 0) return true;
    keywords = make_dict(runtime);
    for (std::uint32_t i = 0; i < arguments.keyword_count(); ++i) {
        const Ref<String> name = runtime.intern((*arguments.names)[i].as<String>());
        keywords->set(name.get(), std::move(arguments.values[arguments.positional + i]));
    }
    return true;
}

void define_dict_types(Runtime& runtime) {
    TypeBuilder builder(runtime, "dict", {runtime.types.object}, Kind::Dict);
    Slots& slots = builder.slots();
    slots.repr = container_repr;
    slots.hash = nullptr;
    slots.compare = dict_compare;
    slots.binary = dict_binary;
    slots.in_place = dict_in_place;
    slots.length = dict_length;
    slots.get_item = dict_get_item;
    slots.set_item = dict_set_item;
    slots.delete_item = dict_delete_item;
    slots.contains = dict_contains_slot;
    slots.iterate = dict_iterate;
    slots.construct = dict_construct;
    slots.initialize = dict_initialize;
    add_dict_methods(builder);
    runtime.types.dict = builder.finish().get();
    define_dict_views(runtime);
    define_mapping_proxy_type(runtime);
}

}  // namespace loopscope::language
