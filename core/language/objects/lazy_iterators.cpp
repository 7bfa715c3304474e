#include "language/objects/lazy_iterators.h"

#include <algorithm>
#include <string>

#include "language/objects/constructor_arguments.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/integer_objects.h"
#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// Iterators within iterators are called directly up to this depth; deeper ones through routines.
constexpr std::uint32_t kDeepestPlain = 16;

std::uint32_t plain_depth_over(const Value& inner) noexcept {
    const Iterator* iterator = as_plain_iterator(inner);
    return iterator != nullptr && iterator->plain_depth() < kDeepestPlain ? iterator->plain_depth() + 1 : 0;
}

std::uint32_t plain_depth_over(const Tuple& inners) noexcept {
    std::uint32_t deepest = 1;
    for (const Value& inner : inners.span()) {
        const std::uint32_t depth = plain_depth_over(inner);
        if (depth == 0) return 0;
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

// The tuple that an iterator gave last, to be given again when nobody has kept it; else a new one.
Tuple& row_to_fill(Runtime& runtime, Ref<Tuple>& last, std::uint32_t length) {
    if (!last || last->references() > 1) last = make_tuple(runtime, length);
    return *last;
}

/// enumerate(iterable, start)
class EnumerateIterator final : public Iterator {
public:
    EnumerateIterator(Type* type, Value inner, Value count)
        : Iterator(type, plain_depth_over(inner)), inner_(std::move(inner)), count_(std::move(count)) {}
    Value next(Runtime& runtime) override;
    Value pair_with(Runtime& runtime, Value item);
    void traverse(Visitor& visitor) const override {
        visitor.visit(inner_);
        visitor.visit(last_.get());
    }
    void clear() override { inner_ = Value::none(); }
    [[nodiscard]] const Value& inner() const noexcept { return inner_; }

private:
    Value inner_;
    Value count_;
    Ref<Tuple> last_;
};

Routine next_of_enumerate(Runtime& runtime, Ref<EnumerateIterator> iterator) {
    Value item = co_await next(runtime, iterator->inner());
    if (!item.is_value()) co_return item;
    co_return iterator->pair_with(runtime, std::move(item));
}

Value EnumerateIterator::pair_with(Runtime& runtime, Value item) {
    Tuple& pair = row_to_fill(runtime, last_, 2);
    pair[0] = count_;
    pair[1] = std::move(item);
    count_ = count_.is_small_integer()
                 ? make_integer(runtime, count_.small_integer() + 1)
                 : binary(runtime, BinaryOperator::Add, count_, Value::small_integer(1));
    return Value(last_);
}

Value EnumerateIterator::next(Runtime& runtime) {
    if (!is_plain()) return run(runtime, next_of_enumerate(runtime, Ref<EnumerateIterator>(this)));
    Value item = inner_.as<Iterator>()->next(runtime);
    return item.is_value() ? pair_with(runtime, std::move(item)) : item;
}

Routine construct_enumerate(Runtime& runtime, Ref<Type> type, Value iterable, Value start) {
    if (start.is_empty()) {
        start = Value::small_integer(0);
    } else if (!is_integer(start)) {
        if (type_of(runtime, start)->slots.to_index == nullptr) {
            co_return runtime.raise(Message::NotAnInteger, type_name(runtime, start));
        }
        start = co_await type_of(runtime, start)->slots.to_index(runtime, start);
        if (start.failed()) co_return start;
    }
    start = plain_integer(runtime, start);
    const Value inner = co_await iterate(runtime, iterable);
    if (inner.failed()) co_return inner;
    Ref<EnumerateIterator> made =
        runtime.heap().make<EnumerateIterator>(runtime.types.enumerate, inner, start);
    if (type->is_from_program) made->set_type(type.get());
    co_return Value(std::move(made));
}

Value enumerate_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[2];
    const ConstructorSignature signature{"enumerate", {"iterable", "start"}, 0, true};
    const std::uint32_t given = arguments.positional + arguments.keyword_count();
    for (std::uint32_t keyword = 0; given <= 2 && keyword < arguments.keyword_count(); ++keyword) {
        const std::string_view name = (*arguments.names)[keyword].as<String>()->view();
        const bool fits = name == "iterable" ? arguments.positional == 0 : name == "start" && given == 2;
        if (!fits) return runtime.raise(Message::InvalidKeyword, name, "enumerate");
    }
    if (!read_arguments(runtime, signature, arguments, values)) return Value::error();
    if (values[0].is_empty()) {
        return runtime.raise(runtime.types.type_error, "enumerate() missing required argument 'iterable'");
    }
    if (type == runtime.types.enumerate && values[1].is_empty()) {
        if (const Ref<Iterator> inner = plain_iterator(runtime, values[0])) {
            return Value(runtime.heap().make<EnumerateIterator>(type, Value(inner), Value::small_integer(0)));
        }
    }
    return run(runtime,
               construct_enumerate(runtime, Ref<Type>(type), std::move(values[0]), std::move(values[1])));
}

/// zip(*iterables, strict=False)
class ZipIterator final : public Iterator {
public:
    ZipIterator(Type* type, Ref<Tuple> inners, bool is_strict)
        : Iterator(type, is_strict ? 0 : plain_depth_over(*inners)),
          inners_(std::move(inners)),
          is_strict_(is_strict) {}
    Value next(Runtime& runtime) override;
    void traverse(Visitor& visitor) const override {
        visitor.visit(inners_.get());
        visitor.visit(last_.get());
    }
    [[nodiscard]] Tuple& inners() noexcept { return *inners_; }
    [[nodiscard]] bool is_strict() const noexcept { return is_strict_; }

private:
    Ref<Tuple> inners_;
    Ref<Tuple> last_;
    bool is_strict_;
};

// The error for a strict zip whose iterator `index` differs in length from the ones before it.
Value raise_unequal(Runtime& runtime, std::uint32_t index, const char* comparison) {
    const std::string others = index == 1 ? "argument 1" : "arguments 1-" + std::to_string(index);
    return runtime.raise(Message::ZipLengths, index + 1, comparison, others);
}

// All that a strict zip does once its iterator `index` has ended.
Routine check_lengths(Runtime& runtime, Ref<ZipIterator> zip, std::uint32_t index) {
    if (index > 0) co_return raise_unequal(runtime, index, "shorter");
    for (std::uint32_t i = 1; i < zip->inners().length(); ++i) {
        const Value item = co_await next(runtime, zip->inners()[i]);
        if (item.failed()) co_return item;
        if (!item.is_exhausted()) co_return raise_unequal(runtime, i, "longer");
    }
    co_return Value::exhausted();
}

Routine next_of_zip(Runtime& runtime, Ref<ZipIterator> zip) {
    const std::uint32_t count = zip->inners().length();
    Ref<Tuple> row = make_tuple(runtime, count);
    for (std::uint32_t i = 0; i < count; ++i) {
        Value item = co_await next(runtime, zip->inners()[i]);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) {
            if (!zip->is_strict()) co_return item;
            co_return co_await run(runtime, check_lengths(runtime, zip, i));
        }
        (*row)[i] = std::move(item);
    }
    co_return Value(std::move(row));
}

