#include "language/objects/mapping_proxy.h"

#include "language/objects/constructor_arguments.h"
#include "language/objects/container_repr.h"
#include "language/objects/heap.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

const Value& mapping_of(const Value& self) {
    return static_cast<MappingProxy*>(self.object())->mapping;
}

Value proxy_repr(Runtime& runtime, const Value& self) {
    return repr_between(runtime, "mappingproxy(", mapping_of(self), ")");
}
Value proxy_str(Runtime& runtime, const Value& self) {
    return str(runtime, mapping_of(self));
}
Value proxy_hash(Runtime& runtime, const Value& self) {
    return hash(runtime, mapping_of(self));
}
Value proxy_length(Runtime& runtime, const Value& self) {
    return length(runtime, mapping_of(self));
}
Value proxy_iterate(Runtime& runtime, const Value& self) {
    return iterate(runtime, mapping_of(self));
}
Value proxy_get_item(Runtime& runtime, const Value& self, const Value& key) {
    return get_item(runtime, mapping_of(self), key);
}
Value proxy_contains(Runtime& runtime, const Value& self, const Value& key) {
    return contains(runtime, mapping_of(self), key);
}

bool is_proxy(Runtime& runtime, const Value& value) {
    return value.is_object() && value.object()->type() == runtime.types.mapping_proxy;
}

Value unwrapped(Runtime& runtime, const Value& value) {
    return is_proxy(runtime, value) ? mapping_of(value) : value;
}

/// An operand whose methods are not the program's: they might keep what they are given and write into it.
bool is_trusted(Runtime& runtime, const Value& operand) {
    return type_of(runtime, operand) == runtime.types.dict || is_proxy(runtime, operand);
}

Value proxy_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    if (!is_trusted(runtime, other)) return Value::not_implemented();
    return compare(runtime, operation, mapping_of(self), unwrapped(runtime, other));
}

Value proxy_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    if (operation != BinaryOperator::Or || !is_trusted(runtime, left) || !is_trusted(runtime, right))
        return Value::not_implemented();
    return binary(runtime, operation, unwrapped(runtime, left), unwrapped(runtime, right));
}

// Methods are those of the mapping.
template <String* Names::* name>
Value forward(Runtime& runtime, Value* arguments) {
    return call_method(runtime, mapping_of(arguments[0]), runtime.names.*name);
}

Value proxy_get(Runtime& runtime, Value* arguments) {
    const Value when_absent = arguments[2].is_empty() ? Value::none() : std::move(arguments[2]);
    return call_method(runtime, mapping_of(arguments[0]), runtime.names.get, arguments[1], when_absent);
}

Value proxy_construct(Runtime& runtime, Type*, Arguments arguments) {
    Value mapping;
    if (!read_arguments(runtime, {"mappingproxy", {"mapping"}, 0, true}, arguments, &mapping))
        return Value::error();
    if (mapping.is_empty()) {
        return runtime.raise(runtime.types.type_error,
                             "mappingproxy() missing required argument 'mapping' (pos 1)");
    }
    const bool is_mapping =
        type_of(runtime, mapping)->slots.get_item != nullptr && !mapping.is<List>() && !mapping.is<Tuple>();
    if (!is_mapping) {
        return runtime.raise(runtime.types.type_error, "mappingproxy() argument must be a mapping, not " +
                                                           std::string(type_name(runtime, mapping)));
    }
    return make_mapping_proxy(runtime, std::move(mapping));
}

}  // namespace

Value make_mapping_proxy(Runtime& runtime, Value mapping) {
    return Value(runtime.heap().make<MappingProxy>(runtime.types.mapping_proxy, std::move(mapping)));
}

void define_mapping_proxy_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "mappingproxy", {runtime.types.object}, Kind::Other);
    builder.type().may_be_subclassed = false;
    builder.type().attributes().set(runtime.names.dunder_abc_tpflags, Value::small_integer(1 << 6));
    Slots& slots = builder.slots();
    slots.repr = proxy_repr;
    slots.str = proxy_str;
    slots.hash = proxy_hash;
    slots.compare = proxy_compare;
    slots.binary = proxy_binary;
    slots.length = proxy_length;
    slots.get_item = proxy_get_item;
    slots.contains = proxy_contains;
    slots.iterate = proxy_iterate;
    slots.construct = proxy_construct;
    builder.method("copy(self, /)", forward<&Names::copy>)
        .method("get(self, key, default=None, /)", proxy_get)
        .method("items(self, /)", forward<&Names::items>)
        .method("keys(self, /)", forward<&Names::keys>)
        .method("values(self, /)", forward<&Names::values>);
    runtime.types.mapping_proxy = builder.finish().get();
}

}  // namespace loopscope::language
