// The encoding that a source file declares in a comment of its first two lines (PEP 263).
#pragma once

#include <string>

namespace loopscope::language {

class Runtime;

/// Makes UTF-8 of a source that was given as bytes: of one that declares another encoding. False after
/// raising LookupError or UnicodeDecodeError; then `encoding` is what CPython calls the encoding.
[[nodiscard]] bool decode_source(Runtime& runtime, std::string& source, std::string& encoding);

}  // namespace loopscope::language
