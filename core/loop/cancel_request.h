// A request to cancel on its way: a task passes it on to what it waits for, a gathering to its children, and
// each is answered by those below. However deep they stand in each other, it goes its way in a loop, not in
// recursion.
#pragma once

#include "loop/cause.h"
#include "loop/error.h"

namespace loopscope {

class FutureBase;

/// Asks `future`, a task or the outer future of a gathering (any other one is simply cancelled). False when
/// it is done already or, of a gathering, when no child took the request (`tasks.py:229`, `tasks.py:752`).
bool ask_to_cancel(FutureBase& future, Ref<Payload> message, const Cause& cause);

}  // namespace loopscope
