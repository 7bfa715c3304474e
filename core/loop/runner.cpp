#include "loop/runner.h"

#include "loop/gather.h"

namespace loopscope {

namespace {

/// Gathers tasks whose results nobody wants.
class GatherEnds final : public GatherFuture<Nothing> {
public:
    using GatherFuture<Nothing>::GatherFuture;

protected:
    [[nodiscard]] Nothing collect(const std::vector<Ref<FutureBase>>&) override { return {}; }
};

}  // namespace

std::vector<Ref<FutureBase>> cancel_all_tasks(EventLoop& loop) {
    std::vector<Ref<FutureBase>> tasks = loop.all_tasks();
    for (const Ref<FutureBase>& task : tasks) task->cancel_because({}, {CauseKind::Runner, 0});
    return tasks;
}

void report_unhandled(EventLoop& loop, const std::vector<Ref<FutureBase>>& tasks) {
    for (const Ref<FutureBase>& task : tasks) {
        if (task->cancelled()) continue;
        FutureBase::Exception exception = task->exception();
        if (!exception.given) continue;
        ExceptionContext context;
        context.message = "unhandled exception during asyncio.run() shutdown";
        context.exception = exception.given;
        context.task = task;
        loop.call_exception_handler(context);
    }
}

Error end_all_tasks(EventLoop& loop) {
    std::vector<Ref<FutureBase>> tasks = cancel_all_tasks(loop);
    if (tasks.empty()) return {};
    Ref<GatherEnds> ends = make_ref<GatherEnds>(loop);
    ends->gather(tasks, true);
    Outcome<Nothing> outcome = loop.run_until_complete(Ref<Future<Nothing>>(ends));
    if (!outcome.ok()) return outcome.error();
    report_unhandled(loop, tasks);
    return {};
}

}  // namespace loopscope
