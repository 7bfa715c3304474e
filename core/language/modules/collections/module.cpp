#include "language/modules/collections/module.h"

#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

Ref<Module> make_collections_module(Runtime& runtime) {
    define_deque_types(runtime);
    define_default_dict_type(runtime);
    ModuleBuilder module(runtime, "_collections");
    module.type(runtime.types.deque).type(runtime.types.default_dict);
    return module.finish();
}

}  // namespace loopscope::language
