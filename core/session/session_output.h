// What a program prints, on its way to the host: counted against the limit, told to the trace with the task
// and the line that printed, and handed on in the order of printing.
#pragma once

#include <cstddef>
#include <string_view>

#include "language/runtime/runtime.h"
#include "loop/scheduler.h"

namespace loopscope::session {

class SessionOutput final : public language::OutputSink {
public:
    /// `limit` in bytes of both streams together; 0 for none.
    SessionOutput(language::OutputSink& host, Scheduler& scheduler, std::size_t limit)
        : host_(host), scheduler_(scheduler), limit_(limit) {}

    /// Drops what passes the limit, and everything once muted.
    void write(Stream stream, std::string_view text) override;
    /// A word of the session itself, which no limit holds back.
    void write_past_limit(Stream stream, std::string_view text);

    [[nodiscard]] bool passed_limit() const noexcept { return passed_limit_; }
    void mute() noexcept { muted_ = true; }

private:
    void trace(Stream stream, std::string_view text);

    language::OutputSink& host_;
    Scheduler& scheduler_;
    std::size_t limit_;
    std::size_t written_ = 0;
    bool passed_limit_ = false;
    bool muted_ = false;
};

}  // namespace loopscope::session
