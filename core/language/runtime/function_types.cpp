// Functions, methods, cells and code objects as the program sees them.
#include "language/runtime/function.h"

#include <algorithm>
#include <string>

#include "language/runtime/frame.h"
#include "language/runtime/frame_object.h"
#include "language/runtime/instance.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

// Functions of the program

Value function_repr(Runtime& runtime, const Value& self) {
    const auto& function = *self.as<Function>();
    std::string text(function.code->stands_for_native ? "<built-in function " : "<function ");
    text.append(function.qualified_name()->view());
    if (!function.code->stands_for_native) text.append(" at ").append(address_text(self.object()));
    return Value(make_string(runtime, text.append(">")));
}

Value function_call(Runtime& runtime, const Value& self, Arguments arguments) {
    return call_function(runtime, *self.as<Function>(), arguments);
}

Value bind_to_instance(Runtime& runtime, const Value& self, const Value& instance, const Value&) {
    return instance.is_empty() ? self : bind_method(runtime, self, instance);
}

bool is_string(Runtime& runtime, const Value& value, std::string_view attribute) {
    if (value.is<String>()) return true;
    const Value failed = runtime.raise(Message::MustBeSetToString, attribute);
    return false;
}

Value get_function_name(Runtime&, const Value& self) {
    return Value(self.as<Function>()->name());
}
Value get_function_qualified_name(Runtime&, const Value& self) {
    return Value(self.as<Function>()->qualified_name());
}
Value set_function_name(Runtime& runtime, const Value& self, const Value& value) {
    if (!is_string(runtime, value, "__name__")) return Value::error();
    self.as<Function>()->details().name = Ref<String>(value.as<String>());
    return Value::none();
}
Value set_function_qualified_name(Runtime& runtime, const Value& self, const Value& value) {
    if (!is_string(runtime, value, "__qualname__")) return Value::error();
    self.as<Function>()->details().qualified_name = Ref<String>(value.as<String>());
    return Value::none();
}

Value get_documentation(Runtime&, const Value& self) {
    return self.as<Function>()->documentation();
}
Value get_module(Runtime&, const Value& self) {
    return self.as<Function>()->module;
}
Value set_or_none(Value& member, const Value& value) {
    member = value.is_empty() ? Value::none() : value;
    return Value::none();
}
Value set_documentation(Runtime&, const Value& self, const Value& value) {
    return set_or_none(self.as<Function>()->details().documentation, value);
}
Value set_module(Runtime&, const Value& self, const Value& value) {
    return set_or_none(self.as<Function>()->module, value);
}
Value set_annotations(Runtime&, const Value& self, const Value& value) {
    return set_or_none(self.as<Function>()->annotations, value);
}
Value set_type_parameters(Runtime&, const Value& self, const Value& value) {
    return set_or_none(self.as<Function>()->details().type_parameters, value);
}

template <class T, Ref<T> Function::* Member>
Value get_object(Runtime&, const Value& self) {
    const Ref<T>& member = self.as<Function>()->*Member;
    return member ? Value(member) : Value::none();
}
template <class T, Ref<T> Function::* Member>
Value set_object(Runtime& runtime, const Value& self, const Value& value) {
    if (value.is_empty() || value.is_none()) {
        self.as<Function>()->*Member = {};
    } else if (value.is<T>()) {
        self.as<Function>()->*Member = Ref<T>(value.as<T>());
    } else {
        return runtime.raise(Message::WrongAttributeType, type_name(runtime, value));
    }
    return Value::none();
}

Value get_annotations(Runtime& runtime, const Value& self) {
    Value& annotations = self.as<Function>()->annotations;
    if (annotations.is_empty()) annotations = Value(make_dict(runtime));
    return annotations;
}
Value get_type_parameters(Runtime& runtime, const Value& self) {
    const Value& parameters = self.as<Function>()->details().type_parameters;
    return parameters.is_empty() ? Value(make_tuple(runtime, 0)) : parameters;
}

