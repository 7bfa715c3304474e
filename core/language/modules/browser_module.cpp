#include "language/modules/browser_module.h"

#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/future_object.h"
#include "language/objects/string.h"
#include "language/runtime/browser_requests.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"
#include "loop/event_loop.h"

namespace loopscope::language {

namespace {

/// The future of what the page is asked for: its kind and an argument, both texts.
Value request(Runtime& runtime, Value* arguments) {
    for (int i = 0; i < 2; ++i) {
        if (!expect_instance(runtime, arguments[i], runtime.types.string)) return Value::error();
    }
    const std::string kind(arguments[0].as<String>()->view());
    if (!runtime.options().has_browser) {
        return runtime.raise(runtime.types.runtime_error,
                             "browser." + kind + "() needs a page and its real clock; here is none");
    }
    EventLoop* loop = runtime.thread->running_loop();
    if (loop == nullptr) return runtime.raise(runtime.types.runtime_error, "no running event loop");
    const std::string argument(arguments[1].as<String>()->view());
    const std::string label = "browser." + kind;
    Value future = new_future(runtime, *loop,
                              argument.empty() ? label : label + " " + plain_text(runtime, arguments[1]));
    if (future.failed()) return future;
    runtime.browser_requests.add({Ref<FutureBase>(&as_future(future)->base()), kind, argument});
    return future;
}

}  // namespace

Ref<Module> make_browser_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "_browser");
    builder.function("request(kind, argument, /)", request);
    return builder.finish();
}

}  // namespace loopscope::language
