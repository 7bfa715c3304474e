// A code object as text, for reading and for tests.
#pragma once

#include <string>

namespace loopscope::language {

class CodeObject;

/// One line for each instruction: its number (with ">" where a jump goes), its line in the source, its name,
/// operand and what the operand stands for. Then the exception table; then, with their names, the code
/// objects inside.
[[nodiscard]] std::string disassemble(const CodeObject& code);

}  // namespace loopscope::language
