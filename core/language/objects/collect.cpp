#include "language/objects/collect.h"

#include "language/objects/heap.h"
#include "language/objects/iterators.h"
#include "language/runtime/item_sink.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// How many items pass between two looks at the memory limit.
constexpr std::uint32_t kLook = 1024;

/// Appends to a list, until the memory limit must be looked at.
class ListSink final : public ItemSink {
public:
    explicit ListSink(List& list) : list_(list) {}
    bool take(Value& item) override {
        if (list_.length() % kLook == kLook - 1) return false;
        list_.append(std::move(item));
        return true;
    }

private:
    List& list_;
};

/// Gives `make(self, list)` when all is there.
Routine extend_slowly(Runtime& runtime, Ref<List> list, Value iterable, Value self, MakeOfItems make) {
    const Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    ListSink sink(*list);
    SunkItems items(iterator, sink);
    while (true) {
        Value item = co_await items.next(runtime);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) co_return make(runtime, self, *list);
        list->append(std::move(item));
        if (list->length() % kLook == 0 && runtime.heap().over_limit())
            co_return runtime.raise(Message::OutOfMemory);
    }
}

Value extend_plainly(Runtime& runtime, List& list, Iterator& iterator) {
    const std::int64_t hint = iterator.length_hint();
    if (hint > 0) {
        if (!runtime.heap().has_room(static_cast<std::size_t>(hint) * sizeof(Value))) {
            return runtime.raise(Message::OutOfMemory);
        }
        if (list.length() == 0) list.reserve(static_cast<std::uint32_t>(hint));
    }
    while (true) {
        Value item = iterator.next(runtime);
        if (item.failed()) return item;
        if (item.is_exhausted()) return Value::none();
        list.append(std::move(item));
        if (list.length() % kLook == 0 && runtime.heap().over_limit())
            return runtime.raise(Message::OutOfMemory);
    }
}

std::span<const Value> items_of(const Value& sequence) {
    return sequence.is<List>() ? std::as_const(*sequence.as<List>()).span()
                               : std::as_const(*sequence.as<Tuple>()).span();
}

bool has_items_at_hand(const Value& iterable) {
    return (iterable.is<List>() || iterable.is<Tuple>()) && !iterable.object()->type()->is_from_program;
}

Value make_nothing(Runtime&, const Value&, List&) {
    return Value::none();
}

Value make_list_of(Runtime&, const Value&, List& items) {
    return Value(Ref<List>(&items));
}

Value make_tuple_of(Runtime& runtime, const Value&, List& items) {
    return Value(make_tuple_of_moved(runtime, items.items(), items.length()));
}

}  // namespace

Value list_extend(Runtime& runtime, List& list, const Value& iterable) {
    if (has_items_at_hand(iterable)) {
        const std::span<const Value> items = items_of(iterable);
        if (!runtime.heap().has_room(items.size_bytes())) return runtime.raise(Message::OutOfMemory);
        list.extend(items);
        return Value::none();
    }
    if (const Ref<Iterator> iterator = plain_iterator(runtime, iterable)) {
        return extend_plainly(runtime, list, *iterator);
    }
    if (type_of(runtime, iterable)->slots.iterate == nullptr) return iterate(runtime, iterable);
    return run(runtime, extend_slowly(runtime, Ref<List>(&list), iterable, Value(), make_nothing));
}

Value make_of_items(Runtime& runtime, const Value& iterable, const Value& self, MakeOfItems make) {
    if (const Ref<Iterator> iterator = plain_iterator(runtime, iterable)) {
        const Ref<List> list = make_list(runtime);
        const Value done = extend_plainly(runtime, *list, *iterator);
        return done.failed() ? done : make(runtime, self, *list);
    }
    if (type_of(runtime, iterable)->slots.iterate == nullptr) return iterate(runtime, iterable);
    constexpr std::uint32_t kLikelyLength = 8;
    return run(runtime, extend_slowly(runtime, make_list(runtime, kLikelyLength), iterable, self, make));
}

Value to_list(Runtime& runtime, const Value& iterable) {
    if (has_items_at_hand(iterable)) return Value(make_list(runtime, items_of(iterable)));
    return make_of_items(runtime, iterable, Value(), make_list_of);
}

Value to_tuple(Runtime& runtime, const Value& iterable) {
    if (iterable.is<Tuple>() && iterable.object()->type() == runtime.types.tuple) return iterable;
    if (has_items_at_hand(iterable)) return Value(make_tuple(runtime, items_of(iterable)));
    return make_of_items(runtime, iterable, Value(), make_tuple_of);
}

}  // namespace loopscope::language
