#include "session/session.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "language/compile/literal_value.h"
#include "language/modules/asyncio/future_object.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "session/inspection.h"
#include "session/json.h"

namespace loopscope::session {

namespace {

/// Room for all that one slice of a thread can cause (Scheduler::kSlice) beyond what the host is asked to
/// drain.
constexpr std::uint32_t kTraceWords = 1u << 20;

/// CPython's exit code after an uncaught KeyboardInterrupt: 128 and the number of SIGINT.
constexpr int kInterruptedExitCode = 130;

constexpr const char* kNeedsTrace = "interventions need the trace";

constexpr double kNever = std::numeric_limits<double>::infinity();

language::RuntimeOptions runtime_options(const SessionOptions& options) {
    language::RuntimeOptions result;
    result.file_name = options.file_name;
    result.debug = options.debug || options.development_mode;
    result.development_mode = options.development_mode;
    result.seed = options.seed;
    result.has_browser = options.has_browser && options.read_clock != nullptr;
    result.limits = options.limits;
    result.library = options.library;
    return result;
}

std::string no_request(std::uint32_t id) {
    return "no request with the number " + std::to_string(id) + " is open";
}

void finish_request(FutureBase& future, Outcome<language::Value> outcome) {
    const CauseScope scope(future.loop(), {CauseKind::Browser});
    static_cast<Future<language::Value>&>(future).set_outcome_unless_done(std::move(outcome));
}

double read_nothing(void*) {
    return 0;
}

}  // namespace

Session::Session(SessionOptions options, language::OutputSink& output)
    : options_(std::move(options)),
      host_time_{options_.read_clock != nullptr ? options_.read_clock : read_nothing, 0},
      host_clock_(
          [](void* context) {
              const auto& time = *static_cast<const HostTime*>(context);
              return time.read(nullptr) - time.start;
          },
          &host_time_),
      scheduler_(options_.read_clock != nullptr ? static_cast<Clock&>(host_clock_) : computing_clock_),
      output_(output, scheduler_, options_.output_bytes),
      held_at_(kNever) {
    host_time_.start = host_time_.read(nullptr);
    computing_clock_.follow(scheduler_);
    options_.slice_units = std::clamp<std::int64_t>(options_.slice_units, 1, Scheduler::kSlice);
    scheduler_.set_slice(options_.slice_units);
    if (options_.trace) {
        scheduler_.tracer().set_sink(
            [](void* context, std::span<const std::uint32_t> words) {
                auto& flushed = *static_cast<std::vector<std::uint32_t>*>(context);
                flushed.insert(flushed.end(), words.begin(), words.end());
            },
            &flushed_trace_);
        scheduler_.tracer().start(kTraceWords);
    }
    runtime_.emplace(scheduler_, output_, runtime_options(options_));
}

Session::~Session() {
    output_.mute();
    if (!ended_) finish(exit_code_);
}

bool Session::start(std::string source, language::SourceForm form) {
    Tracer& tracer = scheduler_.tracer();
    if (tracer.on()) tracer.emit(TraceKind::ProgramStarted, {tracer.text(options_.file_name)});
    program_.emplace(*runtime_);
    if (program_->start(std::move(source), form)) return true;
    syntax_error_ = program_->syntax_error();
    finish(1);
    return false;
}

Progress Session::advance(std::int64_t budget, std::uint64_t until_event) {
    Progress progress{ended_ ? Progress::State::Ended : Progress::State::More, 0};
    // By slices, so that a limit ends the program at the same place whatever the budget is.
    while (!ended_ && budget > 0 && events() < until_event) {
        intervene_now();
        scheduler_.tracer().stop_at(std::min(until_event, next_intervention()));
        const std::int64_t units = std::min(budget, options_.slice_units);
        budget -= units;
        if (interrupting_) interrupting_ = !program_->ended() && !program_->interrupt();
        progress = scheduler_.advance(units);
        const bool waits_for_host = progress.state == Progress::State::Waiting && progress.deadline == kNever;
        const bool is_over = program_->ended() && waits_for_host;
        if (output_.passed_limit()) {
            stop_with("loopscope: the program was stopped: it printed more than " +
                          std::to_string(options_.output_bytes) + " bytes, which is the limit.",
                      1);
        } else if (progress.state == Progress::State::Ended || is_over) {
            error_line_ = program_->error_line();
            error_text_ = program_->error_text();
            finish(program_->exit_code());
        } else if (next_intervention() <= events()) {
            continue;
        } else if (progress.state == Progress::State::Waiting || scheduler_.tracer().wants_host() ||
                   (held_at_ < kNever && now() >= held_at_)) {
            break;
        }
    }
    if (ended_) return {Progress::State::Ended, 0};
    return progress;
}

void Session::interrupt() {
    if (ended_) return;
    if (interrupting_ || program_->ended()) return stop();
    interrupting_ = true;
}

void Session::stop() {
    if (!ended_) stop_with("KeyboardInterrupt", kInterruptedExitCode);
}

void Session::add_intervention(Intervention intervention) {
    const auto place = std::upper_bound(
        interventions_.begin(), interventions_.end(), intervention.at,
        [](std::uint64_t at, const Planned& planned) { return at < planned.intervention.at; });
    interventions_.insert(place, {interventions_given_++, std::move(intervention)});
}

std::uint64_t Session::next_intervention() const noexcept {
    return interventions_.empty() ? kNoEvent : interventions_.front().intervention.at;
}

void Session::intervene_now() {
    while (next_intervention() <= events()) {
        const Planned planned = std::move(interventions_.front());
        interventions_.erase(interventions_.begin());
        const std::uint64_t at = events();
        std::string error =
            scheduler_.tracer().on() ? intervene(scheduler_, *runtime_, planned.intervention) : kNeedsTrace;
        intervention_results_.push_back({planned.number, at, std::move(error)});
    }
}

std::string Session::requests() {
    Json json;
    json.open('[');
    for (const language::BrowserRequest& request :
         runtime_ ? runtime_->browser_requests.open() : std::vector<language::BrowserRequest>()) {
        json.open('{');
        json.member("id", request.id());
        json.member("kind", request.kind);
        json.member("argument", request.argument);
        json.close('}');
    }
    json.close(']');
    return json.take();
}

Ref<FutureBase> Session::requested(std::uint32_t id) {
    if (!runtime_) return {};
    for (const language::BrowserRequest& request : runtime_->browser_requests.open()) {
        if (request.id() == id) return request.future;
    }
    return {};
}

std::string Session::answer(std::uint32_t request, std::string_view literal) {
    const Ref<FutureBase> future = requested(request);
    if (!future) return no_request(request);
    const std::optional<language::Value> value = language::literal_value(*runtime_, literal);
    if (!value) return "'" + std::string(literal) + "' is no literal";
    finish_request(*future, *value);
    return {};
}

std::string Session::answer_error(std::uint32_t request, std::string_view text) {
    const Ref<FutureBase> future = requested(request);
    if (!future) return no_request(request);
    language::Type* type = runtime_->types.os_error;
    finish_request(*future, language::error_from(
                                *runtime_, language::Value(language::make_exception(*runtime_, type, text))));
    return {};
}

AwaitGraph Session::await_graph() const {
    AwaitGraphOptions options;
    options.with_stacks = true;
    return loopscope::await_graph(scheduler_, options);
}

std::string Session::inspect() const {
    // What is read is the program's, which the runtime hands out as it is: to be changed.
    return runtime_ ? inspection(scheduler_, const_cast<language::Runtime&>(*runtime_)) : "{}";
}

std::size_t Session::memory_in_use() const noexcept {
    // The heap only counts; that it is not const is the runtime's way of handing it out.
    return runtime_ ? const_cast<language::Runtime&>(*runtime_).heap().bytes_in_use() : 0;
}

std::span<const std::uint32_t> Session::trace() {
    if (flushed_trace_.empty()) return scheduler_.tracer().words();
    scheduler_.tracer().flush();
    return flushed_trace_;
}

void Session::clear_trace() noexcept {
    scheduler_.tracer().clear();
    flushed_trace_ = {};
}

void Session::stop_with(std::string_view message, int exit_code) {
    output_.write_past_limit(language::OutputSink::Stream::Error, std::string(message) + "\n");
    output_.mute();
    finish(exit_code);
}

void Session::finish(int exit_code) {
    ended_ = true;
    exit_code_ = exit_code;
    for (const Planned& planned : std::exchange(interventions_, {})) {
        const char* error = scheduler_.tracer().on() ? "the program had ended by then" : kNeedsTrace;
        intervention_results_.push_back({planned.number, events(), error});
    }
    runtime_->end_program();
    program_.reset();
    runtime_.reset();
    if (Tracer& tracer = scheduler_.tracer(); tracer.on()) {
        tracer.emit(TraceKind::ProgramEnded, {static_cast<std::uint32_t>(exit_code)});
    }
}

}  // namespace loopscope::session
