#include "language/modules/contextvars/contexts.h"

#include <string>

#include "language/runtime/instance.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"
#include "loop/event_loop.h"
#include "loop/thread.h"

namespace loopscope::language {

namespace {

class ContextPayload final : public Payload {
public:
    ContextPayload(Ref<ContextCell> cell, const Value& given) : object(given), cell_(std::move(cell)) {}
    [[nodiscard]] const Ref<ContextCell>& cell() const noexcept { return cell_; }
    [[nodiscard]] std::string text() const override { return "context"; }

    /// The Context that the program gave or has asked for; empty until then.
    Value object;

private:
    Ref<ContextCell> cell_;
};

const Runnable* running(const Runtime& runtime) {
    EventLoop* loop = runtime.thread->running_loop();
    return loop == nullptr ? nullptr : loop->running();
}

ContextCell& cell_of(const Value& value) {
    return *static_cast<ContextCell*>(value.object());
}

Value get_values(Runtime&, const Value& self) {
    return Value(cell_of(self).values);
}
Value set_values(Runtime& runtime, const Value& self, const Value& values) {
    if (!values.is<Dict>()) return runtime.raise(runtime.types.type_error, "values must be a dict");
    cell_of(self).values = Ref<Dict>(values.as<Dict>());
    return Value::none();
}

Value construct_cell(Runtime& runtime, Type* type, Arguments) {
    return Value(runtime.heap().make<ContextCell>(type, make_dict(runtime)));
}

Value current_cell(Runtime& runtime, Value*) {
    return Value::from(&runtime.contexts.current(runtime));
}
Value enter(Runtime& runtime, Value* arguments) {
    if (!expect_instance(runtime, arguments[0], runtime.contexts.current(runtime).type()))
        return Value::error();
    runtime.contexts.enter(runtime, Ref<ContextCell>(&cell_of(arguments[0])));
    return Value::none();
}
Value leave(Runtime& runtime, Value*) {
    runtime.contexts.leave(runtime);
    return Value::none();
}

}  // namespace

ContextCell& Contexts::current(Runtime& runtime) {
    Lane& lane = lanes_[runtime.thread->id()];
    const Runnable* runnable = running(runtime);
    if (!lane.entered.empty() && lane.entered.back().runnable == runnable) return *lane.entered.back().cell;
    const auto* payload = runnable == nullptr ? nullptr : static_cast<ContextPayload*>(runnable->context());
    if (payload != nullptr) return *payload->cell();
    if (!lane.own) lane.own = runtime.heap().make<ContextCell>(cell_type_, make_dict(runtime));
    return *lane.own;
}

void Contexts::enter(Runtime& runtime, Ref<ContextCell> cell) {
    lanes_[runtime.thread->id()].entered.push_back({running(runtime), std::move(cell)});
}

void Contexts::leave(Runtime& runtime) {
    auto& entered = lanes_[runtime.thread->id()].entered;
    if (!entered.empty()) entered.pop_back();
}

Ref<Payload> Contexts::for_runnable(Runtime& runtime, const Value& context) {
    if (cell_type_ == nullptr) return {};
    if (!context.is_empty() && !context.is_none()) {
        const Value cell = find_attribute(runtime, context, runtime.intern("_cell").get());
        if (cell.is_object() && cell.object()->type() == cell_type_) {
            return make_ref<ContextPayload>(Ref<ContextCell>(&cell_of(cell)), context);
        }
    }
    const Ref<Dict>& values = current(runtime).values;
    return make_ref<ContextPayload>(runtime.heap().make<ContextCell>(cell_type_, values), Value());
}

Value Contexts::shown(Runtime& runtime, Runnable& runnable, const Value& context) {
    // Made before there were variables: it has none.
    if (runnable.context() == nullptr) runnable.set_context(for_runnable(runtime, context));
    if (runnable.context() == nullptr) return context;
    auto& payload = static_cast<ContextPayload&>(*runnable.context());
    if (!payload.object.is_empty()) return payload.object;
    payload.object = context;
    return Value(payload.cell());
}

const Dict& Contexts::values_of(const Payload& context) {
    return *static_cast<const ContextPayload&>(context).cell()->values;
}

Ref<Module> make_context_module(Runtime& runtime) {
    TypeBuilder builder(runtime, "Cell", {runtime.types.object}, Kind::Other);
    builder.python_module("_contextvars");
    builder.slots().construct = construct_cell;
    builder.attribute("values", get_values, set_values);
    Ref<Type> cell = builder.finish();
    runtime.contexts.begin(cell.get());
    ModuleBuilder module(runtime, "_contextvars");
    module.type(cell.get());
    module.function("current()", current_cell);
    module.function("enter(cell, /)", enter);
    module.function("leave()", leave);
    return module.finish();
}

}  // namespace loopscope::language
