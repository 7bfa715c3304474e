#include "language/runtime/instance.h"

#include <string>

#include "language/objects/constructor_arguments.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

Module::Module(Type* type, Ref<String> name, Ref<Dict> module_attributes)
    : Object(type, kKind), attributes(std::move(module_attributes)), name_(std::move(name)) {}

namespace {

Value module_repr(Runtime& runtime, const Value& self) {
    const Module& module = *self.as<Module>();
    const bool is_from_program = module.attributes->find(runtime.intern("__spec__").get()) != nullptr;
    std::string text = "<module '";
    text.append(module.name().view()).append(is_from_program ? "'>" : "' (built-in)>");
    return Value(make_string(runtime, text));
}

Value module_dict(Runtime&, const Value& self) {
    return Value(self.as<Module>()->attributes);
}

/// `types.ModuleType(name, documentation)`
Value module_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[2];
    if (!read_arguments(runtime, {"module", {"name", "doc"}, 0, true}, arguments, values))
        return Value::error();
    if (!values[0].is<String>()) {
        return values[0].is_empty() ? runtime.raise(Message::MissingRequired, "module", "name", 1)
                                    : runtime.raise(Message::NamedArgumentNotString, "module", "name",
                                                    type_name(runtime, values[0]));
    }
    Ref<Dict> attributes = make_dict(runtime);
    for (const std::string_view name : {"__name__", "__doc__", "__package__", "__loader__", "__spec__"})
        attributes->set(runtime.intern(name).get(), Value::none());
    attributes->set(runtime.names.dunder_name, values[0]);
    if (!values[1].is_empty()) attributes->set(runtime.names.dunder_doc, values[1]);
    Ref<Module> made = runtime.heap().make<Module>(runtime.types.module, Ref<String>(values[0].as<String>()),
                                                   std::move(attributes));
    made->set_type(type);
    return Value(std::move(made));
}

}  // namespace

void define_module_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "module", {runtime.types.object}, Kind::Module);
    builder.slots().repr = module_repr;
    builder.slots().construct = module_construct;
    builder.attribute("__dict__", module_dict);
    builder.type().has_instance_attributes = true;
    runtime.types.module = builder.finish().get();
}

}  // namespace loopscope::language
