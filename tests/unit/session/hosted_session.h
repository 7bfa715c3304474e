// A host for tests of the session: it keeps what the program prints and advances it to its end. Time is
// virtual unless a test says otherwise.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/modules/standard_library.h"
#include "session/session.h"

namespace loopscope::session {

class KeptOutput final : public language::OutputSink {
public:
    void write(Stream stream, std::string_view text) override {
        (stream == Stream::Output ? output_ : errors_) += text;
    }
    [[nodiscard]] const std::string& output() const noexcept { return output_; }
    [[nodiscard]] const std::string& errors() const noexcept { return errors_; }

private:
    std::string output_;
    std::string errors_;
};

class HostedSession {
public:
    static constexpr std::int64_t kBudget = 100'000;

    explicit HostedSession(const std::string& source, SessionOptions options = {})
        : session(with_library(std::move(options)), kept) {
        started = session.start(source);
    }

    /// Advances by `budget` until the program ends or waits for its host.
    Progress run(std::int64_t budget = kBudget) {
        Progress progress = session.advance(budget);
        while (progress.state == Progress::State::More) progress = session.advance(budget);
        return progress;
    }
    /// Advances once, which must not end the program.
    void run_a_while() { EXPECT_NE(session.advance(kBudget).state, Progress::State::Ended); }

    KeptOutput kept;
    Session session;
    bool started = false;

private:
    static SessionOptions with_library(SessionOptions options) {
        options.library = language::standard_library();
        return options;
    }
};

[[nodiscard]] inline bool ends_with(std::string_view text, std::string_view end) {
    return text.ends_with(end);
}

}  // namespace loopscope::session
