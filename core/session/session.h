// A session: one program with its scheduler, clock, runtime, limits and trace. A host starts it, advances it
// in portions as small as it likes, asks how it stands, and may interrupt it. Two sessions know nothing of
// each other, and one that has ended holds nothing of its program any more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/runtime/program.h"
#include "language/runtime/runtime.h"
#include "language/syntax/syntax_error.h"
#include "loop/await_graph.h"
#include "loop/clock.h"
#include "loop/scheduler.h"
#include "session/computing_clock.h"
#include "session/intervention.h"
#include "session/session_output.h"

namespace loopscope::session {

struct SessionOptions {
    std::string file_name = "<string>";    ///< as tracebacks name the program
    HostClock::Read read_clock = nullptr;  ///< seconds, of the host's clock; null for virtual time
    bool debug = false;                    ///< asyncio's debug mode, as PYTHONASYNCIODEBUG=1 sets it
    bool development_mode = false;         ///< as `-X dev`, which sets the debug mode, too
    std::uint64_t seed = 0;                ///< of `random` while the program does not seed it
    bool trace = false;                    ///< whether events are written (loop/trace.h)
    /// A page answers what the module `browser` asks for; on the real clock only.
    bool has_browser = false;
    std::size_t output_bytes = 0;  ///< that the program may print; 0 for any number
    /// Of work that a thread gets before the next one has its turn: 1 to Scheduler::kSlice.
    std::int64_t slice_units = Scheduler::kSlice;
    language::Limits limits;
    std::span<const language::LibraryModule>
        library;  ///< modules written in the language; outlives the session
};

class Session {
public:
    static constexpr std::uint64_t kNoEvent = ~std::uint64_t{0};

    /// What the program prints goes to `output`, which outlives the session.
    Session(SessionOptions options, language::OutputSink& output);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// Compiles the program, as text in UTF-8 or as the bytes of a file, and makes it ready to advance. Call
    /// it once. False after a syntax error: it is printed to stderr as CPython prints it, and the session has
    /// ended.
    [[nodiscard]] bool start(std::string source, language::SourceForm form = language::SourceForm::Text);
    /// Runs for about `budget` units of work: turns of loops, calls and turns of the event loop. Waiting for
    /// infinity: only the host can go on. Stops earlier where the trace has `until_event` events: right after
    /// that event, or, when what wrote it wrote more in one go, after the last of these.
    [[nodiscard]] Progress advance(std::int64_t budget, std::uint64_t until_event = kNoEvent);
    /// `advance` returns where the session's clock comes to `time`, in seconds. Virtual time does not jump
    /// beyond it: a program that waits for longer answers Waiting with its deadline, and one that computes is
    /// a slice beyond it at most. Infinity, as at first, for no bound.
    void hold_at(double time) noexcept {
        held_at_ = time;
        computing_clock_.hold_at(time);
    }
    /// Does what Ctrl+C does in CPython: KeyboardInterrupt is raised where the program stands, or the main
    /// task of asyncio.run is cancelled, at the next advance. The program may clean up or even go on. One
    /// that is still inside a native function at the second interrupt is stopped. Call it between two
    /// advances.
    void interrupt();
    /// Ends the program where it stands, whatever it would do about it: prints KeyboardInterrupt to stderr.
    /// The exit code is 130 then. Call it between two advances.
    void stop();

    /// Will do it at its place, which counts from the trace's beginning; at the next advance when that is
    /// past. Of several at one place the earlier given comes first. What cannot be done changes nothing.
    void add_intervention(Intervention intervention);
    /// What came of those that were done since it was asked last, and, once the program has ended, of all
    /// that it did not come to.
    [[nodiscard]] std::vector<InterventionResult> take_intervention_results() {
        return std::exchange(intervention_results_, {});
    }

