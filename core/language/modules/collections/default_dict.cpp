// collections.defaultdict: a dict that makes the value of a missing key by calling its factory.
#include "language/modules/collections/module.h"
#include "language/objects/container_repr.h"
#include "language/objects/dict_methods.h"
#include "language/objects/dict_operations.h"
#include "language/objects/heap.h"
#include "language/objects/sequence.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

class DefaultDict final : public Dict {
public:
    using Dict::Dict;
    Value factory = Value::none();

    void traverse(Visitor& visitor) const override {
        Dict::traverse(visitor);
        visitor.visit(factory);
    }
};

DefaultDict& self_of(const Value& self) {
    return *static_cast<DefaultDict*>(self.object());
}

bool is_default_dict(Runtime& runtime, const Value& value) {
    return value.is<Dict>() && value.object()->type()->is_subtype_of(runtime.types.default_dict);
}

bool may_be_factory(const Value& value) {
    if (value.is_none()) return true;
    if (!value.is_object()) return false;
    const Kind kind = value.object()->kind();
    return kind == Kind::Function || kind == Kind::NativeFunction || kind == Kind::BoundMethod ||
           value.object()->type()->slots.call != nullptr;
}

Ref<DefaultDict> make_default_dict(Runtime& runtime, Value factory) {
    Ref<DefaultDict> made = runtime.heap().make<DefaultDict>(runtime, runtime.types.default_dict);
    made->factory = std::move(factory);
    return made;
}

Routine missing_slowly(Runtime& runtime, Value self, Value key) {
    Value value = co_await call(runtime, self_of(self).factory);
    if (value.failed()) co_return value;
    const Value done = co_await set_item(runtime, self, key, value);
    if (done.failed()) co_return done;
    co_return value;
}

Value missing(Runtime& runtime, Value* arguments) {
    if (self_of(arguments[0]).factory.is_none()) return raise_key_error(runtime, arguments[1]);
    return run(runtime, missing_slowly(runtime, std::move(arguments[0]), std::move(arguments[1])));
}

// Reads `defaultdict(factory, other, **keywords)` and keeps the factory. False after raising TypeError.
bool read_call(Runtime& runtime, DefaultDict& self, Arguments arguments, Value& other, Ref<Dict>& keywords) {
    if (arguments.positional > 0) {
        if (!may_be_factory(arguments.values[0])) {
            static_cast<void>(
                runtime.raise(runtime.types.type_error, "first argument must be callable or None"));
            return false;
        }
        self.factory = std::move(arguments.values[0]);
        ++arguments.values;
        --arguments.positional;
    }
    return read_dict_call(runtime, arguments, other, keywords);
}

Routine filled(Runtime& runtime, Ref<DefaultDict> made, Value other, Ref<Dict> keywords) {
    const Value done = co_await dict_update_from_call(runtime, *made, other, keywords);
    if (done.failed()) co_return done;
    co_return Value(made);
}

Value construct(Runtime& runtime, Type* type, Arguments arguments) {
    Ref<DefaultDict> made = make_default_dict(runtime, Value::none());
    if (type->is_from_program) made->set_type(type);
    Value other;
    Ref<Dict> keywords;
    if (!read_call(runtime, *made, arguments, other, keywords)) return Value::error();
    if (other.is_empty() && !keywords) return Value(std::move(made));
    return run(runtime, filled(runtime, std::move(made), std::move(other), std::move(keywords)));
}

Value initialize(Runtime& runtime, const Value& self, Arguments arguments) {
    Value other;
    Ref<Dict> keywords;
    if (!read_call(runtime, self_of(self), arguments, other, keywords)) return Value::error();
    return dict_update_from_call(runtime, self_of(self), std::move(other), std::move(keywords));
}

Routine repr_slowly(Runtime& runtime, Value self) {
    Value factory = self_of(self).factory;
    if (!factory.is_object()) {
        factory = repr(runtime, factory);
    } else if (ReprGuard::is_showing(runtime, factory.object())) {
        factory = Value(make_string(runtime, "..."));
    } else {
        const Value shown = factory;
        const ReprGuard guard(runtime, shown.object());
        factory = co_await repr(runtime, shown);
    }
    if (factory.failed()) co_return factory;
    const Value items = co_await container_repr(runtime, self);
    if (items.failed()) co_return items;
    std::string text(type_of(runtime, self)->name()->view());
    text.append("(").append(factory.as<String>()->view()).append(", ").append(items.as<String>()->view());
    co_return Value(make_string(runtime, text + ")"));
}

Value default_dict_repr(Runtime& runtime, const Value& self) {
    return run(runtime, repr_slowly(runtime, self));
}

Value copy(Runtime& runtime, Value* arguments) {
    Ref<DefaultDict> made = make_default_dict(runtime, self_of(arguments[0]).factory);
    made->copy_from(self_of(arguments[0]));
    if (arguments[0].object()->type()->is_from_program) made->set_type(arguments[0].object()->type());
    return Value(std::move(made));
}

Routine merged(Runtime& runtime, Ref<DefaultDict> result, Value right) {
    const Value done = co_await dict_update(runtime, *result, right);
    if (done.failed()) co_return done;
    co_return Value(result);
}

Value default_dict_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    if (operation != BinaryOperator::Or || !left.is<Dict>() || !right.is<Dict>())
        return Value::not_implemented();
    const Value& own = is_default_dict(runtime, left) ? left : right;
    Ref<DefaultDict> result = make_default_dict(runtime, self_of(own).factory);
    result->copy_from(*left.as<Dict>());
    result->set_type(own.object()->type());
    return run(runtime, merged(runtime, std::move(result), right));
}

Value get_factory(Runtime&, const Value& self) {
    return self_of(self).factory;
}

Value set_factory(Runtime&, const Value& self, const Value& value) {
    self_of(self).factory = value.is_empty() ? Value::none() : value;
    return Value::none();
}

}  // namespace

void define_default_dict_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "defaultdict", {runtime.types.dict}, Kind::Dict);
    Slots& slots = builder.slots();
    slots.repr = default_dict_repr;
    slots.binary = default_dict_binary;
    slots.construct = construct;
    slots.initialize = initialize;
    builder.module("collections")
        .method("__missing__(self, key, /)", missing)
        .method("copy(self, /)", copy)
        .method("__copy__(self, /)", copy)
        .attribute("default_factory", get_factory, set_factory);
    runtime.types.default_dict = builder.finish().get();
}

}  // namespace loopscope::language
