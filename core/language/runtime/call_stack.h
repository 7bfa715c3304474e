// The calls of the program that run now, as debug mode notes them for what is made: "created at...".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/compile/code_object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

struct StackEntry {
    Ref<CodeObject> code;
    std::uint32_t line;
};

/// At most `most` calls, the innermost first, also those around the event loop that runs; without the
/// library's own.
[[nodiscard]] std::vector<StackEntry> call_stack(Runtime& runtime, std::size_t most);

/// As `traceback.format_list` shows them: the outermost first, each with its source line.
[[nodiscard]] std::string stack_text(const Runtime& runtime, const std::vector<StackEntry>& calls);

/// One of these calls: two lines, or one where the source is unknown.
[[nodiscard]] std::string stack_entry_text(const Runtime& runtime, std::string_view file, std::uint32_t line,
                                           std::string_view name);

/// How many calls debug mode notes (`asyncio.constants.DEBUG_STACK_DEPTH`).
inline constexpr std::size_t kDebugStackDepth = 10;

}  // namespace loopscope::language
