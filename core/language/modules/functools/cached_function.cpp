// functools.lru_cache: a function that keeps its latest results. They stand in a dict by their arguments, in
// the order of use: the one used last comes last.
#include "language/modules/functools/module.h"
#include "language/objects/dict.h"
#include "language/objects/dict_operations.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

constexpr std::int64_t kUnbounded = -1;

class CachedFunction final : public Object {
public:
    explicit CachedFunction(Type* type) noexcept : Object(type, Kind::Other) {}
    Value function;
    Value make_info;  ///< called with hits, misses, maxsize and currsize
    Ref<Dict> results;
    std::int64_t most = kUnbounded;
    std::int64_t hits = 0;
    std::int64_t misses = 0;
    bool is_typed = false;

    void traverse(Visitor& visitor) const override {
        visitor.visit(function);
        visitor.visit(make_info);
        visitor.visit(results.get());
    }
    void clear() override {
        function = Value::none();
        results->clear();
    }
};

CachedFunction& cached_of(const Value& self) {
    return *static_cast<CachedFunction*>(self.object());
}

// What tells a call from others: the argument itself when it is a lone int or str, else a tuple of all
// (functools.py:497).
Value key_of(Runtime& runtime, const Value& self, const Arguments& arguments) {
    const CachedFunction& cached = cached_of(self);
    const std::uint32_t keywords = arguments.keyword_count();
    if (arguments.positional == 1 && keywords == 0 && !cached.is_typed) {
        const Value& only = arguments.values[0];
        const Type* type = type_of(runtime, only);
        if (type == runtime.types.integer || type == runtime.types.string) return only;
    }
    Ref<List> key = make_list(runtime);
    key->extend({arguments.values, arguments.positional});
    if (keywords > 0) {
        // No argument can be this.
        key->append(self);
        for (std::uint32_t i = 0; i < keywords; ++i) {
            key->append((*arguments.names)[i]);
            key->append(arguments.values[arguments.positional + i]);
        }
    }
    if (cached.is_typed) {
        for (std::uint32_t i = 0; i < arguments.positional + keywords; ++i) {
            key->append(Value::from(type_of(runtime, arguments.values[i])));
        }
    }
    return Value(make_tuple(runtime, std::as_const(*key).span()));
}

// A result was used: it goes to the end.
void move_to_end(Dict& results, std::uint32_t place) {
    if (results.last_before(results.entry_count()) == place) return;
    const Value key = results.entry(place).key;
    const std::uint32_t hash = results.entry(place).hash;
    Value result = results.remove(place);
    results.insert(key, hash, std::move(result));
}

Routine call_slowly(Runtime& runtime, Value self, Value key, Ref<Tuple> values, std::uint32_t positional,
                    Ref<Tuple> names) {
    CachedFunction& cached = cached_of(self);
    const Value hashed = co_await hash(runtime, key);
    if (hashed.failed()) co_return hashed;
    const auto bits = static_cast<std::uint32_t>(hashed.small_integer());
    Value place = co_await dict_locate(runtime, *cached.results, key, bits);
    if (place.failed()) co_return place;
    if (place.small_integer() >= 0) {
        ++cached.hits;
        const auto index = static_cast<std::uint32_t>(place.small_integer());
        const Value result = cached.results->entry(index).value;
        if (cached.most != kUnbounded) move_to_end(*cached.results, index);
        co_return result;
    }
    ++cached.misses;
    Value result =
        co_await call(runtime, cached.function, Arguments{values->items(), positional, names.get()});
    if (result.failed() || cached.most == 0) co_return result;
    // The call may have kept the same result already.
    place = co_await dict_locate(runtime, *cached.results, key, bits);
    if (place.failed()) co_return place;
    if (place.small_integer() >= 0) co_return result;
    if (cached.results->length() == cached.most) {
        const Value oldest = cached.results->remove(cached.results->first_from(0));
    }
    cached.results->insert(key, bits, result);
    co_return result;
}

Value cached_call(Runtime& runtime, const Value& self, Arguments arguments) {
    CachedFunction& cached = cached_of(self);
    if (cached.most == 0) {
        ++cached.misses;
        return call(runtime, cached.function, arguments);
    }
    Value key = key_of(runtime, self, arguments);
    std::uint32_t hash = 0;
    const std::uint32_t place = dict_find(runtime, *cached.results, key, hash);
    if (place != Dict::kNotFound && place != Dict::kNeedsCompare) {
        ++cached.hits;
        Value result = cached.results->entry(place).value;
        if (cached.most != kUnbounded) move_to_end(*cached.results, place);
        return result;
    }
    const std::uint32_t keywords = arguments.keyword_count();
    Ref<Tuple> values = make_tuple(runtime, {arguments.values, arguments.positional + keywords});
    Ref<Tuple> names;
    if (keywords > 0) names = make_tuple(runtime, arguments.names->span());
    return run(runtime, call_slowly(runtime, self, std::move(key), std::move(values), arguments.positional,
                                    std::move(names)));
}

Value construct(Runtime& runtime, Type* type, Arguments arguments) {
    if (arguments.positional != 4 || arguments.keyword_count() != 0) {
        return runtime.raise(Message::ExpectedExactly, "_lru_cache_wrapper", 4, "s", arguments.positional);
    }
    std::int64_t most = kUnbounded;
    const Value& bound = arguments.values[1];
    if (!bound.is_none()) {
        if (!is_integer(bound))
            return runtime.raise(runtime.types.type_error, "maxsize should be integer or None");
        if (!to_int64(bound, most))
            most = kUnbounded;
        else if (most < 0)
            most = 0;
    }
    Ref<CachedFunction> made = runtime.heap().make<CachedFunction>(type);
    made->function = std::move(arguments.values[0]);
    made->most = most;
    made->is_typed = arguments.values[2].is_true();
    made->make_info = std::move(arguments.values[3]);
    made->results = make_dict(runtime);
    return Value(std::move(made));
}

Value cache_info(Runtime& runtime, Value* arguments) {
    const CachedFunction& cached = cached_of(arguments[0]);
    const Value most = cached.most == kUnbounded ? Value::none() : make_integer(runtime, cached.most);
    return call(runtime, cached.make_info, make_integer(runtime, cached.hits),
                make_integer(runtime, cached.misses), most, Value::small_integer(cached.results->length()));
}

Value cache_clear(Runtime&, Value* arguments) {
    CachedFunction& cached = cached_of(arguments[0]);
    cached.results->clear();
    cached.hits = cached.misses = 0;
    return Value::none();
}

// Bound like a function, so that methods can be cached.
Value descriptor_get(Runtime& runtime, const Value& self, const Value& instance, const Value&) {
    return instance.is_empty() || instance.is_none() ? self : bind_method(runtime, self, instance);
}

}  // namespace

Type* define_cached_function_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "_lru_cache_wrapper", {runtime.types.object}, Kind::Other);
    builder.attribute("__dict__", get_instance_dict, set_instance_dict);
    builder.type().has_instance_attributes = true;
    builder.type().has_weak_references = true;
    builder.type().may_be_subclassed = false;
    builder.slots().call = cached_call;
    builder.slots().construct = construct;
    builder.slots().descriptor_get = descriptor_get;
    builder.module("functools")
        .method("cache_clear(self, /)", cache_clear)
        .method("cache_info(self, /)", cache_info);
    runtime.types.cached_function = builder.finish().get();
    return runtime.types.cached_function;
}

}  // namespace loopscope::language
