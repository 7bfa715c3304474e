// Who or what caused a change: the answer that the trace gives to "why".
#pragma once

#include <cstdint>

#include "loop/trace.h"

namespace loopscope {

struct Cause {
    CauseKind kind = CauseKind::Program;
    std::uint32_t by = 0;  ///< the id of what `kind` says; 0 for nobody
};

}  // namespace loopscope
