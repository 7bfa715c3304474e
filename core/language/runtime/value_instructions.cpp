// Instructions that make values: displays, f-strings, unpacking, and calls with unpacked arguments.
#include <cstring>
#include <span>
#include <string>

#include "language/objects/collect.h"
#include "language/objects/dict_operations.h"
#include "language/objects/iterators.h"
#include "language/objects/set.h"
#include "language/runtime/instructions.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

Routine build_set_slowly(Runtime& runtime, Ref<Tuple> items) {
    Ref<Set> set = make_set(runtime);
    for (std::uint32_t i = 0; i < items->length(); ++i) {
        Value added = co_await set_add(runtime, *set, (*items)[i]);
        if (added.failed()) co_return added;
    }
    co_return Value(set);
}

Routine build_dict_slowly(Runtime& runtime, Ref<Tuple> pairs) {
    Ref<Dict> dict = make_dict(runtime);
    for (std::uint32_t i = 0; i < pairs->length(); i += 2) {
        Value done = co_await dict_set(runtime, *dict, (*pairs)[i], (*pairs)[i + 1]);
        if (done.failed()) co_return done;
    }
    co_return Value(dict);
}

}  // namespace

Value build_set(Runtime& runtime, const Value* items, std::uint32_t count) {
    Ref<Set> set = make_set(runtime);
    for (std::uint32_t i = 0; i < count; ++i) {
        const Value added = set_add(runtime, *set, items[i]);
        if (added.failed()) return added;
        if (added.is_pending()) {
            runtime.callee->abandon();
            return run(runtime, build_set_slowly(runtime, make_tuple(runtime, std::span(items, count))));
        }
    }
    return Value(std::move(set));
}

Value build_dict(Runtime& runtime, const Value* pairs, std::uint32_t count) {
    Ref<Dict> dict = make_dict(runtime);
    for (std::uint32_t i = 0; i < count; ++i) {
        const Value done = dict_set(runtime, *dict, pairs[2 * i], pairs[2 * i + 1]);
        if (done.failed()) return done;
        if (done.is_pending()) {
            runtime.callee->abandon();
            return run(runtime, build_dict_slowly(runtime, make_tuple(runtime, std::span(pairs, 2 * count))));
        }
    }
    return Value(std::move(dict));
}

Value build_string(Runtime& runtime, const Value* strings, std::uint32_t count) {
    std::size_t bytes = 0;
    for (std::uint32_t i = 0; i < count; ++i) bytes += strings[i].as<String>()->byte_length();
    if (!runtime.heap().has_room(bytes)) return runtime.raise(Message::OutOfMemory);
    Ref<String> joined = make_string_to_fill(runtime, static_cast<std::uint32_t>(bytes));
    char* end = joined->data();
    std::uint32_t characters = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto* piece = strings[i].as<String>();
        end = copy_text(end, piece->view());
        characters += piece->length();
    }
    joined->seal(characters);
    return Value(std::move(joined));
}

Value set_add(Runtime& runtime, const Value& set, const Value& item) {
    return set_add(runtime, *set.as<Set>(), item);
}

Value set_update(Runtime& runtime, const Value& set, const Value& iterable) {
    return set_update(runtime, *set.as<Set>(), iterable);
}

namespace {

std::string callable_name(Runtime& runtime, const Value& callable) {
    if (auto* function = callable.get_if<Function>()) {
        std::string name;
        if (auto* module = function->module.get_if<String>()) name.append(module->view()).append(".");
        return name.append(function->qualified_name()->view()).append("()");
    }
    if (auto* method = callable.get_if<BoundMethod>()) return callable_name(runtime, method->function);
    if (auto* native = callable.get_if<NativeFunction>()) return native->signature().name + "()";
    if (auto* type = callable.get_if<Type>()) return std::string(type->name()->view()) + "()";
    return std::string(type_name(runtime, callable)) + " object";
}

Value merge_one(Runtime& runtime, Dict& dict, const Value& key, const Value& value, const Value& callable) {
    auto* name = key.get_if<String>();
    if (name == nullptr) return runtime.raise(Message::KeywordsMustBeStrings);
    const Ref<String> interned = runtime.intern(name);
    if (dict.find(interned.get()) != nullptr) {
        return runtime.raise(Message::RepeatedKeyword, callable_name(runtime, callable), name);
    }
    dict.set(interned.get(), value);
    return Value::none();
}

Routine merge_mapping(Runtime& runtime, Ref<Dict> dict, Value mapping, Value callable) {
    Value method = co_await find_attribute(runtime, mapping, runtime.names.keys);
    if (method.failed()) co_return method;
    if (method.is_empty()) {
        co_return runtime.raise(Message::KeywordsNotMapping, callable_name(runtime, callable),
                                type_name(runtime, mapping));
    }
    Value keys = co_await call(runtime, method);
    if (keys.failed()) co_return keys;
    Value iterator = co_await iterate(runtime, keys);
    if (iterator.failed()) co_return iterator;
    while (true) {
        Value key = co_await next(runtime, iterator);
        if (key.failed()) co_return key;
        if (key.is_exhausted()) co_return Value::none();
        Value value = co_await get_item(runtime, mapping, key);
        if (value.failed()) co_return value;
        Value done = merge_one(runtime, *dict, key, value, callable);
        if (done.failed()) co_return done;
    }
}

}  // namespace

