// Who or what caused a change: the answer that the trace gives to "why".
#pragma once

#include <cstdint>
#include <source_location>

#include "loop/trace.h"

namespace loopscope {

class EventLoop;
class TaskBase;

/// No line of C++: what the library itself and languages give for a caller's source location. The trace then
/// has the line where the program stands.
inline constexpr std::source_location kNoSource{};

struct Cause {
    CauseKind kind = CauseKind::Program;
    std::uint32_t by = 0;                    ///< the id of what `kind` says; 0 for nobody
    std::source_location where = kNoSource;  ///< the C++ code that did it, when it said so
};

/// While one lives, what happens on its loop happens for its cause and not for what runs there: a cancel on
/// its way from who asked for it to what ends by it. They nest.
class CauseScope {
public:
    /// `cancelled` is the task whose wait the cancel cuts short; null for none.
    CauseScope(EventLoop& loop, Cause cause, const TaskBase* cancelled = nullptr) noexcept;
    CauseScope(const CauseScope&) = delete;
    CauseScope& operator=(const CauseScope&) = delete;
    ~CauseScope();

    [[nodiscard]] const Cause& cause() const noexcept { return cause_; }
    /// The scope, this or one around it, of a cancel of `task`; null for none.
    [[nodiscard]] const CauseScope* of_cancel(const TaskBase& task) const noexcept;

private:
    EventLoop& loop_;
    Cause cause_;
    const TaskBase* cancelled_;
    const CauseScope* outer_;
};

}  // namespace loopscope
