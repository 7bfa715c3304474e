// A program: the text of one file, run as `__main__` in a runtime's main thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "language/runtime/native.h"
#include "language/runtime/runtime.h"
#include "language/syntax/syntax_error.h"

namespace loopscope::language {

enum class SourceForm : std::uint8_t {
    Text,   // UTF-8
    Bytes,  // of a file, which may declare their encoding
};

class Program {
public:
    explicit Program(Runtime& runtime) : runtime_(runtime) {}

    /// Compiles and starts. False after a syntax error, which has been printed to stderr as CPython prints
    /// it.
    [[nodiscard]] bool start(std::string source, SourceForm form);
    [[nodiscard]] const std::optional<SyntaxError>& syntax_error() const noexcept { return syntax_error_; }

    /// Does what Ctrl+C does in CPython: raises KeyboardInterrupt where the main thread stands, or, the first
    /// time, cancels the main task of asyncio.run. False while the thread is inside a native function, which
    /// nothing interrupts: ask again later. Called by the host, between two turns of the scheduler.
    [[nodiscard]] bool interrupt();

    /// Whether the main program has run to its end, or failed: then its traceback has been printed to stderr.
    [[nodiscard]] bool ended() const noexcept { return ended_; }
    /// 0; 1 after an uncaught error; what SystemExit says; 130 after KeyboardInterrupt.
    [[nodiscard]] int exit_code() const noexcept { return exit_code_; }
    /// The line of the uncaught error in the program, for the editor's mark.
    [[nodiscard]] std::optional<std::uint32_t> error_line() const noexcept { return error_line_; }
    /// The uncaught error in one line, as its traceback ends: "ValueError: lost". Empty when there was none.
    [[nodiscard]] const std::string& error_text() const noexcept { return error_text_; }

private:
    bool interrupt_main_thread();
    /// Prints the syntax error; the program has ended. False.
    bool fail(std::string_view source);

    friend Routine run_main(Runtime& runtime, Program* program, Ref<CodeObject> code);

    Runtime& runtime_;
    Thread* main_thread_ = nullptr;  // gone once the program has ended
    std::optional<SyntaxError> syntax_error_;
    std::optional<std::uint32_t> error_line_;
    std::string error_text_;
    int exit_code_ = 0;
    bool names_memoryview_ = false;
    bool ended_ = false;
};

}  // namespace loopscope::language
