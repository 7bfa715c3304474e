#include "language/runtime/instance.h"

#include <string>

#include "language/runtime/operations.h"

namespace loopscope::language {

Module::Module(Type* type, Ref<String> name, Ref<Dict> module_attributes)
    : Object(type, kKind), attributes(std::move(module_attributes)), name_(std::move(name)) {}

namespace {

Value module_repr(Runtime& runtime, const Value& self) {
    std::string text = "<module '";
    text.append(self.as<Module>()->name().view()).append("' (built-in)>");
    return Value(make_string(runtime, text));
}

Value module_dict(Runtime&, const Value& self) {
    return Value(self.as<Module>()->attributes);
}

}  // namespace

void define_module_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "module", {runtime.types.object}, Kind::Module);
    builder.slots().repr = module_repr;
    builder.attribute("__dict__", module_dict);
    builder.type().has_instance_attributes = true;
    runtime.types.module = builder.finish().get();
}

}  // namespace loopscope::language
