#include "session/session.h"

#include <utility>

namespace loopscope::session {

namespace {

constexpr int kInterruptedExitCode = 130;

language::RuntimeOptions runtime_options(const SessionOptions& options) {
    language::RuntimeOptions runtime;
    runtime.file_name = options.file_name;
    runtime.debug = options.debug || options.development_mode;
    runtime.development_mode = options.development_mode;
    runtime.seed = options.seed;
    runtime.limits = options.limits;
    return runtime;
}

}  // namespace

Session::Session(SessionOptions options, language::OutputSink& output)
    : options_(std::move(options)),
      host_time_{options_.read_clock, options_.read_clock != nullptr ? options_.read_clock(nullptr) : 0},
      host_clock_(
          [](void* context) {
              const auto* time = static_cast<const HostTime*>(context);
              return time->read(nullptr) - time->start;
          },
          &host_time_),
      scheduler_(options_.read_clock != nullptr ? static_cast<Clock&>(host_clock_)
                                                : static_cast<Clock&>(computing_clock_)),
      output_(output, scheduler_, options_.output_bytes) {
    computing_clock_.follow(scheduler_);
    if (options_.trace) {
        // What is written while nobody can drain, at a program's end, is kept until the host asks again.
        scheduler_.tracer().set_sink(
            [](void* context, std::span<const std::uint32_t> words) {
                auto& kept = static_cast<Session*>(context)->trace_overflow_;
                kept.insert(kept.end(), words.begin(), words.end());
            },
            this);
        scheduler_.tracer().start();
    }
}

Session::~Session() {
    output_.mute();
    program_.reset();
    runtime_.reset();
}

bool Session::start(std::string source) {
    runtime_.emplace(scheduler_, output_, runtime_options(options_));
    program_.emplace(*runtime_);
    Tracer& tracer = scheduler_.tracer();
    if (tracer.on()) tracer.emit(TraceKind::ProgramStarted, {tracer.text(options_.file_name)});
    const bool started = program_->start(std::move(source));
    if (!started) {
        syntax_error_ = program_->syntax_error();
        finish(program_->exit_code());
    }
    return started;
}

Progress Session::advance(std::int64_t budget) {
    if (ended_ || !program_) return Progress{};
    const Progress progress = scheduler_.advance(budget);
    if (output_.passed_limit()) {
        stop("The program has printed more than it may: it was ended.\n", 1);
        return Progress{};
    }
    if (progress.state != Progress::State::Ended) return progress;
    error_line_ = program_->error_line();
    finish(program_->exit_code());
    return Progress{};
}

void Session::interrupt() {
    if (!ended_) stop("KeyboardInterrupt\n", kInterruptedExitCode);
}

void Session::stop(std::string_view message, int exit_code) {
    output_.write_past_limit(language::OutputSink::Stream::Error, message);
    output_.mute();
    finish(exit_code);
}

void Session::finish(int exit_code) {
    exit_code_ = exit_code;
    ended_ = true;
    if (runtime_) runtime_->end_program();
    program_.reset();
    runtime_.reset();
    Tracer& tracer = scheduler_.tracer();
    if (tracer.on()) tracer.emit(TraceKind::ProgramEnded, {static_cast<std::uint32_t>(exit_code)});
}

std::size_t Session::memory_in_use() const noexcept {
    return runtime_ ? const_cast<language::Runtime&>(*runtime_).heap().bytes_in_use() : 0;
}

std::span<const std::uint32_t> Session::take_trace() {
    taken_trace_ = std::exchange(trace_overflow_, {});
    const std::span<const std::uint32_t> words = scheduler_.tracer().words();
    taken_trace_.insert(taken_trace_.end(), words.begin(), words.end());
    scheduler_.tracer().clear();
    return taken_trace_;
}

}  // namespace loopscope::session