Value ZipIterator::next(Runtime& runtime) {
    const std::uint32_t count = inners_->length();
    if (count == 0) return Value::exhausted();
    if (!is_plain()) return run(runtime, next_of_zip(runtime, Ref<ZipIterator>(this)));
    Tuple& row = row_to_fill(runtime, last_, count);
    for (std::uint32_t i = 0; i < count; ++i) {
        Value item = (*inners_)[i].as<Iterator>()->next(runtime);
        if (!item.is_value()) return item;
        row[i] = std::move(item);
    }
    return Value(last_);
}

// A tuple of the iterators of all of these.
Routine iterate_each(Runtime& runtime, Ref<Tuple> iterables) {
    Ref<Tuple> iterators = make_tuple(runtime, iterables->length());
    for (std::uint32_t i = 0; i < iterables->length(); ++i) {
        Value iterator = co_await iterate(runtime, (*iterables)[i]);
        if (iterator.failed()) co_return iterator;
        (*iterators)[i] = std::move(iterator);
    }
    co_return Value(std::move(iterators));
}

// The same at once when all are plain; null otherwise.
Ref<Tuple> iterate_each_plainly(Runtime& runtime, std::span<const Value> iterables) {
    Ref<Tuple> iterators = make_tuple(runtime, static_cast<std::uint32_t>(iterables.size()));
    for (std::uint32_t i = 0; i < iterators->length(); ++i) {
        Ref<Iterator> iterator = plain_iterator(runtime, iterables[i]);
        if (!iterator) return {};
        (*iterators)[i] = Value(std::move(iterator));
    }
    return iterators;
}

