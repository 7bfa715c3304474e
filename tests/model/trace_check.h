// Reads the trace of a loop as an observer who knows asyncio's rules and nothing of the implementation: the
// ready queue is first in, first out; an iteration runs what was ready when it began; timers come in the
// order of deadline and setting, never early, never late; what waits is woken once; everything ends once.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "loop/trace.h"

namespace loopscope::model {

class TraceCheck {
public:
    void read(std::span<const std::uint32_t> words);
    /// After the last event: what should have ended has.
    void finish();
    [[nodiscard]] const std::vector<std::string>& complaints() const noexcept { return complaints_; }
    [[nodiscard]] bool was_asked_to_cancel(std::uint32_t task) const { return asked_.contains(task); }

private:
    using Id = std::uint32_t;
    enum class Stand : std::uint8_t { Ready, Running, Waiting, Ended };

    void event(TraceKind kind, const std::uint32_t* fields, std::uint64_t time);
    void queued(Id id);
    void has_turn(Id id);
    void timer_is_due(Id id, std::uint64_t time);
    void drop_cancelled();
    void task_stands(Id task, Stand before, Stand after, const char* what);
    void complain(const std::string& text) { complaints_.push_back("trace: " + text); }

    std::deque<Id> ready_;
    std::size_t turns_left_ = 0;
    std::set<Id> cancelled_;
    std::set<std::pair<std::pair<std::uint64_t, std::uint64_t>, Id>> timers_;  // by deadline, then by setting
    std::map<Id, std::pair<std::uint64_t, std::uint64_t>> timer_keys_;
    std::uint64_t timers_set_ = 0;
    std::map<Id, Stand> tasks_;
    Id just_created_ = 0;  // the task that the last event created
    std::set<Id> asked_;
    std::set<Id> finished_;
    std::vector<std::string> complaints_;
};

}  // namespace loopscope::model
