// dict_keys, dict_values and dict_items: what `dict.keys()` and its like give. Keys and items are sets to
// whoever compares them or computes with them.
#include <string>

#include "language/objects/container_repr.h"
#include "language/objects/dict_methods.h"
#include "language/objects/dict_operations.h"
#include "language/objects/heap.h"
#include "language/objects/mapping_proxy.h"
#include "language/objects/sequence.h"
#include "language/objects/set.h"
#include "language/objects/set_operations.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

DictView& view_of(const Value& self) {
    return *static_cast<DictView*>(self.object());
}

bool is_set_like(Runtime& runtime, const Value& value) {
    return value.is<Set>() || (value.is_object() && (value.object()->type() == runtime.types.dict_keys ||
                                                     value.object()->type() == runtime.types.dict_items));
}

Value view_length(Runtime&, const Value& self) {
    return Value::small_integer(view_of(self).dict->length());
}

Value view_iterate(Runtime& runtime, const Value& self) {
    return make_dict_iterator(runtime, *view_of(self).dict, view_of(self).part, false);
}

Value view_reversed(Runtime& runtime, Value* arguments) {
    return make_dict_iterator(runtime, *view_of(arguments[0]).dict, view_of(arguments[0]).part, true);
}

Routine view_repr_slowly(Runtime& runtime, Value self) {
    const std::string name(type_name(runtime, self));
    if (ReprGuard::is_showing(runtime, self.object())) co_return Value(make_string(runtime, "..."));
    const ReprGuard guard(runtime, self.object());
    const Value items = co_await to_list(runtime, self);
    if (items.failed()) co_return items;
    co_return co_await repr_between(runtime, name + "(", items, ")");
}

Value view_repr(Runtime& runtime, const Value& self) {
    return run(runtime, view_repr_slowly(runtime, self));
}

Value keys_contains(Runtime& runtime, const Value& self, const Value& key) {
    return dict_contains(runtime, *view_of(self).dict, key);
}

Routine contains_item(Runtime& runtime, Value self, Ref<Tuple> pair) {
    const Value value = co_await dict_get(runtime, *view_of(self).dict, (*pair)[0]);
    if (value.failed()) co_return value;
    if (value.is_empty()) co_return Value::boolean(false);
    co_return co_await equals(runtime, value, (*pair)[1]);
}

Value items_contains(Runtime& runtime, const Value& self, const Value& item) {
    if (!item.is<Tuple>() || item.as<Tuple>()->length() != 2) return Value::boolean(false);
    return run(runtime, contains_item(runtime, self, Ref<Tuple>(item.as<Tuple>())));
}

// Whether all items of `first` are in `second`.
Routine all_contained(Runtime& runtime, Value first, Value second, bool negate) {
    const Value iterator = co_await iterate(runtime, first);
    if (iterator.failed()) co_return iterator;
    while (true) {
        const Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) co_return Value::boolean(!negate);
        const Value inside = co_await contains(runtime, second, item);
        if (inside.failed()) co_return inside;
        if (!inside.is_true()) co_return Value::boolean(negate);
    }
}

Value view_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    if (!is_set_like(runtime, other)) return Value::not_implemented();
    const std::int64_t own = view_of(self).dict->length();
    const std::int64_t others = length(runtime, other).small_integer();
    const auto test = [&](bool may_be, const Value& first, const Value& second, bool negate) {
        if (!may_be) return Value::boolean(negate);
        return run(runtime, all_contained(runtime, first, second, negate));
    };
    switch (operation) {
        case CompareOperator::Equal:
            return test(own == others, self, other, false);
        case CompareOperator::NotEqual:
            return test(own == others, self, other, true);
        case CompareOperator::Less:
            return test(own < others, self, other, false);
        case CompareOperator::LessEqual:
            return test(own <= others, self, other, false);
        case CompareOperator::Greater:
            return test(own > others, other, self, false);
        default:
            return test(own >= others, other, self, false);
    }
}