void define_function(Runtime& runtime) {
    TypeBuilder builder(runtime, "function", {runtime.types.object}, Kind::Function);
    Slots& slots = builder.slots();
    slots.repr = function_repr;
    slots.call = function_call;
    slots.descriptor_get = bind_to_instance;
    builder.attribute("__name__", get_function_name, set_function_name);
    builder.attribute("__qualname__", get_function_qualified_name, set_function_qualified_name);
    builder.attribute("__doc__", get_documentation, set_documentation);
    builder.attribute("__module__", get_module, set_module);
    builder.attribute("__code__", get_object<CodeObject, &Function::code>);
    builder.attribute("__globals__", get_object<Dict, &Function::globals>);
    builder.attribute("__closure__", get_object<Tuple, &Function::closure>);
    builder.attribute("__defaults__", get_object<Tuple, &Function::defaults>,
                      set_object<Tuple, &Function::defaults>);
    builder.attribute("__kwdefaults__", get_object<Dict, &Function::keyword_defaults>,
                      set_object<Dict, &Function::keyword_defaults>);
    builder.attribute("__annotations__", get_annotations, set_annotations);
    builder.attribute("__type_params__", get_type_parameters, set_type_parameters);
    builder.attribute("__dict__", get_instance_dict, set_instance_dict);
    builder.type().has_instance_attributes = true;
    builder.type().may_be_subclassed = false;
    runtime.types.function = builder.finish().get();
}

// Natives

std::string native_qualified_name(const NativeFunction& native) {
    if (native.owner == nullptr) return native.signature().name;
    return std::string(native.owner->name()->view()) + "." + native.signature().name;
}

Value native_repr(Runtime& runtime, const Value& self) {
    const auto& native = *self.as<NativeFunction>();
    std::string text;
    if (native.signature().words_as_function) {
        text = "<function " + native_qualified_name(native) + " at " + address_text(self.object()) + ">";
    } else if (!native.receiver.is_empty()) {
        text = "<built-in method " + native.signature().name + " of ";
        text.append(type_name(runtime, native.receiver)).append(" object");
        if (native.receiver.is_object()) text += " at " + address_text(native.receiver.object());
        text += ">";
    } else if (native.owner != nullptr) {
        text = "<method '" + native.signature().name + "' of '" +
               std::string(native.owner->shown_name()->view()) + "' objects>";
    } else {
        text = "<built-in function " + native.signature().name + ">";
    }
    return Value(make_string(runtime, text));
}

Value native_call(Runtime& runtime, const Value& self, Arguments arguments) {
    return call_native(runtime, *self.as<NativeFunction>(), arguments);
}

Value native_descriptor_get(Runtime& runtime, const Value& self, const Value& instance, const Value&) {
    const bool becomes_method = !instance.is_empty() && self.as<NativeFunction>()->binds();
    return becomes_method ? bind_method(runtime, self, instance) : self;
}

Value native_name(Runtime& runtime, const Value& self) {
    return Value(make_string(runtime, self.as<NativeFunction>()->signature().name));
}
Value native_qualname(Runtime& runtime, const Value& self) {
    return Value(make_string(runtime, native_qualified_name(*self.as<NativeFunction>())));
}
Value native_class(Runtime&, const Value& self) {
    return Value::from(self.as<NativeFunction>()->owner);
}
Value native_self(Runtime&, const Value& self) {
    const Value& receiver = self.as<NativeFunction>()->receiver;
    return receiver.is_empty() ? Value::none() : receiver;
}
Value native_module(Runtime&, const Value& self) {
    const Value& module = self.as<NativeFunction>()->module;
    return module.is_empty() ? Value::none() : module;
}
Value native_documentation(Runtime&, const Value&) {
    return Value::none();
}

void define_native(Runtime& runtime) {
    TypeBuilder builder(runtime, "builtin_function_or_method", {runtime.types.object}, Kind::NativeFunction);
    builder.slots().repr = native_repr;
    builder.slots().call = native_call;
    builder.slots().descriptor_get = native_descriptor_get;
    builder.attribute("__name__", native_name);
    builder.attribute("__qualname__", native_qualname);
    builder.attribute("__self__", native_self);
    builder.attribute("__module__", native_module);
    builder.attribute("__doc__", native_documentation);
    builder.type().may_be_subclassed = false;
    runtime.types.native_function = builder.finish().get();
    TypeBuilder descriptor(runtime, "method_descriptor", {runtime.types.object}, Kind::NativeFunction);
    descriptor.slots() = runtime.types.native_function->slots;
    descriptor.attribute("__name__", native_name);
    descriptor.attribute("__qualname__", native_qualname);
    descriptor.attribute("__objclass__", native_class);
    descriptor.attribute("__doc__", native_documentation);
    descriptor.type().may_be_subclassed = false;
    runtime.types.method_descriptor = descriptor.finish().get();
}

// Bound methods

