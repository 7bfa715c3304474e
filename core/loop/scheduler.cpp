#include "loop/scheduler.h"

#include <algorithm>
#include <limits>

#include "loop/event_loop.h"

namespace loopscope {

Scheduler::Scheduler(Clock& clock) : clock_(clock), tracer_(clock) {}

Scheduler::~Scheduler() {
    abandon_loops();
}

Progress Scheduler::advance(std::int64_t budget) {
    while (budget > 0 && !tracer_.wants_host()) {
        if (only_daemons()) return {Progress::State::Ended};
        double earliest = wake_due_threads();
        if (Thread* thread = next_runnable()) {
            run_slice(*thread, budget);
        } else if (earliest == std::numeric_limits<double>::infinity() || !clock_.jump_to(earliest)) {
            return {Progress::State::Waiting, earliest};
        }
    }
    return {only_daemons() ? Progress::State::Ended : Progress::State::More};
}

double Scheduler::wake_due_threads() {
    double earliest = std::numeric_limits<double>::infinity();
    double now = clock_.now();
    for (const auto& thread : threads_) {
        if (!thread->blocked()) continue;
        if (thread->wake_time() <= now) {
            thread->unblock();
        } else {
            earliest = std::min(earliest, thread->wake_time());
        }
    }
    return earliest;
}

Thread* Scheduler::next_runnable() {
    if (turn_ >= threads_.size() || slice_left_ <= 0 || threads_[turn_]->blocked()) {
        slice_left_ = slice_;
        for (std::size_t i = 0; i < threads_.size(); ++i) {
            turn_ = turn_ + 1 < threads_.size() ? turn_ + 1 : 0;
            if (!threads_[turn_]->blocked()) return threads_[turn_].get();
        }
        return nullptr;
    }
    return threads_[turn_].get();
}

void Scheduler::run_slice(Thread& thread, std::int64_t& budget) {
    slice_units_ = std::min(slice_left_, budget);
    if (last_ != &thread && switch_ != nullptr) switch_(switch_context_, last_, thread);
    last_ = &thread;
    running_ = &thread;
    tracer_.set_thread(&thread);
    thread.set_budget(slice_units_);
    thread.run();
    running_ = nullptr;
    tracer_.set_thread(nullptr);
    // What a thread used beyond its slice counts too, so that pausing does not change whose turn comes next.
    std::int64_t used = slice_units_ - thread.unused();
    work_ += used;
    slice_left_ -= used;
    budget -= std::max<std::int64_t>(used, 1);
    if (thread.finished()) {
        if (tracer_.on()) tracer_.emit(TraceKind::ThreadEnded, {thread.id()});
        remove(turn_);
    }
}

Thread& Scheduler::start_thread(std::string_view name, Activation& first) {
    threads_.push_back(make_owned<Thread>(*this, ++last_thread_, std::string(name)));
    Thread& thread = *threads_.back();
    thread.start(first);
    if (tracer_.on()) {
        const Cause by = cause();
        tracer_.emit(TraceKind::ThreadStarted,
                     {thread.id(), tracer_.text(name), field(by.kind), by.by, line()});
    }
    return thread;
}

bool Scheduler::only_daemons() const noexcept {
    return std::all_of(threads_.begin(), threads_.end(),
                       [](const auto& thread) { return thread->is_daemon(); });
}

void Scheduler::end_thread(Thread& thread) {
    auto found = std::find_if(threads_.begin(), threads_.end(),
                              [&](const auto& each) { return each.get() == &thread; });
    if (found == threads_.end()) return;
    if (tracer_.on()) tracer_.emit(TraceKind::ThreadEnded, {thread.id()});
    remove(static_cast<std::size_t>(found - threads_.begin()));
}

void Scheduler::remove(std::size_t index) {
    if (EventLoop* loop = threads_[index]->running_loop()) loop->lose_thread();
    if (last_ == threads_[index].get()) last_ = nullptr;
    threads_.erase(threads_.begin() + static_cast<std::ptrdiff_t>(index));
    if (index == turn_) slice_left_ = slice_;
    // The one after it has moved up and is next.
    if (index < turn_) --turn_;
}

Cause Scheduler::cause() const noexcept {
    const EventLoop* loop = running_ != nullptr ? running_->running_loop() : nullptr;
    return loop != nullptr ? loop->cause() : cause_outside_of_turns();
}

Cause Scheduler::cause_outside_of_turns() const noexcept {
    constexpr std::uint32_t kFirstThread = 1;
    if (const CauseKind through = acting_through(); through != CauseKind::Task) return {through, 0};
    if (running_ == nullptr || running_->id() == kFirstThread) return {};
    return {CauseKind::Thread, running_->id()};
}

CauseKind Scheduler::acting_through() const noexcept {
    const Activation* each = running_ != nullptr ? running_->active() : nullptr;
    for (; each != nullptr && each->is_library(); each = each->caller()) {
        if (each->acts_through() != CauseKind::Task) return each->acts_through();
    }
    return CauseKind::Task;
}

void Scheduler::trace_unblocked(const Thread& thread, Cause cause, std::uint32_t line) {
    if (!tracer_.on()) return;
    tracer_.emit(TraceKind::ThreadUnblocked, {thread.id(), field(cause.kind), cause.by, line});
}

std::uint32_t Scheduler::line() {
    return running_ != nullptr ? tracer_.line(running_->active()) : 0;
}

EventLoop& Scheduler::new_event_loop() {
    loops_.push_back(make_owned<EventLoop>(*this));
    return *loops_.back();
}

void Scheduler::abandon_loops() {
    for (const auto& loop : loops_) loop->abandon();
}

}  // namespace loopscope
