#include "language/objects/list_methods.h"

#include <algorithm>

#include "language/objects/collect.h"
#include "language/objects/heap.h"
#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
#include "language/objects/sequence_operations.h"
#include "language/objects/slice.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

List& self_of(Value* arguments) {
    return *arguments[0].as<List>();
}

Value list_append(Runtime&, Value* arguments) {
    self_of(arguments).append(std::move(arguments[1]));
    return Value::none();
}

Value list_clear(Runtime&, Value* arguments) {
    self_of(arguments).clear();
    return Value::none();
}

Value list_copy(Runtime& runtime, Value* arguments) {
    return Value(make_list(runtime, std::as_const(self_of(arguments)).span()));
}

Value list_extend_method(Runtime& runtime, Value* arguments) {
    return list_extend(runtime, self_of(arguments), arguments[1]);
}

void insert_at(List& list, std::int64_t index, Value item) {
    const auto length = static_cast<std::int64_t>(list.length());
    if (index < 0) index += length;
    list.insert(static_cast<std::uint32_t>(std::clamp<std::int64_t>(index, 0, length)), std::move(item));
}

Routine insert_slowly(Runtime& runtime, Ref<List> list, Value index, Value item) {
    index = co_await to_index(runtime, index);
    if (index.failed()) co_return index;
    insert_at(*list, index.small_integer(), std::move(item));
    co_return Value::none();
}

Value list_insert(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) {
        return run(runtime,
                   insert_slowly(runtime, Ref<List>(&self_of(arguments)), arguments[1], arguments[2]));
    }
    insert_at(self_of(arguments), arguments[1].small_integer(), std::move(arguments[2]));
    return Value::none();
}

Value pop_at(Runtime& runtime, List& list, const Value& key) {
    if (list.length() == 0) return runtime.raise(Message::PopFromEmptyList);
    const std::int64_t index = item_index(key, list.length());
    if (index < 0) return runtime.raise(Message::PopRange);
    return list.remove(static_cast<std::uint32_t>(index));
}

Routine pop_slowly(Runtime& runtime, Ref<List> list, Value index) {
    index = co_await to_index(runtime, index);
    if (index.failed()) co_return index;
    co_return pop_at(runtime, *list, index);
}

Value list_pop(Runtime& runtime, Value* arguments) {
    List& list = self_of(arguments);
    if (arguments[1].is_empty()) return pop_at(runtime, list, Value::small_integer(-1));
    if (arguments[1].is_small_integer()) return pop_at(runtime, list, arguments[1]);
    return run(runtime, pop_slowly(runtime, Ref<List>(&list), arguments[1]));
}

Value remove_at(Runtime& runtime, List& list, const Value& place) {
    if (place.failed()) return place;
    if (place.small_integer() < 0) return runtime.raise(Message::ListRemoveMissing);
    const auto index = static_cast<std::uint32_t>(place.small_integer());
    if (index < list.length()) {
        const Value removed = list.remove(index);
    }
    return Value::none();
}

Routine remove_slowly(Runtime& runtime, Ref<List> list, Value item) {
    const Value place = co_await sequence_find(runtime, Value(list), item, 0, list->length());
    co_return remove_at(runtime, *list, place);
}

Value list_remove(Runtime& runtime, Value* arguments) {
    List& list = self_of(arguments);
    for (std::uint32_t i = 0; i < list.length(); ++i) {
        const Equality equality = simple_equals(runtime, list[i], arguments[1]);
        if (equality == Equality::Unknown) {
            return run(runtime, remove_slowly(runtime, Ref<List>(&list), arguments[1]));
        }
        if (equality == Equality::Equal) return remove_at(runtime, list, Value::small_integer(i));
    }
    return runtime.raise(Message::ListRemoveMissing);
}

Value list_reverse(Runtime&, Value* arguments) {
    List& list = self_of(arguments);
    std::reverse(list.items(), list.items() + list.length());
    return Value::none();
}

Value list_reversed(Runtime& runtime, Value* arguments) {
    return Value(runtime.heap().make<ListIterator>(runtime.types.list_reverse_iterator,
                                                   Ref<List>(&self_of(arguments)), true));
}

Routine sort_by_truth(Runtime& runtime, Ref<List> list, Value key, Value reverse) {
    reverse = co_await truth(runtime, reverse);
    if (reverse.failed()) co_return reverse;
    co_return co_await list_sort(runtime, list, key, reverse.is_true());
}

Value list_sort_method(Runtime& runtime, Value* arguments) {
    Ref<List> list(&self_of(arguments));
    if (arguments[2].is_empty() || arguments[2].is_boolean()) {
        return list_sort(runtime, std::move(list), std::move(arguments[1]), arguments[2].is_true());
    }
    return run(runtime, sort_by_truth(runtime, std::move(list), arguments[1], arguments[2]));
}

}  // namespace

void add_list_methods(TypeBuilder& builder) {
    builder.method("append(self, object, /)", list_append)
        .method("clear(self, /)", list_clear)
        .method("copy(self, /)", list_copy)
        .method("count(self, value, /)", sequence_count)
        .method("extend(self, iterable, /)", list_extend_method)
        .method("index(self, value, start=0, stop=9223372036854775807, /)", sequence_index)
        .method("insert(self, index, object, /)", list_insert)
        .method("pop(self, index=-1, /)", list_pop)
        .method("remove(self, value, /)", list_remove)
        .method("reverse(self, /)", list_reverse)
        .method("sort(self, /, *, key=None, reverse=False)", list_sort_method)
        .method("__reversed__(self, /)", list_reversed);
}

}  // namespace loopscope::language