Routine method_repr_slowly(Runtime& runtime, Value self) {
    const Value function = self.as<BoundMethod>()->function;
    const Value receiver = self.as<BoundMethod>()->receiver;
    Value shown = co_await repr(runtime, receiver);
    if (shown.failed()) co_return shown;
    std::string text = "<bound method ";
    auto* named = function.get_if<Function>();
    text.append(named != nullptr ? named->qualified_name()->view() : std::string_view("?"));
    text.append(" of ").append(shown.as<String>()->view()).append(">");
    co_return Value(make_string(runtime, text));
}

Value method_repr(Runtime& runtime, const Value& self) {
    return run(runtime, method_repr_slowly(runtime, self));
}

Value method_receiver(Runtime&, const Value& self) {
    return self.as<BoundMethod>()->receiver;
}

/// A slot method of a builtin together with an object.
Value method_wrapper_repr(Runtime& runtime, const Value& self) {
    const Value& receiver = self.as<BoundMethod>()->receiver;
    const auto& function = *static_cast<SlotWrapper*>(self.as<BoundMethod>()->function.object());
    std::string text = "<method-wrapper '";
    text.append(function.name->view()).append("' of ").append(type_name(runtime, receiver));
    text += " object";
    if (receiver.is_object()) text += " at " + address_text(receiver.object());
    return Value(make_string(runtime, text + ">"));
}

Value method_call(Runtime& runtime, const Value& self, Arguments arguments) {
    return call(runtime, self, arguments);
}

Value method_get_attribute(Runtime& runtime, const Value& self, String* name) {
    if (type_of(runtime, self)->lookup(name) != nullptr && name != runtime.names.dunder_module)
        return generic_get_attribute(runtime, self, name);
    return get_attribute(runtime, self.as<BoundMethod>()->function, name);
}

Value method_compare(Runtime&, CompareOperator operation, const Value& self, const Value& other) {
    const bool equality = operation == CompareOperator::Equal || operation == CompareOperator::NotEqual;
    if (!equality || !other.is<BoundMethod>()) return Value::not_implemented();
    const bool equal = self.as<BoundMethod>()->function.is_same(other.as<BoundMethod>()->function) &&
                       self.as<BoundMethod>()->receiver.is_same(other.as<BoundMethod>()->receiver);
    return Value::boolean(equal == (operation == CompareOperator::Equal));
}

Value method_hash(Runtime&, const Value& self) {
    const std::uint64_t bits =
        self.as<BoundMethod>()->function.bits() * 31 + self.as<BoundMethod>()->receiver.bits();
    return Value::small_integer(static_cast<std::uint32_t>(bits ^ bits >> 32));
}

/// `types.MethodType(function, instance)`
Value construct_method(Runtime& runtime, Type*, Arguments arguments) {
    if (arguments.positional != 2 || arguments.keyword_count() != 0) {
        return runtime.raise(Message::ExpectedExactly, "method", 2, "s", arguments.positional);
    }
    const Value& function = arguments.values[0];
    const bool is_callable = function.is_object() && function.object()->type()->slots.call != nullptr;
    if (!is_callable) return runtime.raise(runtime.types.type_error, "first argument must be callable");
    if (arguments.values[1].is_none())
        return runtime.raise(runtime.types.type_error, "instance must not be None");
    return bind_method(runtime, function, arguments.values[1]);
}

void define_bound_method(Runtime& runtime) {
    TypeBuilder builder(runtime, "method", {runtime.types.object}, Kind::BoundMethod);
    Slots& slots = builder.slots();
    slots.repr = method_repr;
    slots.call = method_call;
    slots.construct = construct_method;
    slots.get_attribute = method_get_attribute;
    slots.compare = method_compare;
    slots.hash = method_hash;
    builder.attribute("__self__", method_receiver);
    builder.attribute("__func__",
                      [](Runtime&, const Value& self) { return self.as<BoundMethod>()->function; });
    builder.type().is_simple_key = false;
    builder.type().may_be_subclassed = false;
    runtime.types.bound_method = builder.finish().get();
    TypeBuilder wrapper(runtime, "method-wrapper", {runtime.types.object}, Kind::BoundMethod);
    wrapper.slots() = slots;
    wrapper.slots().repr = method_wrapper_repr;
    wrapper.slots().construct = nullptr;
    wrapper.attribute("__self__", method_receiver);
    wrapper.type().is_simple_key = false;
    wrapper.type().may_be_subclassed = false;
    runtime.types.method_wrapper = wrapper.finish().get();
}

