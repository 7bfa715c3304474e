// Reports of a loop as text on stderr, as asyncio's logger prints them without any set-up. For C++ programs
// that run a loop in real time; not used by the core itself.
#pragma once

#include "loop/reports.h"

namespace loopscope {

class NativeReports final : public LoopReports {
public:
    void exception(EventLoop& loop, const ExceptionContext& context) override;
    void warning(EventLoop& loop, std::string_view category, std::string_view text) override;
    void slow_callback(EventLoop& loop, const Runnable& ran, double seconds) override;
};

}  // namespace loopscope
