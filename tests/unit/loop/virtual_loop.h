// What the tests of the loop share: a coroutine as a test's body, run by a fresh loop on the virtual clock.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "loop/event_loop.h"
#include "loop/seconds_text.h"
#include "loop/sleep.h"

namespace loopscope {

/// Gives `value` after `delay` seconds.
inline Coroutine<int> answer_later(int value, double delay) {
    co_await sleep(delay);
    co_return value;
}

/// Fails with ValueError after `delay` seconds.
inline Coroutine<int> fail_later(std::string message, double delay) {
    co_await sleep(delay);
    co_await fail_with(make_error(ErrorKind::ValueError, std::move(message)));
    co_return 0;
}

/// Keeps what a loop reports.
class RecordedReports final : public LoopReports {
public:
    void exception(EventLoop&, const ExceptionContext& context) override {
        messages.push_back(context.message);
        if (context.exception) errors.push_back(describe(*context.exception));
    }
    void slow_callback(EventLoop&, const Runnable& ran, double seconds) override {
        slow.push_back(ran.describe() + " took " + seconds_text(seconds, 3));
    }
    using LoopReports::describe;
    [[nodiscard]] static std::string describe(const ErrorObject& error) { return loopscope::describe(error); }

    std::vector<std::string> messages;
    std::vector<std::string> errors;
    std::vector<std::string> slow;
};

/// A scheduler on the virtual clock with one loop.
struct VirtualLoop {
    VirtualClock clock;
    RecordedReports reports;
    Scheduler scheduler{clock};
    EventLoop& loop = scheduler.new_event_loop();

    VirtualLoop() { loop.set_reports(&reports); }

    /// Runs `body()`, a coroutine, until its end. The callable lives until then.
    template <class Body>
    auto run(Body&& body) {
        return loop.run_until_complete(body());
    }
};

/// Runs a test's body, a callable that gives a `Coroutine<void>`; an error that leaves it fails the test.
template <class Body>
void run_virtual(Body&& body) {
    VirtualLoop host;
    Outcome<void> outcome = host.loop.run_until_complete(body(host));
    EXPECT_TRUE(outcome.ok()) << describe(*outcome.error());
}

}  // namespace loopscope
