// Parsing as programs are parsed: with the grammar of errors from the library.
#pragma once

#include "language/modules/standard_library.h"
#include "language/runtime/modules.h"
#include "language/runtime/runtime.h"
#include "language/syntax/parser.h"

namespace loopscope::language {

[[nodiscard]] inline ParseResult parsed(std::string_view source, std::string_view file_name = "<string>",
                                        ParseMode mode = ParseMode::kModule) {
    return parse_program(standard_library(), source, file_name, mode);
}

}  // namespace loopscope::language