template <class T>
Value as_instance(Type* type, Ref<T> made) {
    if (type->is_from_program) made->set_type(type);
    return Value(std::move(made));
}

Routine construct_zip(Runtime& runtime, Ref<Type> type, Ref<Tuple> iterables, Value strict) {
    const Value is_strict = co_await truth(runtime, strict);
    if (is_strict.failed()) co_return is_strict;
    const Value inners = co_await run(runtime, iterate_each(runtime, iterables));
    if (inners.failed()) co_return inners;
    co_return as_instance(type.get(),
                          runtime.heap().make<ZipIterator>(runtime.types.zip, Ref<Tuple>(inners.as<Tuple>()),
                                                           is_strict.is_true()));
}

Value zip_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value strict = Value::boolean(false);
    for (std::uint32_t i = 0; i < arguments.keyword_count(); ++i) {
        const std::string_view name = (*arguments.names)[i].as<String>()->view();
        if (name != "strict") return runtime.raise(Message::UnexpectedKeyword, "zip", name);
        strict = arguments.values[arguments.positional + i];
    }
    const std::span<const Value> iterables(arguments.values, arguments.positional);
    if (strict.is_false()) {
        if (Ref<Tuple> inners = iterate_each_plainly(runtime, iterables)) {
            return as_instance(type,
                               runtime.heap().make<ZipIterator>(runtime.types.zip, std::move(inners), false));
        }
    }
    return run(runtime,
               construct_zip(runtime, Ref<Type>(type), make_tuple(runtime, iterables), std::move(strict)));
}

/// map(function, *iterables)
class MapIterator final : public Iterator {
public:
    MapIterator(Type* type, Value function, Ref<Tuple> inners)
        : Iterator(type, 0),
          function_(std::move(function)),
          inners_(std::move(inners)),
          has_plain_inner_(inners_->length() == 1 && plain_depth_over(*inners_) != 0) {}
    Value next(Runtime& runtime) override;
    void traverse(Visitor& visitor) const override {
        visitor.visit(function_);
        visitor.visit(inners_.get());
    }
    [[nodiscard]] const Value& function() const noexcept { return function_; }
    [[nodiscard]] Tuple& inners() noexcept { return *inners_; }

private:
    Value function_;
    Ref<Tuple> inners_;
    bool has_plain_inner_;
};

Routine next_of_map(Runtime& runtime, Ref<MapIterator> map) {
    const std::uint32_t count = map->inners().length();
    Ref<Tuple> row = make_tuple(runtime, count);
    for (std::uint32_t i = 0; i < count; ++i) {
        Value item = co_await next(runtime, map->inners()[i]);
        if (!item.is_value()) co_return item;
        (*row)[i] = std::move(item);
    }
    co_return co_await call(runtime, map->function(), Arguments{row->items(), count, nullptr});
}

