#include "language/runtime/type_builder.h"

#include <memory>

#include "language/objects/dict.h"
#include "language/objects/sequence.h"
#include "language/runtime/builtin_types.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"
#include "language/runtime/operations.h"
#include "language/runtime/program_slots.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

/// `__init__` of the builtins whose instances can be filled after they were made.
Value initialize_instance(Runtime& runtime, Value* arguments) {
    return with_arguments(runtime, arguments[0], arguments + 1, 0,
                          type_of(runtime, arguments[0])->slots.initialize);
}

/// `__new__` of the builtins that have a way of their own to be made: first comes the builtin, then the
/// class.
Value new_instance(Runtime& runtime, Value* arguments) {
    Type& maker = *arguments[0].as<Type>();
    const Tuple& positional = *arguments[1].as<Tuple>();
    if (positional.length() == 0) return runtime.raise(Message::NewNotEnoughArguments, maker.name());
    Type* type = program_slots::class_to_make(runtime, positional[0], maker);
    if (type == nullptr) return Value::error();
    return with_arguments(runtime, Value::from(type), arguments + 1, 1,
                          [](Runtime& maker_runtime, const Value& made, Arguments given) {
                              return program_slots::make_bare_instance(maker_runtime, made.as<Type>(), given);
                          });
}

}  // namespace

Value with_arguments(Runtime& runtime, const Value& self, const Value* arguments, std::uint32_t skipped,
                     Value (*function)(Runtime&, const Value&, Arguments)) {
    const auto positional = std::as_const(*arguments[0].as<Tuple>()).span().subspan(skipped);
    const Dict& keywords = *arguments[1].as<Dict>();
    std::vector<Value> values(positional.begin(), positional.end());
    Ref<Tuple> names;
    if (keywords.length() > 0) names = make_tuple(runtime, keywords.length());
    std::uint32_t named = 0;
    for (std::uint32_t i = 0; i < keywords.entry_count(); ++i) {
        if (keywords.entry(i).key.is_empty()) continue;
        (*names)[named++] = keywords.entry(i).key;
        values.push_back(keywords.entry(i).value);
    }
    const auto count = static_cast<std::uint32_t>(positional.size());
    return function(runtime, self, Arguments{values.data(), count, names.get()});
}

TypeBuilder::TypeBuilder(Runtime& runtime, std::string_view name, std::initializer_list<Type*> bases,
                         Kind instance_kind)
    : runtime_(runtime) {
    std::vector<Ref<Type>> owned;
    for (Type* base : bases) owned.emplace_back(base);
    type_ = take_forward_declared(runtime, name);
    if (type_) {
        type_->set_bases(std::move(owned));
    } else {
        type_ =
            runtime.heap().make<Type>(runtime, runtime.types.type, runtime.intern(name), std::move(owned));
        runtime.keep(type_);
    }
    if (Type* base = type_->base()) {
        type_->slots = base->slots;
        type_->has_instance_attributes = base->has_instance_attributes;
        type_->is_simple_key = base->is_simple_key;
        // It makes what is laid out otherwise.
        if (base->instance_kind != instance_kind) type_->slots.construct = nullptr;
    }
    type_->instance_kind = instance_kind;
    constant("__doc__", Value::none());
}

TypeBuilder& TypeBuilder::module(std::string_view name) {
    std::string shown(name);
    type_->set_shown_name(runtime_.intern(shown.append(".").append(type_->name()->view())));
    return python_module(name);
}

TypeBuilder& TypeBuilder::python_module(std::string_view name) {
    return constant("__module__", Value(runtime_.intern(name)));
}

TypeBuilder& TypeBuilder::method(std::string_view signature, NativeFunctionPointer function) {
    Ref<NativeFunction> native = make_native(runtime_, signature, function);
    native->owner = type_.get();
    if (!native->signature().words_as_function) native->set_type(runtime_.types.method_descriptor);
    const Ref<String> name = runtime_.intern(native->signature().name);
    type_->set_own_attribute(name.get(), Value(std::move(native)));
    return *this;
}

