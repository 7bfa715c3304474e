// The modules that are made in C++, by name.
#include "language/modules/asyncio/module.h"
#include "language/modules/browser_module.h"
#include "language/modules/clock.h"
#include "language/modules/collections/module.h"
#include "language/modules/contextvars/contexts.h"
#include "language/modules/functools/module.h"
#include "language/modules/gc_module.h"
#include "language/modules/itertools.h"
#include "language/modules/math/module.h"
#include "language/modules/random/module.h"
#include "language/modules/sys.h"
#include "language/modules/threads.h"
#include "language/modules/traceback_module.h"
#include "language/modules/weakref_module.h"
#include "language/runtime/generic_types.h"
#include "language/runtime/modules.h"
#include "language/runtime/warnings.h"

namespace loopscope::language {

namespace {

/// The builtins' own dict as a module's.
Ref<Module> make_builtins_module(Runtime& runtime) {
    const Ref<String> name = runtime.intern("builtins");
    Dict& builtins = runtime.builtins();
    builtins.set(runtime.names.dunder_name, Value(name));
    return runtime.heap().make<Module>(runtime.types.module, name, Ref<Dict>(&builtins));
}

constexpr NativeModule kModules[] = {
    {"builtins", make_builtins_module},
    {"_asyncio", make_asyncio_module},
    {"_browser", make_browser_module},
    {"_collections", make_collections_module},
    {"_contextvars", make_context_module},
    {"_functools", make_functools_module},
    {"_gc", make_gc_module},
    {"_sys", make_sys_module},
    {"_thread", make_thread_module},
    {"_traceback", make_traceback_module},
    {"_typing", make_typing_module},
    {"_warnings", make_warnings_module},
    {"_itertools", make_itertools_module},
    {"math", make_math_module},
    {"_random", make_random_module},
    {"_clock", make_clock_module},
    {"_weakref", make_weakref_module},
};

}  // namespace

std::span<const NativeModule> native_modules() {
    return kModules;
}

}  // namespace loopscope::language
