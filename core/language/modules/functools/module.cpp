#include "language/modules/functools/module.h"

#include "language/objects/heap.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// reduce

Routine reduce_slowly(Runtime& runtime, Value function, Value iterable, Value total) {
    if (type_of(runtime, iterable)->slots.iterate == nullptr) {
        co_return runtime.raise(runtime.types.type_error, "reduce() arg 2 must support iteration");
    }
    const Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    while (true) {
        Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) break;
        if (total.is_empty()) {
            total = std::move(item);
            continue;
        }
        total = co_await call(runtime, function, total, item);
        if (total.failed()) co_return total;
    }
    if (!total.is_empty()) co_return total;
    co_return runtime.raise(runtime.types.type_error, "reduce() of empty iterable with no initial value");
}

Value reduce(Runtime& runtime, Value* arguments) {
    return run(runtime, reduce_slowly(runtime, arguments[0], arguments[1], arguments[2]));
}

// cmp_to_key

/// A key that compares with others by calling a function of two values.
class ComparedKey final : public Object {
public:
    ComparedKey(Type* type, Value compare_function, Value value_shown) noexcept
        : Object(type, Kind::Other), function(std::move(compare_function)), value(std::move(value_shown)) {}
    Value function;
    Value value;  // empty: this makes keys
    void traverse(Visitor& visitor) const override {
        visitor.visit(function);
        visitor.visit(value);
    }
    void clear() override { function = value = Value::none(); }
};

ComparedKey& key_of(const Value& self) {
    return *static_cast<ComparedKey*>(self.object());
}

Routine compare_keys(Runtime& runtime, CompareOperator operation, Value self, Value other) {
    const Value order =
        co_await call(runtime, key_of(self).function, key_of(self).value, key_of(other).value);
    if (order.failed()) co_return order;
    const Value zero = Value::small_integer(0);
    co_return co_await compare(runtime, operation, order, zero);
}

Value key_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    if (!other.is_object() || other.object()->type() != self.object()->type()) {
        return runtime.raise(runtime.types.type_error, "other argument must be K instance");
    }
    return run(runtime, compare_keys(runtime, operation, self, other));
}

Value make_key(Runtime& runtime, Type* type, Value function, Value value) {
    return Value(runtime.heap().make<ComparedKey>(type, std::move(function), std::move(value)));
}

Value key_call(Runtime& runtime, const Value& self, Arguments arguments) {
    if (arguments.positional + arguments.keyword_count() != 1) {
        return runtime.raise(runtime.types.type_error, "K() missing required argument 'obj' (pos 1)");
    }
    return make_key(runtime, self.object()->type(), key_of(self).function, std::move(arguments.values[0]));
}

Value cmp_to_key(Runtime& runtime, Value* arguments) {
    return make_key(runtime, runtime.types.compared_key, std::move(arguments[0]), {});
}

Value get_value(Runtime& runtime, const Value& self) {
    const Value& value = key_of(self).value;
    return value.is_empty() ? runtime.raise(runtime.types.attribute_error, "object") : value;
}

Type* define_compared_key_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "KeyWrapper", {runtime.types.object}, Kind::Other);
    builder.type().may_be_subclassed = false;
    builder.slots().hash = nullptr;
    builder.slots().compare = key_compare;
    builder.slots().call = key_call;
    builder.module("functools").attribute("obj", get_value);
    return builder.finish().get();
}

}  // namespace

Ref<Module> make_functools_module(Runtime& runtime) {
    runtime.types.compared_key = define_compared_key_type(runtime);
    ModuleBuilder module(runtime, "_functools");
    module.function("cmp_to_key(mycmp)", cmp_to_key)
        .function("reduce(function, iterable, initial=None, /)", reduce)
        .type(define_partial_type(runtime))
        .type(define_cached_function_type(runtime));
    return module.finish();
}

}  // namespace loopscope::language
