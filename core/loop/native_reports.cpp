#include "loop/native_reports.h"

#include <cstdio>

#include "loop/event_loop.h"

namespace loopscope {

void NativeReports::exception(EventLoop&, const ExceptionContext& context) {
    std::fprintf(stderr, "%s\n", report_text(context).c_str());
}

void NativeReports::warning(EventLoop&, std::string_view category, std::string_view text) {
    std::fprintf(stderr, "%s: %s\n", std::string(category).c_str(), std::string(text).c_str());
}

void NativeReports::slow_callback(EventLoop&, const Runnable& ran, double seconds) {
    std::fprintf(stderr, "Executing %s took %.3f seconds\n", ran.describe().c_str(), seconds);
}

}  // namespace loopscope
