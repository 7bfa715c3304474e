// What tasks and futures tell the trace: each change of their state with its cause.
#include "loop/await_links.h"
#include "loop/event_loop.h"

namespace loopscope {

namespace {

/// The lock, queue... at which a task waits: the one that the await graph names (await_graph.cpp).
class AwaitedPlace final : public AwaitLinks {
public:
    AwaitedPlace(const TaskBase& task, const FutureBase& awaited) {
        awaited.tell_links(*this);
        const Activation* each = task.innermost();
        for (; each != nullptr && each != &task.future() && !found_; each = each->caller())
            each->tell_links(*this);
    }
    const void* identity = nullptr;
    std::uint32_t holder = 0;

private:
    void waits_for(const FutureBase&, WaitKind) override {}
    void waits_at(AwaitedPrimitive primitive) override {
        if (found_) return;
        found_ = identity == nullptr && primitive.holder != 0;
        identity = primitive.identity;
        holder = primitive.holder;
    }
    bool found_ = false;  // a lock that somebody holds is why; else the outermost counts
};

constexpr bool is_place(WaitKind wait) {
    return wait >= WaitKind::Lock && wait <= WaitKind::Queue;
}

/// Out of line, so that a bare turn's way is short.
[[gnu::noinline]] void trace_waiting(Tracer& tracer, const TaskBase& task, const FutureBase& awaited,
                                     std::uint32_t label, std::uint32_t line) {
    std::uint32_t place = 0;
    std::uint32_t holder = 0;
    if (is_place(awaited.wait_kind())) {
        const AwaitedPlace at(task, awaited);
        if (at.identity != nullptr) place = tracer.place(at.identity);
        holder = at.holder;
    }
    tracer.emit(TraceKind::TaskSuspended,
                {task.future().id(), field(awaited.wait_kind()), awaited.id(), label, line, place, holder});
}

}  // namespace

CauseScope::CauseScope(EventLoop& loop, Cause cause, const TaskBase* cancelled) noexcept
    : loop_(loop), cause_(cause), cancelled_(cancelled), outer_(loop.cause_scope_) {
    loop_.cause_scope_ = this;
}

CauseScope::~CauseScope() {
    loop_.cause_scope_ = outer_;
}

const CauseScope* CauseScope::of_cancel(const TaskBase& task) const noexcept {
    const CauseScope* scope = this;
    while (scope != nullptr && scope->cancelled_ != &task) scope = scope->outer_;
    return scope;
}

void FutureBase::trace_finished(const std::source_location& where) const {
    const TaskOutcome outcome = has_result()  ? TaskOutcome::Result
                                : cancelled() ? TaskOutcome::Cancelled
                                              : TaskOutcome::Failed;
    Scheduler& scheduler = loop().scheduler();
    Tracer& tracer = scheduler.tracer();
    const std::uint32_t text = tracer.text(has_result() ? result_text() : loopscope::describe(*error_));
    if (const TaskBase* task = as_task()) {
        tracer.emit(TraceKind::TaskFinished, {id(), field(outcome), text, task->last_line()});
        return;
    }
    const Cause cause = loop().cause();
    const std::uint32_t line = scheduler.line(where.line() != 0 ? where : cause.where);
    tracer.emit(TraceKind::FutureFinished, {id(), field(outcome), text, field(cause.kind), cause.by, line});
}

void TaskBase::trace_created(const TaskOptions& options) {
    FutureBase& future = this->future();
    EventLoop& loop = future.loop();
    Tracer& tracer = loop.tracer_;
    const TaskBase* parent = loop.current_task();
    Cause cause = loop.cause();
    if (options.through != CauseKind::Task) cause.kind = options.through;
    const std::uint32_t line = loop.scheduler().line(options.where);
    const std::uint32_t text = tracer.text(name());
    tracer.emit(TraceKind::TaskCreated,
                {future.id(), parent != nullptr ? parent->future().id() : 0, text, tracer.text(body_.name()),
                 loop.id(), line, field(cause.kind), cause.by});
}

void TaskBase::trace_began(const Error& error) const {
    Tracer& tracer = future().loop().tracer_;
    const std::uint32_t line = tracer.line(innermost_.get());
    tracer.emit(TraceKind::TaskBegan, {future().id(), line});
    if (is_cancelled(error)) tracer.emit(TraceKind::CancelDelivered, {future().id(), line});
}

void TaskBase::trace_woken(const FutureBase& by) const {
    const EventLoop& loop = future().loop();
    CauseKind through = cause_of(by.wait_kind());
    Cause because = loop.cause();
    if (const CauseScope* cancel =
            loop.cause_scope_ != nullptr ? loop.cause_scope_->of_cancel(*this) : nullptr) {
        through = CauseKind::Cancel;
        because = cancel->cause();
    }
    loop.tracer_.emit(TraceKind::TaskWoken,
                      {future().id(), field(through), by.id(), field(because.kind), because.by});
}

void TaskBase::trace_suspended(const FutureBase* awaited) const {
    Tracer& tracer = future().loop().tracer_;
    const std::uint32_t line = tracer.line(innermost_.get());
    if (awaited == nullptr) {
        tracer.emit(TraceKind::TaskSuspended, {future().id(), field(WaitKind::Yield), 0, 0, line});
    } else {
        trace_waiting(tracer, *this, *awaited, awaited->wait_label(), line);
    }
}

void TaskBase::trace_swallowed() const {
    Tracer& tracer = future().loop().tracer_;
    if (tracer.on()) tracer.emit(TraceKind::CancelSwallowed, {future().id(), last_line()});
}

void TaskBase::trace_awaited_ready(const Activation& innermost, const FutureBase& awaited) const {
    Tracer& tracer = future().loop().tracer_;
    if (!tracer.on()) return;
    tracer.emit(TraceKind::TaskAwaitedReady, {future().id(), field(awaited.wait_kind()), awaited.id(),
                                              awaited.wait_label(), tracer.line(&innermost)});
}

std::uint32_t FutureBase::wait_label() const {
    const TaskBase* task = as_task();
    return task != nullptr ? loop().scheduler().tracer().text(task->name()) : loop().notes().label_of(*this);
}

void FutureBase::trace_link(const FutureBase& inner, WaitKind kind) const {
    Tracer& tracer = loop().scheduler().tracer();
    if (tracer.on()) tracer.emit(TraceKind::FutureLinked, {id(), inner.id(), field(kind)});
}

void FutureBase::trace_cancel(const Ref<Payload>& message, const Cause& cause) const {
    Scheduler& scheduler = loop().scheduler();
    Tracer& tracer = scheduler.tracer();
    if (!tracer.on()) return;
    const std::uint32_t text = message ? tracer.text(message->text()) : 0;
    tracer.emit(TraceKind::CancelAsked,
                {id(), field(cause.kind), cause.by, text, scheduler.line(cause.where)});
}

}  // namespace loopscope
