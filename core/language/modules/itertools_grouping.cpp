// batched, groupby, tee and zip_longest of itertools.
#include <string>

#include "language/modules/step_iterator.h"
#include "language/objects/constructor_arguments.h"
#include "language/objects/heap.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// batched. number: items in a row. has_begun: a short last row is an error.

Routine next_of_batched(Runtime& runtime, Ref<StepIterator> self) {
    Ref<List> row = make_list(runtime);
    while (row->length() < self->number) {
        Value item = co_await next(runtime, self->source);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) break;
        row->append(std::move(item));
    }
    if (row->length() == 0) co_return Value::exhausted();
    if (row->length() < self->number) {
        const bool is_strict = self->has_begun;
        self->clear();
        if (is_strict) co_return runtime.raise(runtime.types.value_error, "batched(): incomplete batch");
    }
    co_return Value(make_tuple(runtime, std::as_const(*row).span()));
}

Value batched_step(Runtime& runtime, StepIterator& self) {
    return run(runtime, next_of_batched(runtime, Ref<StepIterator>(&self)));
}

Routine construct_batched(Runtime& runtime, Ref<Type> type, Value iterable, Value count, Value strict) {
    count = co_await to_index(runtime, count, true);
    if (count.failed()) co_return count;
    strict = co_await truth(runtime, strict);
    if (strict.failed()) co_return strict;
    if (count.small_integer() < 1)
        co_return runtime.raise(runtime.types.value_error, "n must be at least one");
    const Value made = co_await make_step_iterator_over(runtime, type.get(), batched_step, iterable);
    if (made.failed()) co_return made;
    made.as<StepIterator>()->number = count.small_integer();
    made.as<StepIterator>()->has_begun = strict.is_true();
    co_return made;
}

Value batched_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[3];
    if (!read_arguments(runtime, {"batched", {"iterable", "n", "strict"}, 0, true}, arguments, values)) {
        return Value::error();
    }
    if (values[0].is_empty()) return runtime.raise(Message::MissingRequired, "batched", "iterable", 1);
    if (values[1].is_empty()) return runtime.raise(Message::MissingRequired, "batched", "n", 2);
    if (values[2].is_empty()) values[2] = Value::boolean(false);
    return run(runtime, construct_batched(runtime, Ref<Type>(type), values[0], values[1], values[2]));
}

// groupby. value: the item that was read and not given yet. items: its key, then the key of the group that is
// on. number: which group is on. A group: source: its groupby. function: its key. number: which one it is.

Routine read_next(Runtime& runtime, Ref<StepIterator> groups) {
    Value item = co_await next(runtime, groups->source);
    if (!item.is_value()) co_return item;
    Value key = item;
    if (!groups->function.is_empty() && !groups->function.is_none()) {
        key = co_await call(runtime, groups->function, item);
        if (key.failed()) co_return key;
    }
    groups->value = std::move(item);
    (*groups->items)[0] = std::move(key);
    co_return Value::none();
}

Routine next_of_group(Runtime& runtime, Ref<StepIterator> self) {
    const Ref<StepIterator> groups(self->source.as<StepIterator>());
    if (groups->number != self->number) co_return Value::exhausted();
    if (groups->value.is_empty()) {
        const Value read = co_await run(runtime, read_next(runtime, groups));
        if (!read.is_value()) co_return read;
    }
    const Value same = co_await equals(runtime, self->function, (*groups->items)[0]);
    if (same.failed()) co_return same;
    if (!same.is_true()) co_return Value::exhausted();
    co_return std::move(groups->value);
}

Value group_step(Runtime& runtime, StepIterator& self) {
    return run(runtime, next_of_group(runtime, Ref<StepIterator>(&self)));
}

Routine next_of_groupby(Runtime& runtime, Ref<StepIterator> self) {
    ++self->number;
    Value& key = (*self->items)[0];
    Value& group_key = (*self->items)[1];
    while (true) {
        if (!key.is_empty()) {
            if (group_key.is_empty()) break;
            const Value same = co_await equals(runtime, group_key, key);
            if (same.failed()) co_return same;
            if (!same.is_true()) break;
        }
        const Value read = co_await run(runtime, read_next(runtime, self));
        if (!read.is_value()) co_return read;
    }
    group_key = key;
    Ref<StepIterator> group = make_step_iterator(runtime, runtime.types.itertools_group, group_step);
    group->source = Value(self);
    group->function = key;
    group->number = self->number;
    co_return Value(make_tuple(runtime, {key, Value(std::move(group))}));
}

Value groupby_step(Runtime& runtime, StepIterator& self) {
    return run(runtime, next_of_groupby(runtime, Ref<StepIterator>(&self)));
}

Routine construct_groupby(Runtime& runtime, Ref<Type> type, Value iterable, Value key) {
    const Value made = co_await make_step_iterator_over(runtime, type.get(), groupby_step, iterable, key);
    if (made.failed()) co_return made;
    Ref<List> keys = make_list(runtime, 2);
    keys->append(Value());
    keys->append(Value());
    made.as<StepIterator>()->items = std::move(keys);
    co_return made;
}

Value groupby_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[2];
    if (!read_arguments(runtime, {"groupby", {"iterable", "key"}, 0, true}, arguments, values))
        return Value::error();
    if (values[0].is_empty()) return runtime.raise(Message::MissingRequired, "groupby", "iterable", 1);
    return run(runtime, construct_groupby(runtime, Ref<Type>(type), values[0], values[1]));
}