// Cells, code and frames

Value cell_contents(Runtime& runtime, const Value& self) {
    const Value& content = self.as<Cell>()->content;
    return content.is_empty() ? runtime.raise(runtime.types.value_error, "cell is empty") : content;
}

Value code_repr(Runtime& runtime, const Value& self) {
    const CodeObject& code = *self.as<CodeObject>();
    std::string text = "<code object ";
    text.append(code.name->view()).append(" at ").append(address_text(self.object())).append(", file \"");
    text.append(code.file_name->view())
        .append("\", line ")
        .append(std::to_string(code.first_line))
        .append(">");
    return Value(make_string(runtime, text));
}

/// Whose a variable is: the function's alone, or shared with functions within it or around it.
enum class Sharing { None, Within, Around };

template <Sharing Wanted>
Value code_variable_names(Runtime& runtime, const Value& self) {
    const CodeObject& code = *self.as<CodeObject>();
    Ref<List> names = make_list(runtime);
    for (std::uint32_t slot = 0; slot < code.slot_count(); ++slot) {
        const Ref<String>& name = code.local_names[slot];
        const bool is_free = slot >= code.slot_count() - code.free_count;
        const bool is_cell = std::ranges::any_of(code.instructions, [&](Instruction instruction) {
            return instruction.opcode() == Opcode::MakeCell && instruction.operand() == slot;
        });
        const bool is_local = !is_free && (!is_cell || slot < code.parameter_count());
        const bool is_wanted = Wanted == Sharing::None     ? is_local && !name->view().starts_with('.')
                               : Wanted == Sharing::Within ? is_cell
                                                           : is_free;
        if (is_wanted) names->append(Value(name));
    }
    return Value(make_tuple(runtime, names->span()));
}

Value code_flags(Runtime&, const Value& self) {
    const CodeObject& code = *self.as<CodeObject>();
    std::int64_t flags = code.is_optimized ? 3 : 0;
    if (code.has_variadic_positional) flags |= 4;
    if (code.has_variadic_keywords) flags |= 8;
    if (code.is_generator && !code.is_coroutine) flags |= 0x20;
    if (code.is_coroutine && !code.is_generator) flags |= 0x80;
    if (code.is_coroutine && code.is_generator) flags |= 0x200;
    return Value::small_integer(flags);
}

void define_code(Runtime& runtime) {
    TypeBuilder builder(runtime, "code", {runtime.types.object}, Kind::CodeObject);
    builder.slots().repr = code_repr;
    builder.attribute("co_name",
                      [](Runtime&, const Value& self) { return Value(self.as<CodeObject>()->name); });
    builder.attribute("co_qualname", [](Runtime&, const Value& self) {
        return Value(self.as<CodeObject>()->qualified_name);
    });
    builder.attribute("co_filename",
                      [](Runtime&, const Value& self) { return Value(self.as<CodeObject>()->file_name); });
    builder.attribute("co_firstlineno", [](Runtime&, const Value& self) {
        return Value::small_integer(self.as<CodeObject>()->first_line);
    });
    builder.attribute("co_argcount", [](Runtime&, const Value& self) {
        return Value::small_integer(self.as<CodeObject>()->positional_count);
    });
    builder.attribute("co_posonlyargcount", [](Runtime&, const Value& self) {
        return Value::small_integer(self.as<CodeObject>()->positional_only_count);
    });
    builder.attribute("co_kwonlyargcount", [](Runtime&, const Value& self) {
        return Value::small_integer(self.as<CodeObject>()->keyword_only_count);
    });
    builder.attribute("co_varnames", code_variable_names<Sharing::None>);
    builder.attribute("co_cellvars", code_variable_names<Sharing::Within>);
    builder.attribute("co_freevars", code_variable_names<Sharing::Around>);
    builder.attribute("co_flags", code_flags);
    runtime.types.code = builder.finish().get();
}

}  // namespace

void define_function_types(Runtime& runtime) {
    define_native(runtime);
    define_function(runtime);
    define_bound_method(runtime);
    define_code(runtime);
    {
        TypeBuilder builder(runtime, "cell", {runtime.types.object}, Kind::Cell);
        builder.attribute("cell_contents", cell_contents);
        runtime.types.cell = builder.finish().get();
    }
    define_frame_type(runtime);
}

}  // namespace loopscope::language
