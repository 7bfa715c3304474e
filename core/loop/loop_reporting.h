// How a loop tells what goes wrong in it: the program's exception handler is told, else the loop's host, and
// the trace. Part of event_loop.h, which is what to include.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "loop/reports.h"

namespace loopscope {

class EventLoop;

/// A part of EventLoop.
class LoopReporting {
public:
    LoopReporting(const LoopReporting&) = delete;
    LoopReporting& operator=(const LoopReporting&) = delete;

    /// The host that is told; null: the trace is. It outlives the loop.
    void set_reports(LoopReports* reports) noexcept { reports_ = reports; }

    /// Tells the program's handler, or else the default one. An error of the handler itself is reported by
    /// the default one; of kind Exit, it leaves the loop (`base_events.py:1840`).
    void call_exception_handler(const ExceptionContext& context);
    /// Tells the host.
    void default_exception_handler(const ExceptionContext& context);
    /// Calls `handler(EventLoop&, const ExceptionContext&)` instead of the default one.
    template <class Handler>
    void set_exception_handler(Handler handler) {
        exception_handler_ = make_ref<FunctionExceptionHandler<Handler>>(std::move(handler));
    }
    void set_exception_handler(std::nullptr_t) noexcept { exception_handler_ = nullptr; }
    [[nodiscard]] bool has_exception_handler() const noexcept {
        return static_cast<bool>(exception_handler_);
    }

    /// Tells the host of a warning, as Python's `warnings.warn`.
    void warn(std::string_view category, std::string_view text);
    /// The text that stands for a task, future or handle in messages, as the host has it.
    [[nodiscard]] std::string describe(const Runnable& runnable) const;

    // Debug mode: reports callbacks that take long and calls from a wrong thread, and notes where each
    // runnable was made.

    void set_debug(bool debug) noexcept { debug_ = debug; }
    [[nodiscard]] bool debug() const noexcept { return debug_; }
    /// Seconds from which on a callback is reported.
    double slow_callback_duration = 0.1;
    /// Where the program stands, as the host says; null when that is unknown.
    [[nodiscard]] Ref<Payload> origin() const;

protected:
    LoopReporting() = default;
    ~LoopReporting() = default;

    /// Debug mode: the turn of `ran` took so long. Tells the host when that is slow.
    void report_turn(const Runnable& ran, double seconds);
    /// Nobody is told any more.
    void drop_reports() noexcept;

private:
    [[nodiscard]] EventLoop& loop() noexcept;

    LoopReports* reports_ = nullptr;
    Ref<ExceptionHandler> exception_handler_;
    bool debug_ = false;
};

}  // namespace loopscope