Value extend_unpacked(Runtime& runtime, List& list, const Value& iterable) {
    if (type_of(runtime, iterable)->slots.iterate != nullptr) return list_extend(runtime, list, iterable);
    return runtime.raise(runtime.types.type_error, "Value after * must be an iterable, not " +
                                                       std::string(type_name(runtime, iterable)));
}

Value update_unpacked(Runtime& runtime, Dict& dict, const Value& mapping) {
    const Ref<String> keys = runtime.intern("keys");
    if (mapping.is<Dict>() || type_of(runtime, mapping)->lookup(keys.get()) != nullptr)
        return dict_update(runtime, dict, mapping);
    return runtime.raise(runtime.types.type_error,
                         "'" + std::string(type_name(runtime, mapping)) + "' object is not a mapping");
}

Value dict_merge(Runtime& runtime, const Value& dict, const Value& mapping, const Value& callable) {
    auto* target = dict.as<Dict>();
    if (mapping.is<Dict>() && mapping.object()->type() == runtime.types.dict) {
        auto* source = mapping.as<Dict>();
        for (std::uint32_t i = 0; i < source->entry_count(); ++i) {
            const Dict::Entry& entry = source->entry(i);
            if (entry.key.is_empty()) continue;
            const Value done = merge_one(runtime, *target, entry.key, entry.value, callable);
            if (done.failed()) return done;
        }
        return Value::none();
    }
    return run(runtime, merge_mapping(runtime, Ref<Dict>(target), mapping, callable));
}

namespace {

Value converted(Runtime& runtime, const Value& value, std::uint32_t conversion) {
    switch (conversion) {
        case 1:
            return str(runtime, value);
        case 2:
            return repr(runtime, value);
        case 3:
            return ascii(runtime, value);
        default:
            return value;
    }
}

Routine format_converted(Runtime& runtime, Value value, std::uint32_t conversion, Value spec) {
    Value text = co_await converted(runtime, value, conversion);
    if (text.failed()) co_return text;
    if (spec.is_empty()) {
        if (conversion != 0) co_return text;
        const Ref<String> none = make_string(runtime, "");
        co_return co_await format(runtime, text, *none);
    }
    co_return co_await format(runtime, text, *spec.as<String>());
}

}  // namespace

Value format_value(Runtime& runtime, const Value& value, std::uint32_t conversion, const Value& spec) {
    const Value text = converted(runtime, value, conversion);
    if (text.failed()) return text;
    if (text.is_pending()) {
        runtime.callee->abandon();
        return run(runtime, format_converted(runtime, value, conversion, spec));
    }
    if (spec.is_empty()) {
        if (conversion != 0) return text;
        if (!type_of(runtime, text)->is_from_program) return str(runtime, text);
        const Ref<String> none = make_string(runtime, "");
        return format(runtime, text, *none);
    }
    return format(runtime, text, *spec.as<String>());
}

namespace {

Value raise_too_few(Runtime& runtime, std::uint32_t expected, bool at_least, std::uint32_t got) {
    return runtime.raise(at_least ? Message::NotEnoughToUnpackAtLeast : Message::NotEnoughToUnpack, expected,
                         got);
}

Value cannot_unpack(Runtime& runtime, const Value& value) {
    return runtime.raise(Message::CannotUnpack, type_name(runtime, value));
}

/// Takes `count` items and no more than one beyond, as CPython does: the iterable may be endless.
Routine unpack_slowly(Runtime& runtime, Value iterable, std::uint32_t count) {
    Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    Ref<Tuple> items = make_tuple(runtime, count);
    for (std::uint32_t i = 0; i < count; ++i) {
        Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) co_return raise_too_few(runtime, count, false, i);
        (*items)[i] = std::move(item);
    }
    Value beyond = co_await next(runtime, iterator);
    if (beyond.failed()) co_return beyond;
    if (!beyond.is_exhausted()) co_return runtime.raise(Message::TooManyToUnpack, count);
    co_return Value(items);
}

Value star_items(Runtime& runtime, const List& all, std::uint32_t before, std::uint32_t after) {
    if (all.length() < before + after) return raise_too_few(runtime, before + after, true, all.length());
    Ref<Tuple> items = make_tuple(runtime, before + after + 1);
    for (std::uint32_t i = 0; i < before; ++i) (*items)[i] = all[i];
    (*items)[before] = Value(make_list(runtime, all.span().subspan(before, all.length() - before - after)));
    for (std::uint32_t i = 0; i < after; ++i) (*items)[before + 1 + i] = all[all.length() - after + i];
    return Value(std::move(items));
}

