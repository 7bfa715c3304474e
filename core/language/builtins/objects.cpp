// Builtin functions on any object: its attributes, its class, its text, its identity.
#include <string>

#include "language/builtins/builtins.h"
#include "language/objects/integer.h"
#include "language/objects/simple_keys.h"
#include "language/objects/string.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Value builtin_ascii(Runtime& runtime, Value* arguments) {
    return ascii(runtime, arguments[0]);
}

Value builtin_callable(Runtime&, Value* arguments) {
    return Value::boolean(is_callable(arguments[0]));
}

// The name that an attribute function was given, interned; null after raising TypeError.
Ref<String> attribute_name(Runtime& runtime, const Value& name) {
    if (auto* string = name.get_if<String>()) return runtime.intern(string);
    static_cast<void>(runtime.raise(Message::AttributeNameType, type_name(runtime, name)));
    return {};
}

Routine get_with_default(Runtime& runtime, Value object, Ref<String> name, Value when_missing) {
    Value found = co_await find_attribute(runtime, object, name.get());
    co_return found.is_empty() ? when_missing : found;
}

Value builtin_getattr(Runtime& runtime, Value* arguments) {
    const Ref<String> name = attribute_name(runtime, arguments[1]);
    if (!name) return Value::error();
    if (arguments[2].is_empty()) return get_attribute(runtime, arguments[0], name.get());
    return run(runtime, get_with_default(runtime, arguments[0], name, arguments[2]));
}

Routine has_attribute(Runtime& runtime, Value object, Ref<String> name) {
    const Value found = co_await find_attribute(runtime, object, name.get());
    if (found.failed()) co_return found;
    co_return Value::boolean(!found.is_empty());
}

Value builtin_hasattr(Runtime& runtime, Value* arguments) {
    const Ref<String> name = attribute_name(runtime, arguments[1]);
    if (!name) return Value::error();
    return run(runtime, has_attribute(runtime, arguments[0], name));
}

Value builtin_setattr(Runtime& runtime, Value* arguments) {
    const Ref<String> name = attribute_name(runtime, arguments[1]);
    return name ? set_attribute(runtime, arguments[0], name.get(), arguments[2]) : Value::error();
}

Value builtin_delattr(Runtime& runtime, Value* arguments) {
    const Ref<String> name = attribute_name(runtime, arguments[1]);
    return name ? delete_attribute(runtime, arguments[0], name.get()) : Value::error();
}

Value builtin_format(Runtime& runtime, Value* arguments) {
    if (arguments[1].is_empty()) return format(runtime, arguments[0], *make_string(runtime, ""));
    const auto* spec = arguments[1].get_if<String>();
    if (spec == nullptr) return runtime.raise(Message::FormatSpecType, type_name(runtime, arguments[1]));
    return format(runtime, arguments[0], *spec);
}

Value builtin_hash(Runtime& runtime, Value* arguments) {
    return full_hash(runtime, arguments[0]);
}

Value builtin_id(Runtime& runtime, Value* arguments) {
    // Values without an object are told apart by their bits, which are no address.
    constexpr std::uint64_t kPositive = 0x7FFF'FFFF'FFFF'FFFF;
    const Value& value = arguments[0];
    if (!value.is_object()) return make_integer(runtime, static_cast<std::int64_t>(value.bits() & kPositive));
    return make_integer(runtime, static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(value.object())));
}

Value builtin_isinstance(Runtime& runtime, Value* arguments) {
    return is_instance_of(runtime, arguments[0], arguments[1]);
}

Value builtin_issubclass(Runtime& runtime, Value* arguments) {
    return is_subclass_of(runtime, arguments[0], arguments[1]);
}

Value builtin_repr(Runtime& runtime, Value* arguments) {
    return repr(runtime, arguments[0]);
}

}  // namespace

void define_object_builtins(Runtime& runtime) {
    add_builtin(runtime, "ascii(obj, /)", builtin_ascii);
    add_builtin(runtime, "callable(obj, /)", builtin_callable);
    add_builtin(runtime, "delattr(obj, name, /)", builtin_delattr);
    add_builtin(runtime, "format(value, format_spec='', /)", builtin_format);
    add_builtin(runtime, "getattr(object, name, default=None, /)", builtin_getattr);
    add_builtin(runtime, "hasattr(obj, name, /)", builtin_hasattr);
    add_builtin(runtime, "hash(obj, /)", builtin_hash);
    add_builtin(runtime, "id(obj, /)", builtin_id);
    add_builtin(runtime, "isinstance(obj, class_or_tuple, /)", builtin_isinstance);
    add_builtin(runtime, "issubclass(cls, class_or_tuple, /)", builtin_issubclass);
    add_builtin(runtime, "repr(obj, /)", builtin_repr);
    add_builtin(runtime, "setattr(obj, name, value, /)", builtin_setattr);
}

}  // namespace loopscope::language