Routine intersect(Runtime& runtime, Value self, Value other) {
    Ref<Set> result = make_set(runtime);
    const Value iterator = co_await iterate(runtime, other);
    if (iterator.failed()) co_return iterator;
    while (true) {
        const Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) co_return Value(result);
        const Value inside = co_await contains(runtime, self, item);
        if (inside.failed()) co_return inside;
        if (!inside.is_true()) continue;
        const Value added = co_await set_add(runtime, *result, item);
        if (added.failed()) co_return added;
    }
}

Routine compute(Runtime& runtime, BinaryOperator operation, Value left, Value right) {
    const Value result = co_await to_set(runtime, left);
    if (result.failed()) co_return result;
    Set& set = *result.as<Set>();
    Value done;
    if (operation == BinaryOperator::Or) {
        done = co_await set_update(runtime, set, right);
    } else if (operation == BinaryOperator::Subtract) {
        done = co_await set_difference_update(runtime, set, right);
    } else {
        done = co_await set_symmetric_update(runtime, set, right);
    }
    if (done.failed()) co_return done;
    co_return result;
}

Value view_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    switch (operation) {
        case BinaryOperator::And:
            if (is_set_like(runtime, left) && !left.is<Set>())
                return run(runtime, intersect(runtime, left, right));
            return run(runtime, intersect(runtime, right, left));
        case BinaryOperator::Or:
        case BinaryOperator::Subtract:
        case BinaryOperator::Xor:
            return run(runtime, compute(runtime, operation, left, right));
        default:
            return Value::not_implemented();
    }
}

Routine is_disjoint(Runtime& runtime, Value self, Value other) {
    const Value common = co_await run(runtime, intersect(runtime, self, other));
    if (common.failed()) co_return common;
    co_return Value::boolean(common.as<Set>()->length() == 0);
}

Value view_is_disjoint(Runtime& runtime, Value* arguments) {
    return run(runtime, is_disjoint(runtime, arguments[0], arguments[1]));
}

Value view_mapping(Runtime& runtime, const Value& self) {
    return make_mapping_proxy(runtime, Value(view_of(self).dict));
}

Value unhashable(Runtime& runtime, const Value& self) {
    return runtime.raise(Message::Unhashable, type_name(runtime, self));
}

struct ViewType {
    Type* Types::* type;
    std::string_view name;
    Type* Types::* iterator;
    Type* Types::* reverse_iterator;
};
constexpr ViewType kViews[] = {
    {&Types::dict_keys, "dict_keys", &Types::dict_key_iterator, &Types::dict_reverse_key_iterator},
    {&Types::dict_values, "dict_values", &Types::dict_value_iterator, &Types::dict_reverse_value_iterator},
    {&Types::dict_items, "dict_items", &Types::dict_item_iterator, &Types::dict_reverse_item_iterator},
};

const ViewType& view_type(DictView::Part part) {
    return kViews[static_cast<std::size_t>(part)];
}

}  // namespace

Value make_dict_view(Runtime& runtime, Dict& dict, DictView::Part part) {
    return Value(runtime.heap().make<DictView>(runtime.types.*view_type(part).type, Ref<Dict>(&dict), part));
}

Value make_dict_iterator(Runtime& runtime, Dict& dict, DictView::Part part, bool is_reversed) {
    const ViewType& view = view_type(part);
    Type* type = runtime.types.*(is_reversed ? view.reverse_iterator : view.iterator);
    return Value(runtime.heap().make<DictIterator>(type, Ref<Dict>(&dict), part, is_reversed));
}

void define_dict_views(Runtime& runtime) {
    for (const ViewType& view : kViews) {
        TypeBuilder builder(runtime, view.name, {runtime.types.object}, Kind::Other);
        builder.type().may_be_subclassed = false;
        Slots& slots = builder.slots();
        slots.repr = view_repr;
        slots.length = view_length;
        slots.iterate = view_iterate;
        if (view.type != &Types::dict_values) {
            slots.hash = unhashable;
            slots.compare = view_compare;
            slots.binary = view_binary;
            slots.contains = view.type == &Types::dict_keys ? keys_contains : items_contains;
            builder.method("isdisjoint(self, other, /)", view_is_disjoint);
        }
        builder.method("__reversed__(self, /)", view_reversed).attribute("mapping", view_mapping);
        runtime.types.*view.type = builder.finish().get();
    }
}

}  // namespace loopscope::language
