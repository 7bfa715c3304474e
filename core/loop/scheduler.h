// What a host advances: the clock, the trace, the numbering, the event loops and the threads (lanes) of one
// program. Threads take turns on one OS thread, a slice of work each, always in the same order: the same
// program takes the same course everywhere, however the host cuts its budget.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loop/block_pool.h"
#include "loop/cause.h"
#include "loop/clock.h"
#include "loop/owned.h"
#include "loop/thread.h"
#include "loop/tracer.h"

namespace loopscope {

class EventLoop;

/// What `Scheduler::advance` found.
struct Progress {
    enum class State : std::uint8_t {
        More,     ///< the budget is used up, or the trace wants its host (tracer.h): call again
        Waiting,  ///< nothing to do before `deadline`, unless the host itself wakes a loop
        Ended,    ///< no thread is left that keeps the program going
    };
    State state = State::Ended;
    double deadline = 0;  ///< seconds on the clock; infinity when only the host can go on
};

class Scheduler {
public:
    /// Work units that a thread gets before the next one has its turn, unless `set_slice` says otherwise.
    static constexpr std::int64_t kSlice = 10'000;

    explicit Scheduler(Clock& clock);
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    /// Before anything runs: the turns of threads are a part of the program's course. At least 1.
    void set_slice(std::int64_t units) noexcept { slice_ = slice_left_ = units; }
    /// Runs the threads for about `budget` work units. Jumps over idle time when the clock is virtual.
    Progress advance(std::int64_t budget);

    /// Begins a thread with `first`. The thread ends when its last activation returns no other, and is gone
    /// then.
    Thread& start_thread(std::string_view name, Activation& first);
    /// Takes away a thread that does not run now, wherever it stands.
    void end_thread(Thread& thread);
    [[nodiscard]] std::size_t thread_count() const noexcept { return threads_.size(); }
    /// Told when another thread than the last one gets its turn: a language keeps what its threads share, as
    /// registers, apart. `last` is null when that thread has ended.
    using Switch = void (*)(void* context, Thread* last, Thread& next);
    void set_switch(Switch told, void* context) noexcept {
        switch_ = told;
        switch_context_ = context;
    }
    /// Whether no thread is left that keeps the program going.
    [[nodiscard]] bool only_daemons() const noexcept;
    /// The thread whose turn it is; null while the host's code runs.
    [[nodiscard]] Thread* running_thread() const noexcept { return running_; }
    /// The one whose turn it was last; null when that has ended.
    [[nodiscard]] const Thread* last_thread() const noexcept { return last_; }
    /// Who causes what happens now, for the trace: the task or callback whose turn it is, or a thread outside
    /// of any loop.
    [[nodiscard]] Cause cause() const noexcept;
    /// The same when no loop's turn runs. The program's first thread is the program itself, as the host is.
    [[nodiscard]] Cause cause_outside_of_turns() const noexcept;
    /// Through which part of the library the thread that runs now acts; Task for none.
    [[nodiscard]] CauseKind acting_through() const noexcept;
    /// Tells the trace that `thread` goes on after it was blocked; `line` is where that was done.
    void trace_unblocked(const Thread& thread, Cause cause, std::uint32_t line = 0);
    /// The source line that runs now, for the trace; 0 when unknown.
    [[nodiscard]] std::uint32_t line();
    /// `where` for the trace, or the line that runs now when that is none.
    [[nodiscard]] std::uint32_t line(const std::source_location& where) {
        return where.line() != 0 ? tracer_.line(where) : line();
    }

    /// In the order in which they began.
    [[nodiscard]] const std::vector<Owned<Thread>>& threads() const noexcept { return threads_; }
    [[nodiscard]] const std::vector<Owned<EventLoop>>& loops() const noexcept { return loops_; }

    /// A new loop. It lives as long as its scheduler, closed or not, so that no future outlives it.
    [[nodiscard]] EventLoop& new_event_loop();
    /// Lets go of all that loops hold, with asyncio's reports of what is lost. Done at the latest at
    /// destruction; a language calls it while it can still print.
    void abandon_loops();

    [[nodiscard]] Clock& clock() const noexcept { return clock_; }
    [[nodiscard]] double now() const { return clock_.now(); }
    /// Work units that all threads have used so far, to the unit even in the middle of a slice.
    [[nodiscard, gnu::always_inline]] std::int64_t work() const noexcept {
        return work_ + (running_ != nullptr ? slice_units_ - running_->unused() : 0);
    }
    /// Whether a context variable was ever set: until then, nobody looks for contexts.
    [[nodiscard]] bool uses_contexts() const noexcept { return uses_contexts_; }
    void use_contexts() noexcept { uses_contexts_ = true; }
    [[nodiscard]] Tracer& tracer() noexcept { return tracer_; }
    [[nodiscard]] std::uint32_t next_id() noexcept { return ++last_id_; }
    /// For "Task-N" (`tasks.py:31`).
    [[nodiscard]] std::uint32_t next_task_number() noexcept { return ++last_task_number_; }

private:
    /// Unblocks threads whose time has come. Returns the earliest time of those still blocked.
    double wake_due_threads();
    [[nodiscard]] Thread* next_runnable();
    void run_slice(Thread& thread, std::int64_t& budget);
    void remove(std::size_t index);

    struct TrimsBlocks {
        ~TrimsBlocks() { BlockPool::trim(); }
    };
    TrimsBlocks trims_blocks_;  // goes last, after what gives blocks back
    Clock& clock_;
    Tracer tracer_;
    std::vector<Owned<EventLoop>> loops_;
    std::vector<Owned<Thread>> threads_;
    std::size_t turn_ = 0;  // index of the thread whose turn it is
    std::int64_t slice_ = kSlice;
    std::int64_t slice_left_ = kSlice;
    std::int64_t slice_units_ = 0;  // what the running thread was given
    std::int64_t work_ = 0;         // without the running thread's
    Thread* running_ = nullptr;
    Thread* last_ = nullptr;  // whose turn it was last; null when it has ended
    bool uses_contexts_ = false;
    Switch switch_ = nullptr;
    void* switch_context_ = nullptr;
    std::uint32_t last_id_ = 0;
    std::uint32_t last_task_number_ = 0;
    std::uint32_t last_thread_ = 0;
};

inline double Clock::now() const {
    if (counted_ == nullptr) return read_time();
    return base_ + static_cast<double>(counted_->work() - work_at_base_) * seconds_per_unit_;
}

}  // namespace loopscope
