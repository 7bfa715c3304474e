#include "language/modules/gc_module.h"

#include "language/modules/asyncio/future_object.h"
#include "language/objects/sequence.h"
#include "language/runtime/collector.h"
#include "language/runtime/native.h"

namespace loopscope::language {

namespace {

Value collect_now(Runtime& runtime, Value* arguments) {
    const std::int64_t generation = arguments[0].is_small_integer() ? arguments[0].small_integer() : -1;
    if (generation < 0 || generation > 2)
        return runtime.raise(runtime.types.value_error, "invalid generation");
    Ref<List> saved(arguments[1].get_if<List>());
    return collect(runtime, static_cast<unsigned>(generation), std::move(saved));
}

Value counts(Runtime& runtime, Value*) {
    Ref<Tuple> result = make_tuple(runtime, 3);
    const auto numbers = runtime.collector().counts();
    for (std::uint32_t i = 0; i < 3; ++i)
        (*result)[i] = Value::small_integer(static_cast<std::int64_t>(numbers[i]));
    return Value(std::move(result));
}

Value set_thresholds(Runtime& runtime, Value* arguments) {
    std::array<std::size_t, 3> thresholds;
    for (std::size_t i = 0; i < 3; ++i)
        thresholds[i] = static_cast<std::size_t>(arguments[i].small_integer());
    runtime.collector().set_thresholds(thresholds);
    return Value::none();
}

Value set_hook(Runtime& runtime, Value* arguments) {
    runtime.collector().hook = std::move(arguments[0]);
    return Value::none();
}

/// Puts what is visited into a list.
class Gather final : public Visitor {
public:
    using Visitor::visit;
    explicit Gather(List& list) noexcept : list_(list) {}
    void visit(Object* object) override {
        if (object != nullptr) list_.append(value_of(*object));
    }

private:
    List& list_;
};

Value referents(Runtime& runtime, Value* arguments) {
    Ref<List> found = make_list(runtime);
    Gather gather(*found);
    if (arguments[0].is_object()) runtime.collector().visit_held(*arguments[0].object(), gather);
    return Value(std::move(found));
}

// A routine looks when the frames that run have put away what they hold.
Routine all_objects(Runtime& runtime) {
    Ref<List> found = make_list(runtime);
    for (const Ref<Object>& object : runtime.collector().objects()) found->append(value_of(*object));
    co_return Value(std::move(found));
}
Value objects(Runtime& runtime, Value*) {
    return run(runtime, all_objects(runtime));
}

Value is_tracked(Runtime&, Value* arguments) {
    return Value::boolean(arguments[0].is_object() && arguments[0].object()->is_tracked());
}
Value is_finalized(Runtime&, Value* arguments) {
    return Value::boolean(arguments[0].is_object() && arguments[0].object()->is_finalized());
}
Value freeze(Runtime& runtime, Value* arguments) {
    const std::size_t count = runtime.collector().set_frozen(arguments[0].is_true());
    return Value::small_integer(static_cast<std::int64_t>(count));
}

}  // namespace

Ref<Module> make_gc_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "_gc");
    builder.function("collect(generation, saved, /)", collect_now);
    builder.function("counts()", counts);
    builder.function("set_thresholds(young, middle, old, /)", set_thresholds);
    builder.function("set_hook(function, /)", set_hook);
    builder.function("referents(object, /)", referents);
    builder.function("objects()", objects);
    builder.function("is_tracked(obj, /)", is_tracked);
    builder.function("is_finalized(obj, /)", is_finalized);
    builder.function("freeze(frozen, /)", freeze);
    return builder.finish();
}

}  // namespace loopscope::language
