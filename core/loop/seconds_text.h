// How times read in labels and reports.
#pragma once

#include <string>

namespace loopscope {

/// Seconds with at most `decimals` places and without needless zeros: "0.4", "12".
[[nodiscard]] std::string seconds_text(double seconds, int decimals = 6);

}  // namespace loopscope
