// How builtin types and native modules are described: name, bases, slots, methods, attributes.
//
//     TypeBuilder builder(runtime, "list", {runtime.types.object}, Kind::List);
//     builder.slots().length = list_length;
//     builder.method("append(self, object, /)", list_append);
//     builder.attribute("real", get_real);
//     runtime.types.list = builder.finish();
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "language/objects/type.h"
#include "language/runtime/native.h"

namespace loopscope::language {

class Module;

/// `get_attribute` of one attribute of a builtin type.
using AttributeGetter = Value (*)(Runtime& runtime, const Value& self);
/// Sets it, or deletes it when `value` is empty; answers None or error().
using AttributeSetter = Value (*)(Runtime& runtime, const Value& self, const Value& value);

class TypeBuilder {
public:
    TypeBuilder(Runtime& runtime, std::string_view name, std::initializer_list<Type*> bases,
                Kind instance_kind);

    /// Slots begin as the first base's.
    [[nodiscard]] Slots& slots() noexcept { return type_->slots; }
    [[nodiscard]] Type& type() noexcept { return *type_; }

    /// `__module__`; messages name the type with it. What is not said is of "builtins".
    TypeBuilder& module(std::string_view name);
    /// `__module__` of a class that CPython writes in Python; messages name it alone.
    TypeBuilder& python_module(std::string_view name);
    TypeBuilder& method(std::string_view signature, NativeFunctionPointer function);
    TypeBuilder& class_method(std::string_view signature, NativeFunctionPointer function);
    TypeBuilder& static_method(std::string_view signature, NativeFunctionPointer function);
    TypeBuilder& attribute(std::string_view name, AttributeGetter get, AttributeSetter set = nullptr);
    TypeBuilder& constant(std::string_view name, Value value);
    TypeBuilder& document(std::string_view text);

    /// Adds the dunder methods that the slots stand for. The type lives as long as the runtime.
    [[nodiscard]] Ref<Type> finish();

private:
    Runtime& runtime_;
    Ref<Type> type_;
};

class ModuleBuilder {
public:
    ModuleBuilder(Runtime& runtime, std::string_view name);
    /// The native part of a module that CPython has in one piece: its functions say that they are of
    /// `shown_name`.
    ModuleBuilder(Runtime& runtime, std::string_view name, std::string_view shown_name);

    ModuleBuilder& function(std::string_view signature, NativeFunctionPointer pointer);
    ModuleBuilder& constant(std::string_view name, Value value);
    /// The name as the type has it.
    ModuleBuilder& type(Type* type);

    [[nodiscard]] Ref<Module> finish();

private:
    Runtime& runtime_;
    Ref<String> shown_name_;
    Ref<Module> module_;
};

/// What `function` makes of `self` with the positional arguments in the tuple at `arguments`, but for the
/// first `skipped`, and the keywords in the dict behind it: a native with `*args` and `**kwargs` hands them
/// on.
Value with_arguments(Runtime& runtime, const Value& self, const Value* arguments, std::uint32_t skipped,
                     Value (*function)(Runtime&, const Value&, Arguments));

/// What functions for the library's own use ask of their arguments, as programs can reach them, too. False
/// after raising TypeError when `given` is of another type.
[[nodiscard]] bool expect_instance(Runtime& runtime, const Value& given, Type* type);

}  // namespace loopscope::language