Routine unpack_starred_slowly(Runtime& runtime, Value iterable, std::uint32_t before, std::uint32_t after) {
    Value all = co_await to_list(runtime, iterable);
    if (all.failed()) co_return all;
    co_return star_items(runtime, *all.as<List>(), before, after);
}

}  // namespace

Value unpack(Runtime& runtime, const Value& iterable, std::uint32_t count) {
    const Type* type = type_of(runtime, iterable);
    if (type->slots.iterate == nullptr) return cannot_unpack(runtime, iterable);
    const bool is_sequence = iterable.is<Tuple>() || iterable.is<List>();
    if (is_sequence && !type->is_from_program) {
        const std::uint32_t got =
            iterable.is<Tuple>() ? iterable.as<Tuple>()->length() : iterable.as<List>()->length();
        if (got < count) return raise_too_few(runtime, count, false, got);
        return runtime.raise(Message::TooManyToUnpack, count);
    }
    return run(runtime, unpack_slowly(runtime, iterable, count));
}

Value unpack_starred(Runtime& runtime, const Value& iterable, std::uint32_t before, std::uint32_t after) {
    if (type_of(runtime, iterable)->slots.iterate == nullptr) return cannot_unpack(runtime, iterable);
    const Value all = to_list(runtime, iterable);
    if (all.failed()) return all;
    if (all.is_pending()) {
        runtime.callee->abandon();
        return run(runtime, unpack_starred_slowly(runtime, iterable, before, after));
    }
    return star_items(runtime, *all.as<List>(), before, after);
}

namespace {

Value call_with_tuple(Runtime& runtime, const Value& callable, const Value& receiver, const Value* items,
                      std::uint32_t count, const Value& keywords) {
    auto* dict = keywords.get_if<Dict>();
    const std::uint32_t keyword_count = dict == nullptr ? 0 : dict->length();
    const std::uint32_t receivers = receiver.is_empty() ? 0 : 1;
    std::vector<Value> values;
    values.reserve(receivers + count + keyword_count);
    if (receivers != 0) values.push_back(receiver);
    values.insert(values.end(), items, items + count);
    Ref<Tuple> names;
    if (keyword_count > 0) {
        names = make_tuple(runtime, keyword_count);
        std::uint32_t index = 0;
        for (std::uint32_t i = 0; i < dict->entry_count(); ++i) {
            if (dict->entry(i).key.is_empty()) continue;
            (*names)[index++] = dict->entry(i).key;
            values.push_back(dict->entry(i).value);
        }
    }
    return call(runtime, callable, Arguments{values.data(), receivers + count, names.get()});
}

Routine call_unpacked_slowly(Runtime& runtime, Value callable, Value receiver, Value arguments,
                             Value keywords) {
    Value items = co_await to_list(runtime, arguments);
    if (items.failed()) co_return items;
    co_return co_await call_with_tuple(runtime, callable, receiver, items.as<List>()->items(),
                                       items.as<List>()->length(), keywords);
}

}  // namespace

Value call_unpacked(Runtime& runtime, const Value& callable, const Value& receiver, const Value& arguments,
                    const Value& keywords) {
    const Type* type = type_of(runtime, arguments);
    if (type == runtime.types.list) {
        return call_with_tuple(runtime, callable, receiver, arguments.as<List>()->items(),
                               arguments.as<List>()->length(), keywords);
    }
    if (type == runtime.types.tuple) {
        return call_with_tuple(runtime, callable, receiver, arguments.as<Tuple>()->items(),
                               arguments.as<Tuple>()->length(), keywords);
    }
    if (type->slots.iterate == nullptr) {
        return runtime.raise(Message::ArgumentsNotIterable, callable_name(runtime, callable), type->name());
    }
    return run(runtime, call_unpacked_slowly(runtime, callable, receiver, arguments, keywords));
}

Value special_method(Runtime& runtime, const Value& object, String* name) {
    Type* type = type_of(runtime, object);
    const Value* found = type->lookup(name);
    if (found == nullptr) return {};
    if (found->is<Function>() || found->is<NativeFunction>()) return bind_method(runtime, *found, object);
    if (!found->is_object()) return *found;
    const Value descriptor = *found;
    auto get = descriptor.object()->type()->slots.descriptor_get;
    return get == nullptr ? descriptor : get(runtime, descriptor, object, Value::from(type));
}

Value raise_not_a_context_manager(Runtime& runtime, const Value& object, bool lacks_enter, bool is_async) {
    const std::string_view type = type_name(runtime, object);
    const std::string_view kind = is_async ? "asynchronous context manager" : "context manager";
    if (lacks_enter) return runtime.raise(Message::NotAContextManager, type, kind);
    return runtime.raise(Message::ContextManagerWithoutExit, type, kind, is_async ? "__aexit__" : "__exit__");
}

}  // namespace loopscope::language
