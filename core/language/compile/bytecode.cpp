#include "language/compile/bytecode.h"

#include <iterator>

namespace loopscope::language {

std::string_view opcode_name(Opcode opcode) noexcept {
    static constexpr std::string_view kNames[] = {
#define LOOPSCOPE_OPCODE(name, description) #name,
#include "language/compile/opcodes.def"
#undef LOOPSCOPE_OPCODE
    };
    const auto index = static_cast<std::size_t>(opcode);
    return index < std::size(kNames) ? kNames[index] : std::string_view("?");
}

}  // namespace loopscope::language