// tee. items: where this one stands in a chain of links that all share; a link is empty until somebody has
// read its item, then it holds the item and the next link.

Value take_link(StepIterator& self) {
    List& link = *self.items;
    Value item = link[0];
    self.items = Ref<List>(link[1].as<List>());
    return item;
}

Routine next_of_tee(Runtime& runtime, Ref<StepIterator> self) {
    Value item = co_await next(runtime, self->source);
    if (!item.is_value()) co_return item;
    // Another one may have read meanwhile: the new item goes to the end.
    Ref<List> end = self->items;
    while (end->length() > 0) end = Ref<List>((*end)[1].as<List>());
    end->append(std::move(item));
    end->append(Value(make_list(runtime)));
    co_return take_link(*self);
}

Value tee_step(Runtime& runtime, StepIterator& self) {
    if (self.items->length() > 0) return take_link(self);
    return run(runtime, next_of_tee(runtime, Ref<StepIterator>(&self)));
}

Routine make_tees(Runtime& runtime, Value iterable, Value count) {
    count = co_await to_index(runtime, count, true);
    if (count.failed()) co_return count;
    if (count.small_integer() < 0) co_return runtime.raise(runtime.types.value_error, "n must be >= 0");
    if (!runtime.heap().has_room(static_cast<std::size_t>(count.small_integer()) * sizeof(StepIterator))) {
        co_return runtime.raise(Message::OutOfMemory);
    }
    Value source;
    Ref<List> link;
    if (iterable.is<Iterator>() && iterable.object()->type() == runtime.types.itertools_tee) {
        source = iterable.as<StepIterator>()->source;
        link = iterable.as<StepIterator>()->items;
    } else {
        source = co_await iterate(runtime, iterable);
        if (source.failed()) co_return source;
        link = make_list(runtime);
    }
    Ref<Tuple> tees = make_tuple(runtime, static_cast<std::uint32_t>(count.small_integer()));
    for (std::uint32_t i = 0; i < tees->length(); ++i) {
        Ref<StepIterator> made = make_step_iterator(runtime, runtime.types.itertools_tee, tee_step);
        made->source = source;
        made->items = link;
        (*tees)[i] = Value(std::move(made));
    }
    co_return Value(std::move(tees));
}

Value tee(Runtime& runtime, Value* arguments) {
    Value count = arguments[1].is_empty() ? Value::small_integer(2) : std::move(arguments[1]);
    return run(runtime, make_tees(runtime, std::move(arguments[0]), std::move(count)));
}

// zip_longest. items: the iterators; None for those that have ended. number: how many have not. value: what
// fills up.

Routine next_of_zip_longest(Runtime& runtime, Ref<StepIterator> self) {
    Ref<Tuple> row = make_tuple(runtime, self->items->length());
    for (std::uint32_t i = 0; i < row->length(); ++i) {
        const Value iterator = (*self->items)[i];
        Value item = iterator;
        if (!iterator.is_none()) {
            item = co_await next(runtime, iterator);
            if (item.failed()) {
                self->clear();
                co_return item;
            }
            if (item.is_exhausted()) {
                if (--self->number == 0) {
                    self->clear();
                    co_return item;
                }
                (*self->items)[i] = Value::none();
            }
        }
        (*row)[i] = item.is_exhausted() || iterator.is_none() ? self->value : std::move(item);
    }
    co_return Value(std::move(row));
}

Value zip_longest_step(Runtime& runtime, StepIterator& self) {
    if (self.items->length() == 0) return Value::exhausted();
    return run(runtime, next_of_zip_longest(runtime, Ref<StepIterator>(&self)));
}

Routine construct_zip_longest(Runtime& runtime, Ref<Type> type, Ref<Tuple> iterables, Value filling) {
    Ref<List> iterators = make_list(runtime, iterables->length());
    for (std::uint32_t i = 0; i < iterables->length(); ++i) {
        Value iterator = co_await iterate(runtime, (*iterables)[i]);
        if (iterator.failed()) co_return iterator;
        iterators->append(std::move(iterator));
    }
    Ref<StepIterator> made = make_step_iterator(runtime, type.get(), zip_longest_step);
    made->number = iterators->length();
    made->items = std::move(iterators);
    made->value = std::move(filling);
    co_return Value(std::move(made));
}

Value zip_longest_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value filling = Value::none();
    for (std::uint32_t i = 0; i < arguments.keyword_count(); ++i) {
        if ((*arguments.names)[i].as<String>()->view() != "fillvalue") {
            return runtime.raise(runtime.types.type_error,
                                 "zip_longest() got an unexpected keyword argument");
        }
        filling = arguments.values[arguments.positional + i];
    }
    Ref<Tuple> iterables = make_tuple(runtime, {arguments.values, arguments.positional});
    return run(runtime,
               construct_zip_longest(runtime, Ref<Type>(type), std::move(iterables), std::move(filling)));
}

}  // namespace

void add_grouping_types(Runtime& runtime, ModuleBuilder& module) {
    runtime.types.itertools_group = define_step_type(runtime, "_grouper", nullptr);
    runtime.types.itertools_tee = define_step_type(runtime, "_tee", nullptr);
    module.type(define_step_type(runtime, "batched", batched_construct));
    module.type(define_step_type(runtime, "groupby", groupby_construct));
    module.type(define_step_type(runtime, "zip_longest", zip_longest_construct));
    module.function("tee(iterable, n=2, /)", tee);
}

}  // namespace loopscope::language