TypeBuilder& TypeBuilder::class_method(std::string_view signature, NativeFunctionPointer function) {
    Ref<NativeFunction> native = make_native(runtime_, signature, function);
    native->owner = type_.get();
    native->takes_class = true;
    const Ref<String> name = runtime_.intern(native->signature().name);
    return constant(name->view(), Value(runtime_.heap().make<ClassMethod>(runtime_.types.class_method,
                                                                          Value(std::move(native)))));
}

TypeBuilder& TypeBuilder::static_method(std::string_view signature, NativeFunctionPointer function) {
    Ref<NativeFunction> native = make_native(runtime_, signature, function);
    const Ref<String> name = runtime_.intern(native->signature().name);
    return constant(name->view(), Value(runtime_.heap().make<StaticMethod>(runtime_.types.static_method,
                                                                           Value(std::move(native)))));
}

TypeBuilder& TypeBuilder::attribute(std::string_view name, AttributeGetter get, AttributeSetter set) {
    Ref<String> interned = runtime_.intern(name);
    return constant(name, Value(runtime_.heap().make<AttributeDescriptor>(runtime_.types.attribute_descriptor,
                                                                          interned, type_.get(), get, set)));
}

TypeBuilder& TypeBuilder::constant(std::string_view name, Value value) {
    type_->attributes().set(runtime_.intern(name).get(), std::move(value));
    return *this;
}

TypeBuilder& TypeBuilder::document(std::string_view text) {
    return constant("__doc__", Value(make_string(runtime_, text)));
}

Ref<Type> TypeBuilder::finish() {
    const auto initialize = type_->slots.initialize;
    const bool is_own = type_->base() == nullptr || type_->base()->slots.initialize != initialize;
    if (initialize != nullptr && is_own && type_->attributes().find(runtime_.names.dunder_init) == nullptr) {
        method("__init__(self, /, *args, **kwargs)", initialize_instance);
    }
    const auto construct = type_->slots.construct;
    const bool has_own_way =
        construct != nullptr && (type_->base() == nullptr || type_->base()->slots.construct != construct);
    if (has_own_way && type_->attributes().find(runtime_.names.dunder_new) == nullptr) {
        Ref<NativeFunction> maker = make_native(runtime_, "__new__(type, /, *args, **kwargs)", new_instance);
        maker->owner = type_.get();
        maker->takes_class = true;
        maker->receiver = Value(type_);
        constant("__new__", Value(std::move(maker)));
    }
    add_slot_wrappers(runtime_, *type_);
    return type_;
}

ModuleBuilder::ModuleBuilder(Runtime& runtime, std::string_view name) : ModuleBuilder(runtime, name, name) {}

ModuleBuilder::ModuleBuilder(Runtime& runtime, std::string_view name, std::string_view shown_name)
    : runtime_(runtime),
      shown_name_(runtime.intern(shown_name)),
      module_(runtime.heap().make<Module>(runtime.types.module, runtime.intern(name), make_dict(runtime))) {
    constant("__name__", Value(runtime.intern(name)));
    constant("__doc__", Value::none());
    constant("__package__", Value(runtime.intern("")));
}

ModuleBuilder& ModuleBuilder::function(std::string_view signature, NativeFunctionPointer pointer) {
    Ref<NativeFunction> native = make_native(runtime_, signature, pointer);
    native->module = Value(shown_name_);
    const Ref<String> name = runtime_.intern(native->signature().name);
    module_->attributes->set(name.get(), Value(std::move(native)));
    return *this;
}

ModuleBuilder& ModuleBuilder::constant(std::string_view name, Value value) {
    module_->attributes->set(runtime_.intern(name).get(), std::move(value));
    return *this;
}

ModuleBuilder& ModuleBuilder::type(Type* type) {
    module_->attributes->set(type->name(), Value::from(type));
    return *this;
}

Ref<Module> ModuleBuilder::finish() {
    return module_;
}

bool expect_instance(Runtime& runtime, const Value& given, Type* type) {
    if (is_instance(runtime, given, type)) return true;
    const Value failed = runtime.raise(Message::ExpectedInstance, type->name(), type_name(runtime, given));
    return false;
}

}  // namespace loopscope::language
