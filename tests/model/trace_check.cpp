#include "trace_check.h"

namespace loopscope::model {

void TraceCheck::read(std::span<const std::uint32_t> words) {
    for (std::size_t at = 0; at < words.size();) {
        const std::uint32_t* event_words = &words[at];
        const std::uint64_t time = event_words[1] | static_cast<std::uint64_t>(event_words[2]) << 32;
        event(static_cast<TraceKind>(event_words[0] & 0xff), event_words + 3, time);
        at += event_words[0] >> 8 & 0xff;
    }
}

void TraceCheck::event(TraceKind kind, const std::uint32_t* fields, std::uint64_t time) {
    const Id id = fields[0];
    // In the middle of its creator's step; it stands in no queue.
    const bool begins_eagerly = kind == TraceKind::TaskBegan && id == just_created_;
    const bool is_refused = kind == TraceKind::TaskFinished && id == just_created_;
    if (begins_eagerly || is_refused) ready_.pop_back();
    if (kind != TraceKind::Text) just_created_ = kind == TraceKind::TaskCreated ? id : 0;
    switch (kind) {
        case TraceKind::IterationBegan:
            if (turns_left_ != 0)
                complain("an iteration began before the last one had run all that was ready");
            if (fields[2] != ready_.size())
                complain("an iteration has " + std::to_string(fields[2]) + " turns, but " +
                         std::to_string(ready_.size()) + " are ready");
            if (!timers_.empty() && timers_.begin()->first.first <= time) complain("a timer was overlooked");
            turns_left_ = ready_.size();
            break;
        case TraceKind::IterationEnded:
            // Those at the end of the queue that were cancelled have their turn without an event.
            while (turns_left_ > 0 && !ready_.empty() && cancelled_.contains(ready_.front()))
                drop_cancelled();
            if (turns_left_ != 0) complain("an iteration ended before it had run all that was ready");
            break;
        case TraceKind::HandleReady:
            queued(id);
            break;
        case TraceKind::HandleBegan:
            has_turn(id);
            break;
        case TraceKind::HandleCancelled:
            cancelled_.insert(id);
            break;
        case TraceKind::TimerSet: {
            const std::uint64_t deadline = fields[3] | static_cast<std::uint64_t>(fields[4]) << 32;
            timer_keys_[id] = {deadline, ++timers_set_};
            timers_.insert({timer_keys_[id], id});
            break;
        }
        case TraceKind::TimerDue:
            timer_is_due(id, time);
            break;
        case TraceKind::TimerCancelled:
            if (timers_.erase({timer_keys_[id], id}) == 0)
                complain("a timer was cancelled that does not run");
            cancelled_.insert(id);
            break;
        case TraceKind::TaskCreated:
            if (!tasks_.emplace(id, Stand::Ready).second) complain("a task was created twice");
            queued(id);
            break;
        case TraceKind::TaskBegan:
            if (!begins_eagerly) has_turn(id);
            task_stands(id, Stand::Ready, Stand::Running, "has its turn");
            break;
        case TraceKind::TaskSuspended: {
            const bool yields = static_cast<WaitKind>(fields[1]) == WaitKind::Yield;
            task_stands(id, Stand::Running, yields ? Stand::Ready : Stand::Waiting, "suspends");
            if (yields) queued(id);
            break;
        }
        case TraceKind::TaskWoken:
            task_stands(id, Stand::Waiting, Stand::Ready, "is woken");
            queued(id);
            break;
        case TraceKind::CancelAsked:
            asked_.insert(id);
            break;
        case TraceKind::CancelDelivered:
            if (tasks_[id] != Stand::Running) complain("a cancel was delivered to a task that does not run");
            break;
        case TraceKind::TaskFinished:
            task_stands(id, is_refused ? Stand::Ready : Stand::Running, Stand::Ended, "ends");
            [[fallthrough]];
        case TraceKind::FutureFinished:
            if (!finished_.insert(id).second) complain(std::to_string(id) + " finished twice");
            break;
        default:
            break;
    }
}

void TraceCheck::queued(Id id) {
    ready_.push_back(id);
}

void TraceCheck::drop_cancelled() {
    ready_.pop_front();
    --turns_left_;
}

void TraceCheck::has_turn(Id id) {
    while (turns_left_ > 0 && !ready_.empty() && ready_.front() != id && cancelled_.contains(ready_.front()))
        drop_cancelled();
    if (ready_.empty() || ready_.front() != id) {
        complain(std::to_string(id) + " has its turn, but " +
                 (ready_.empty() ? "nothing is ready" : std::to_string(ready_.front()) + " is first"));
        return;
    }
    if (turns_left_ == 0) complain(std::to_string(id) + " became ready in this iteration and runs in it");
    if (cancelled_.contains(id)) complain(std::to_string(id) + " was cancelled and runs");
    ready_.pop_front();
    if (turns_left_ > 0) --turns_left_;
}

void TraceCheck::timer_is_due(Id id, std::uint64_t time) {
    // A cancelled one may come due before it is swept; it is skipped in the ready queue.
    if (cancelled_.contains(id)) return queued(id);
    // A time before the clock's beginning is told as 0.
    if (timers_.empty() || (timers_.begin()->second != id && timer_keys_[id].first > 0)) {
        complain("timer " + std::to_string(id) + " is not the next one");
    } else if (timer_keys_[id].first > time) {
        complain("timer " + std::to_string(id) + " comes before its time");
    }
    timers_.erase({timer_keys_[id], id});
    queued(id);
}

void TraceCheck::task_stands(Id task, Stand before, Stand after, const char* what) {
    static constexpr const char* kNames[] = {"ready", "running", "waiting", "ended"};
    Stand& stand = tasks_[task];
    if (stand != before)
        complain("task " + std::to_string(task) + " " + what + " while it is " +
                 kNames[static_cast<std::size_t>(stand)]);
    stand = after;
}

void TraceCheck::finish() {
    for (const auto& [task, stand] : tasks_) {
        if (stand != Stand::Ended) complain("task " + std::to_string(task) + " never ended");
    }
}

}  // namespace loopscope::model
