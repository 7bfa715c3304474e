// The modules that are written in the language itself.
#include "language/runtime/modules.h"

namespace loopscope::language {

std::span<const EmbeddedModule> embedded_modules() {
    return {};
}

}  // namespace loopscope::language
