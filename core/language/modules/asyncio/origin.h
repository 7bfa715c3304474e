// Where a future, task or handle was made, as debug mode notes it (`_source_traceback`).
#pragma once

#include <string>
#include <vector>

#include "language/runtime/call_stack.h"
#include "loop/error.h"
#include "loop/runnable.h"

namespace loopscope::language {

class Origin final : public Payload {
public:
    Origin(const Runtime& runtime, std::vector<StackEntry> calls)
        : runtime_(runtime), calls_(std::move(calls)) {}
    [[nodiscard]] std::string text() const override { return stack_text(runtime_, calls_); }
    /// The innermost first.
    [[nodiscard]] const std::vector<StackEntry>& calls() const noexcept { return calls_; }

    /// The program's own call made it, not asyncio's code within that call.
    bool by_program = false;

private:
    const Runtime& runtime_;
    std::vector<StackEntry> calls_;
};

/// Null when debug mode was off.
[[nodiscard]] Origin* origin_of(const Runnable& runnable);

/// Notes that the program's own call has made it: a method of the loop, or the class.
void made_by_program(const Runnable& runnable);

/// " created at FILE:LINE" as reprs end; empty when debug mode was off.
[[nodiscard]] std::string created_at(Runnable& runnable);

/// A list of (file, line, name, source), the outermost first: what a context calls "source_traceback".
[[nodiscard]] Value source_traceback(Runtime& runtime, const Origin& origin);

}  // namespace loopscope::language