    /// What the program asks of the page and waits for, as JSON: [{"id":7,"kind":"button","argument":"Go"}].
    /// One that is missing from the next answer is not waited for any more.
    [[nodiscard]] std::string requests();
    /// Answers a request with the value of a literal (language/compile/literal_value.h). Why it could not, or
    /// empty. Call it between two advances.
    [[nodiscard]] std::string answer(std::uint32_t request, std::string_view literal);
    /// Answers that it failed: OSError with this text.
    [[nodiscard]] std::string answer_error(std::uint32_t request, std::string_view text);

    [[nodiscard]] bool ended() const noexcept { return ended_; }
    /// 0, 1 after an uncaught error, SystemExit's code; 130 after KeyboardInterrupt. Meaningful once ended.
    [[nodiscard]] int exit_code() const noexcept { return exit_code_; }
    /// What kept the program from starting.
    [[nodiscard]] const std::optional<language::SyntaxError>& syntax_error() const noexcept {
        return syntax_error_;
    }
    /// The line of the program that the uncaught error came from.
    [[nodiscard]] std::optional<std::uint32_t> error_line() const noexcept { return error_line_; }

    /// The uncaught error in one line; empty when there was none.
    [[nodiscard]] const std::string& error_text() const noexcept { return error_text_; }

    /// Seconds on the session's clock, which began at 0.
    [[nodiscard]] double now() const { return scheduler_.now(); }
    /// Who waits for whom now, with the stacks of the tasks (loop/await_graph.h). Changes nothing.
    [[nodiscard]] AwaitGraph await_graph() const;
    /// Every task with its stack and variables, futures, timers, threads, as JSON (session/inspection.h; "{}"
    /// once it has ended). Changes nothing. Call it between two advances.
    [[nodiscard]] std::string inspect() const;
    /// Bytes of the program's objects.
    [[nodiscard]] std::size_t memory_in_use() const noexcept;

    /// The events written since `clear_trace`, whole ones only (loop/trace.h). Valid until anything else is
    /// called.
    [[nodiscard]] std::span<const std::uint32_t> trace();
    void clear_trace() noexcept;
    /// Events written so far, those that were cleared among them: where in its trace the run stands. The
    /// texts that events speak of do not count.
    [[nodiscard]] std::uint64_t events() noexcept { return scheduler_.tracer().events(); }
    /// Events that found no room.
    [[nodiscard]] std::uint64_t lost_events() noexcept { return scheduler_.tracer().lost(); }

private:
    /// The host's clock with its beginning taken as 0.
    struct HostTime {
        HostClock::Read read;
        double start;
    };

    /// Does the interventions whose place has come.
    void intervene_now();
    /// The place of the next one.
    [[nodiscard]] std::uint64_t next_intervention() const noexcept;
    /// The future of a request that is open; null when there is none.
    [[nodiscard]] Ref<FutureBase> requested(std::uint32_t id);
    /// Lets go of the program, whose last words are still printed, and of all that it held.
    void finish(int exit_code);
    /// Ends the program with a message of the session's own.
    void stop_with(std::string_view message, int exit_code);

    SessionOptions options_;
    HostTime host_time_;
    HostClock host_clock_;
    ComputingClock computing_clock_;
    Scheduler scheduler_;
    SessionOutput output_;
    std::optional<language::Runtime> runtime_;
    std::optional<language::Program> program_;
    struct Planned {
        std::size_t number;
        Intervention intervention;
    };
    std::vector<Planned> interventions_;  // by their places
    std::size_t interventions_given_ = 0;
    double held_at_;
    std::vector<InterventionResult> intervention_results_;
    std::vector<std::uint32_t> flushed_trace_;  // what had to make room in the tracer
    std::optional<language::SyntaxError> syntax_error_;
    std::optional<std::uint32_t> error_line_;
    std::string error_text_;
    int exit_code_ = 0;
    bool ended_ = false;
    bool interrupting_ = false;  // an interrupt has not reached the program yet
};

}  // namespace loopscope::session
