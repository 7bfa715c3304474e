#include "language/modules/asyncio/origin.h"

#include "language/objects/sequence.h"
#include "language/runtime/runtime.h"
#include "loop/event_loop.h"
#include "loop/handle.h"

namespace loopscope::language {

Origin* origin_of(const Runnable& runnable) {
    return static_cast<Origin*>(runnable.loop().notes().origin_of(runnable));
}

void made_by_program(const Runnable& runnable) {
    if (Origin* origin = origin_of(runnable)) origin->by_program = true;
}

std::string created_at(Runnable& runnable) {
    const Origin* origin = origin_of(runnable);
    if (origin == nullptr || origin->calls().empty()) return {};
    if (origin->by_program) {
        const StackEntry& call = origin->calls().front();
        return " created at " + std::string(call.code->file_name->view()) + ":" + std::to_string(call.line);
    }
    // What asyncio's own code has made was made at CPython's line there.
    if (runnable.as_handle() != nullptr) return " created at asyncio/futures.py:395";
    const bool is_task = static_cast<FutureBase&>(runnable).as_task() != nullptr;
    return is_task ? " created at asyncio/tasks.py:410" : " created at asyncio/base_events.py:460";
}

Value source_traceback(Runtime& runtime, const Origin& origin) {
    Ref<List> entries = make_list(runtime);
    for (auto call = origin.calls().rbegin(); call != origin.calls().rend(); ++call) {
        const std::string_view line = runtime.source_line(call->code->file_name->view(), call->line);
        entries->append(
            Value(make_tuple(runtime, {Value(call->code->file_name), Value::small_integer(call->line),
                                       Value(call->code->name), Value(make_string(runtime, line))})));
    }
    return Value(entries);
}

}  // namespace loopscope::language
