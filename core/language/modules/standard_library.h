// The modules written in the language, as text in a native build: the library `loopscope_library`. The
// WebAssembly module leaves them out, its host brings them (build/wasm/library.txt).
#pragma once

#include <span>

#include "language/runtime/modules.h"

namespace loopscope::language {

[[nodiscard]] std::span<const LibraryModule> standard_library();

}  // namespace loopscope::language
