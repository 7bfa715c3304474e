#include "language/modules/weakref_module.h"

#include "language/objects/sequence.h"
#include "language/runtime/weak_reference.h"

namespace loopscope::language {

namespace {

Value references_to(Runtime& runtime, Value* arguments) {
    Ref<List> found = make_list(runtime);
    if (arguments[0].is_object()) {
        WeakReference* each = runtime.weak_references.newest(*arguments[0].object());
        for (; each != nullptr; each = each->next_older()) found->append(Value::from(each));
    }
    return Value(std::move(found));
}

}  // namespace

Ref<Module> make_weakref_module(Runtime& runtime) {
    const Types& types = runtime.types;
    for (Type* type : {types.type, types.set, types.frozen_set, types.function, types.native_function,
                       types.bound_method, types.module, types.code, types.generator, types.coroutine,
                       types.async_generator, types.generic_alias, types.future, types.task,
                       types.gathering_future, types.operation, types.event_loop, types.text_stream}) {
        type->has_weak_references = true;
    }
    if (types.weak_reference == nullptr) define_weak_reference_type(runtime);
    ModuleBuilder builder(runtime, "_weakref");
    builder.constant("ref", Value::from(types.weak_reference));
    builder.function("getweakrefs(object, /)", references_to);
    return builder.finish();
}

}  // namespace loopscope::language
