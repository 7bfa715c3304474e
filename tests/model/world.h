// One run of a script on the loop: what its operations work on, the log of what they did, and the books that
// are kept apart from the loop: who holds which lock, which items a queue must have, how many frames are
// alive.
//
// The log is a line of words. "#7@12" says that the next ones happened in the loop's 7th iteration, at 12
// seconds; "2:Task-3" body 2 begins, in that task; "2.5=x" its operation 5 has ended and gave x;
// "2.5!ValueError(e1)" it raised; "2." or "2!ValueError(e1)" the body ended. record.py writes the same log
// from CPython.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "script.h"

namespace loopscope::model {

/// How the loop is run. Whatever is chosen here, the log must be the same.
struct Manner {
    bool traced = true;
    std::int64_t slice = 0;  ///< work units that the host gives at a time; 0: one blocking call
};

/// What a run has left.
struct Record {
    std::string log;  ///< "= ..." and "? ..." (the errors that nobody retrieved), as in recorded.txt
    std::vector<std::string> complaints;  ///< what contradicts asyncio's rules, one line each
};

[[nodiscard]] Record run_script(const Script& script, Manner manner);

}  // namespace loopscope::model
