// Built small, unlike the hot files around it.
#include "loop/seconds_text.h"

#include <cmath>
#include <cstdint>

namespace loopscope {

std::string seconds_text(double seconds, int decimals) {
    if (std::isnan(seconds)) return "nan";
    if (seconds < 0) return "-" + seconds_text(-seconds, decimals);
    if (seconds > 1e12) return std::isinf(seconds) ? "inf" : "1e12 or more";
    std::uint64_t scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    auto units = static_cast<std::uint64_t>(std::llround(seconds * static_cast<double>(scale)));
    std::string text = std::to_string(units / scale);
    if (std::uint64_t rest = units % scale; rest != 0) {
        std::string digits = std::to_string(rest);
        digits.insert(0, static_cast<std::size_t>(decimals) - digits.size(), '0');
        digits.erase(digits.find_last_not_of('0') + 1);
        text += "." + digits;
    }
    return text;
}

}  // namespace loopscope
