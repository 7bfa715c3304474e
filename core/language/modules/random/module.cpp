#include "language/modules/random/module.h"

#include "language/modules/random/generator.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

/// Not seeded yet: `Random.__init__` does that.
Value construct_random(Runtime& runtime, Type* type, Arguments) {
    Ref<Random> random = runtime.heap().make<Random>(runtime.types.object);
    random->set_type(type);
    return random;
}

}  // namespace

Ref<Module> make_random_module(Runtime& runtime) {
    TypeBuilder type(runtime, "Random", {runtime.types.object}, Kind::Other);
    type.module("_random");
    type.slots().construct = construct_random;
    add_random_methods(type);
    ModuleBuilder builder(runtime, "_random");
    builder.type(runtime.keep(type.finish()));
    return builder.finish();
}

}  // namespace loopscope::language
