#include "loop/runner.h"

#include "loop/context.h"
#include "loop/gather.h"
#include "loop/native_clock.h"
#include "loop/native_reports.h"
#include "loop/to_thread.h"

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

/// What a runner in real time owns.
struct Runner::Native {
    NativeClock clock;
    NativeReports reports;
    Scheduler scheduler{clock};
};

Runner::Runner(Scheduler& scheduler, RunnerOptions options) : scheduler_(scheduler), options_(options) {}

Runner::Runner(RunnerOptions options)
    : native_(make_owned<Native>()), scheduler_(native_->scheduler), options_(options) {
    if (options_.reports == nullptr) options_.reports = &native_->reports;
}

Runner::~Runner() {
    (void)close();
}

Error Runner::refuse_nested(const char* caller) const {
    if (scheduler_.running_thread() == nullptr) return {};
    return make_error(ErrorKind::RuntimeError,
                      std::string(caller) + " cannot be called from a running event loop");
}

Outcome<EventLoop&> Runner::get_loop() {
    if (closed_) return make_error(ErrorKind::RuntimeError, "Runner is closed");
    if (loop_ == nullptr) {
        loop_ = &scheduler_.new_event_loop();
        loop_->set_reports(options_.reports);
        if (options_.debug) loop_->set_debug(*options_.debug);
        context_ = make_ref<Context>();
    }
    return *loop_;
}

Error Runner::close() {
    if (loop_ == nullptr) return {};
    EventLoop& loop = *std::exchange(loop_, nullptr);
    closed_ = true;
    Error error = end_all_tasks(loop);
    if (!error && loop.refuse_default_executor() != nullptr) {
        constexpr double kSecondsToJoin = 300;
        error = loop.run_until_complete(shutdown_default_executor(loop, kSecondsToJoin)).error();
    }
    if (Error refused = loop.close(kNoSource); refused && !error) error = std::move(refused);
    return error;
}

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