Value MapIterator::next(Runtime& runtime) {
    if (!has_plain_inner_) return run(runtime, next_of_map(runtime, Ref<MapIterator>(this)));
    Value item = (*inners_)[0].as<Iterator>()->next(runtime);
    if (!item.is_value()) return item;
    return call(runtime, function_, Arguments{&item, 1, nullptr});
}

Routine construct_map(Runtime& runtime, Ref<Type> type, Value function, Ref<Tuple> iterables) {
    const Value inners = co_await run(runtime, iterate_each(runtime, iterables));
    if (inners.failed()) co_return inners;
    co_return as_instance(type.get(), runtime.heap().make<MapIterator>(runtime.types.map, function,
                                                                       Ref<Tuple>(inners.as<Tuple>())));
}

Value map_construct(Runtime& runtime, Type* type, Arguments arguments) {
    if (arguments.keyword_count() > 0) return runtime.raise(Message::NoKeywordArguments, "map");
    if (arguments.positional < 2) return runtime.raise(Message::MapNeedsTwo);
    const std::span<const Value> iterables(arguments.values + 1, arguments.positional - 1);
    Value function = arguments.values[0];
    if (Ref<Tuple> inners = iterate_each_plainly(runtime, iterables)) {
        return as_instance(type, runtime.heap().make<MapIterator>(runtime.types.map, std::move(function),
                                                                  std::move(inners)));
    }
    return run(runtime,
               construct_map(runtime, Ref<Type>(type), std::move(function), make_tuple(runtime, iterables)));
}

/// filter(function, iterable)
class FilterIterator final : public Iterator {
public:
    FilterIterator(Type* type, Value function, Value inner) noexcept
        : Iterator(type, 0), function_(std::move(function)), inner_(std::move(inner)) {}
    Value next(Runtime& runtime) override;
    void traverse(Visitor& visitor) const override {
        visitor.visit(function_);
        visitor.visit(inner_);
    }
    [[nodiscard]] const Value& function() const noexcept { return function_; }
    [[nodiscard]] const Value& inner() const noexcept { return inner_; }

private:
    Value function_;
    Value inner_;
};

Routine next_of_filter(Runtime& runtime, Ref<FilterIterator> filter) {
    const bool by_truth =
        filter->function().is_none() ||
        (filter->function().is<Type>() && filter->function().object() == runtime.types.boolean);
    while (true) {
        Value item = co_await next(runtime, filter->inner());
        if (!item.is_value()) co_return item;
        Value verdict = item;
        if (!by_truth) {
            Value argument = item;
            verdict = co_await call(runtime, filter->function(), Arguments{&argument, 1, nullptr});
            if (verdict.failed()) co_return verdict;
        }
        verdict = co_await truth(runtime, verdict);
        if (verdict.failed()) co_return verdict;
        if (verdict.is_true()) co_return item;
    }
}

Value FilterIterator::next(Runtime& runtime) {
    return run(runtime, next_of_filter(runtime, Ref<FilterIterator>(this)));
}

Routine construct_filter(Runtime& runtime, Ref<Type> type, Value function, Value iterable) {
    Value inner = co_await iterate(runtime, iterable);
    if (inner.failed()) co_return inner;
    co_return as_instance(
        type.get(), runtime.heap().make<FilterIterator>(runtime.types.filter, function, std::move(inner)));
}

Value filter_construct(Runtime& runtime, Type* type, Arguments arguments) {
    if (arguments.keyword_count() > 0) return runtime.raise(Message::NoKeywordArguments, "filter");
    if (arguments.positional != 2)
        return runtime.raise(Message::ExpectedExactly, "filter", 2, "s", arguments.positional);
    return run(runtime, construct_filter(runtime, Ref<Type>(type), std::move(arguments.values[0]),
                                         std::move(arguments.values[1])));
}

