#include "language/runtime/function.h"

#include <utility>

#include "language/objects/heap.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

Function::Function(Type* type, Ref<CodeObject> code_object, Ref<Dict> global_names)
    : Object(type, kKind),
      code(std::move(code_object)),
      globals(std::move(global_names)),
      module(Value::none()) {}

Function::~Function() = default;

Function::Details& Function::details() {
    if (!details_) {
        auto made = std::make_unique<Details>();
        made->name = name();
        made->qualified_name = qualified_name();
        made->documentation = documentation();
        details_ = std::move(made);
    }
    return *details_;
}

void Function::traverse(Visitor& visitor) const {
    visitor.visit(code.get());
    visitor.visit(globals.get());
    visitor.visit(defaults.get());
    visitor.visit(keyword_defaults.get());
    visitor.visit(closure.get());
    visitor.visit(annotations);
    if (details_) visitor.visit(details_->attributes.get());
}

void Function::clear() {
    defaults = {};
    keyword_defaults = {};
    closure = {};
    annotations = {};
    if (details_) details_->attributes = {};
}

Ref<Function> make_function(Runtime& runtime, CodeObject& code, Dict& globals) {
    Ref<Function> function =
        runtime.heap().make<Function>(runtime.types.function, Ref<CodeObject>(&code), Ref<Dict>(&globals));
    if (const Value* module = globals.find(runtime.names.dunder_name)) function->module = *module;
    return function;
}

Value bind_method(Runtime& runtime, const Value& function, const Value& receiver) {
    if (auto* native = function.get_if<NativeFunction>()) {
        Ref<NativeFunction> bound = runtime.heap().make<NativeFunction>(
            runtime.types.native_function, &native->signature(), native->pointer());
        bound->owner = native->owner;
        bound->takes_class = native->takes_class;
        bound->module = native->module;
        bound->receiver = receiver;
        return Value(std::move(bound));
    }
    const bool is_slot = function.is_object() && function.object()->type() == runtime.types.slot_wrapper;
    Type* type = is_slot ? runtime.types.method_wrapper : runtime.types.bound_method;
    return Value(runtime.heap().make<BoundMethod>(type, function, receiver));
}

Ref<Cell> make_cell(Runtime& runtime, Value content) {
    Ref<Cell> cell = runtime.heap().make<Cell>(runtime.types.cell);
    cell->content = std::move(content);
    return cell;
}

}  // namespace loopscope::language
