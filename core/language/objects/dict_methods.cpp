#include "language/objects/dict_methods.h"

#include "language/objects/dict_operations.h"
#include "language/objects/heap.h"
#include "language/objects/sequence.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Dict& self_of(Value* arguments) {
    return *arguments[0].as<Dict>();
}

Value or_none(Value value) {
    if (value.is_empty()) return Value::none();
    return value;
}

Value dict_clear(Runtime&, Value* arguments) {
    self_of(arguments).clear();
    return Value::none();
}

Value dict_copy(Runtime& runtime, Value* arguments) {
    Ref<Dict> copy = make_dict(runtime);
    copy->copy_from(self_of(arguments));
    return Value(std::move(copy));
}

Routine get_slowly(Runtime& runtime, Ref<Dict> dict, Value key, Value when_absent) {
    Value value = co_await dict_get(runtime, *dict, key);
    co_return value.is_empty() ? when_absent : value;
}

Value dict_get_method(Runtime& runtime, Value* arguments) {
    Dict& dict = self_of(arguments);
    std::uint32_t hash = 0;
    const std::uint32_t place = dict_find(runtime, dict, arguments[1], hash);
    if (place == Dict::kNeedsCompare) {
        return run(runtime, get_slowly(runtime, Ref<Dict>(&dict), arguments[1], or_none(arguments[2])));
    }
    return place == Dict::kNotFound ? or_none(std::move(arguments[2])) : dict.entry(place).value;
}

Value dict_items(Runtime& runtime, Value* arguments) {
    return make_dict_view(runtime, self_of(arguments), DictView::Part::Items);
}

Value dict_keys(Runtime& runtime, Value* arguments) {
    return make_dict_view(runtime, self_of(arguments), DictView::Part::Keys);
}

Value dict_values(Runtime& runtime, Value* arguments) {
    return make_dict_view(runtime, self_of(arguments), DictView::Part::Values);
}

Routine pop_slowly(Runtime& runtime, Ref<Dict> dict, Value key, Value when_absent) {
    Value value = co_await dict_remove(runtime, *dict, key);
    if (!value.is_empty()) co_return value;
    if (!when_absent.is_empty()) co_return when_absent;
    co_return raise_key_error(runtime, key);
}

Value dict_pop(Runtime& runtime, Value* arguments) {
    Dict& dict = self_of(arguments);
    std::uint32_t hash = 0;
    const std::uint32_t place = dict_find(runtime, dict, arguments[1], hash);
    if (place == Dict::kNeedsCompare) {
        return run(runtime, pop_slowly(runtime, Ref<Dict>(&dict), arguments[1], arguments[2]));
    }
    if (place != Dict::kNotFound) return dict.remove(place);
    return arguments[2].is_empty() ? raise_key_error(runtime, arguments[1]) : std::move(arguments[2]);
}

Value dict_pop_item(Runtime& runtime, Value* arguments) {
    Dict& dict = self_of(arguments);
    const std::uint32_t last = dict.last_before(dict.entry_count());
    if (last == Dict::kNotFound) return runtime.raise(Message::PopFromEmptyDict);
    Ref<Tuple> pair = make_tuple(runtime, 2);
    (*pair)[0] = dict.entry(last).key;
    (*pair)[1] = dict.remove(last);
    return Value(std::move(pair));
}

Value dict_set_default_method(Runtime& runtime, Value* arguments) {
    return dict_set_default(runtime, self_of(arguments), arguments[1], or_none(arguments[2]));
}

Value dict_update_method(Runtime& runtime, Value* arguments) {
    return dict_update_from_call(runtime, self_of(arguments), std::move(arguments[1]),
                                 Ref<Dict>(arguments[2].as<Dict>()));
}

Value dict_reversed(Runtime& runtime, Value* arguments) {
    return make_dict_iterator(runtime, self_of(arguments), DictView::Part::Keys, true);
}

Routine update_from_call(Runtime& runtime, Ref<Dict> dict, Value other, Ref<Dict> keywords) {
    const Value done = co_await dict_update(runtime, *dict, other);
    if (done.failed() || !keywords) co_return done;
    co_return co_await dict_update(runtime, *dict, Value(keywords));
}

// `cls.fromkeys(iterable, value)`: a class of the program is called, and its `__setitem__` used.
Routine from_keys(Runtime& runtime, Value made_class, Value iterable, Value value) {
    const bool is_plain = made_class.object() == runtime.types.dict;
    Value dict = is_plain ? Value(make_dict(runtime)) : Value();
    if (!is_plain) {
        dict = co_await call(runtime, made_class, Arguments{});
        if (dict.failed()) co_return dict;
    }
    const Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    while (true) {
        const Value key = co_await next(runtime, iterator);
        if (key.failed()) co_return key;
        if (key.is_exhausted()) co_return dict;
        const Value done = co_await set_item(runtime, dict, key, value);
        if (done.failed()) co_return done;
    }
}

Value dict_from_keys(Runtime& runtime, Value* arguments) {
    return run(runtime, from_keys(runtime, arguments[0], arguments[1], or_none(arguments[2])));
}

}  // namespace

Value raise_key_error(Runtime& runtime, const Value& key) {
    return runtime.raise(runtime.types.key_error, key);
}

Value dict_missing(Runtime& runtime, const Value& dict, const Value& key) {
    if (dict.object()->type() != runtime.types.dict) {
        const Value value = call_special(runtime, dict, runtime.names.dunder_missing, key);
        if (!value.is_not_implemented()) return value;
    }
    return raise_key_error(runtime, key);
}

Value dict_update_from_call(Runtime& runtime, Dict& dict, Value other, Ref<Dict> keywords) {
    if (other.is_empty()) return keywords ? dict_update(runtime, dict, Value(keywords)) : Value::none();
    if (!keywords || keywords->length() == 0) return dict_update(runtime, dict, other);
    return run(runtime, update_from_call(runtime, Ref<Dict>(&dict), std::move(other), std::move(keywords)));
}

void add_dict_methods(TypeBuilder& builder) {
    builder.method("clear(self, /)", dict_clear)
        .method("copy(self, /)", dict_copy)
        .class_method("fromkeys(type, iterable, value=None, /)", dict_from_keys)
        .method("get(self, key, default=None, /)", dict_get_method)
        .method("items(self, /)", dict_items)
        .method("keys(self, /)", dict_keys)
        .method("pop(self, key, default=None, /)", dict_pop)
        .method("popitem(self, /)", dict_pop_item)
        .method("setdefault(self, key, default=None, /)", dict_set_default_method)
        .method("update(self, other=None, /, **kwargs)", dict_update_method)
        .method("values(self, /)", dict_values)
        .method("__reversed__(self, /)", dict_reversed);
}

}  // namespace loopscope::language