/// iter(callable, sentinel)
class CallableIterator final : public Iterator {
public:
    CallableIterator(Type* type, Value callable, Value sentinel) noexcept
        : Iterator(type, 0), callable_(std::move(callable)), sentinel_(std::move(sentinel)) {}
    Value next(Runtime& runtime) override;
    void traverse(Visitor& visitor) const override {
        visitor.visit(callable_);
        visitor.visit(sentinel_);
    }
    void clear() override { callable_ = sentinel_ = Value(); }
    [[nodiscard]] const Value& callable() const noexcept { return callable_; }
    [[nodiscard]] const Value& sentinel() const noexcept { return sentinel_; }

private:
    Value callable_;
    Value sentinel_;
};

Routine next_of_callable(Runtime& runtime, Ref<CallableIterator> iterator) {
    Value item = co_await call(runtime, iterator->callable(), Arguments{});
    if (item.failed()) {
        if (!is_instance(runtime, runtime.error, runtime.types.stop_iteration)) co_return item;
        const Value stop = runtime.take_error();
        iterator->clear();
        co_return Value::exhausted();
    }
    const Value is_last = co_await equals(runtime, iterator->sentinel(), item);
    if (is_last.failed()) co_return is_last;
    if (!is_last.is_true()) co_return item;
    iterator->clear();
    co_return Value::exhausted();
}

Value CallableIterator::next(Runtime& runtime) {
    if (callable_.is_empty()) return Value::exhausted();
    return run(runtime, next_of_callable(runtime, Ref<CallableIterator>(this)));
}

// reversed(sequence)

Routine reverse_by_items(Runtime& runtime, Value sequence) {
    const Value count = co_await length(runtime, sequence);
    if (count.failed()) co_return count;
    co_return Value(
        runtime.heap().make<ReverseIterator>(runtime.types.reversed, sequence, count.small_integer()));
}

Value reversed_construct(Runtime& runtime, Type*, Arguments arguments) {
    if (arguments.keyword_count() > 0) return runtime.raise(Message::NoKeywordArguments, "reversed");
    if (arguments.positional != 1) {
        return runtime.raise(Message::ExpectedExactly, "reversed", 1, "", arguments.positional);
    }
    const Value& sequence = arguments.values[0];
    Type& type = *type_of(runtime, sequence);
    const Value* method = type.lookup(runtime.names.dunder_reversed);
    const bool has_items = type.slots.get_item != nullptr && type.slots.length != nullptr &&
                           !sequence.is<Dict>() && !sequence.is<Set>();
    if (method != nullptr && !method->is_none()) {
        return call_special(runtime, sequence, runtime.names.dunder_reversed);
    }
    if (method != nullptr || !has_items) return runtime.raise(Message::NotReversible, type.name());
    return run(runtime, reverse_by_items(runtime, sequence));
}

void define(Runtime& runtime, Type* Types::* member, std::string_view name,
            Value (*construct)(Runtime&, Type*, Arguments), bool has_length_hint) {
    TypeBuilder builder(runtime, name, {runtime.types.object}, Kind::Iterator);
    make_iterator_slots(builder, has_length_hint);
    builder.slots().construct = construct;
    builder.type().may_be_subclassed = construct != nullptr;
    runtime.types.*member = builder.finish().get();
}

}  // namespace

Value make_callable_iterator(Runtime& runtime, Value callable, Value sentinel) {
    return Value(runtime.heap().make<CallableIterator>(runtime.types.callable_iterator, std::move(callable),
                                                       std::move(sentinel)));
}

void define_lazy_iterator_types(Runtime& runtime) {
    define(runtime, &Types::enumerate, "enumerate", enumerate_construct, false);
    define(runtime, &Types::zip, "zip", zip_construct, false);
    define(runtime, &Types::map, "map", map_construct, false);
    define(runtime, &Types::filter, "filter", filter_construct, false);
    define(runtime, &Types::callable_iterator, "callable_iterator", nullptr, false);
    define(runtime, &Types::reversed, "reversed", reversed_construct, true);
}

}  // namespace loopscope::language
