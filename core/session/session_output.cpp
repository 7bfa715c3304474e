#include "session/session_output.h"

#include <algorithm>

#include "loop/event_loop.h"

namespace loopscope::session {

namespace {

/// A long text becomes several events, so that one print cannot fill the trace.
constexpr std::size_t kBytesPerEvent = 4096;

/// The longest prefix of at most `size` bytes that cuts no character of UTF-8.
std::string_view prefix_of(std::string_view text, std::size_t size) {
    if (text.size() <= size) return text;
    const std::size_t longest = size;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    return text.substr(0, size > 0 ? size : longest);
}

std::uint32_t current_task(const Scheduler& scheduler) {
    const Thread* thread = scheduler.running_thread();
    const EventLoop* loop = thread != nullptr ? thread->running_loop() : nullptr;
    TaskBase* task = loop != nullptr ? loop->current_task() : nullptr;
    return task != nullptr ? task->future().id() : 0;
}

}  // namespace

void SessionOutput::write(Stream stream, std::string_view text) {
    if (muted_ || passed_limit_ || text.empty()) return;
    if (limit_ != 0 && text.size() > limit_ - written_) {
        text = prefix_of(text, limit_ - written_);
        passed_limit_ = true;
    }
    written_ += text.size();
    write_past_limit(stream, text);
}

void SessionOutput::write_past_limit(Stream stream, std::string_view text) {
    if (scheduler_.tracer().on()) trace(stream, text);
    host_.write(stream, text);
}

void SessionOutput::trace(Stream stream, std::string_view text) {
    Tracer& tracer = scheduler_.tracer();
    const std::uint32_t task = current_task(scheduler_);
    while (!text.empty()) {
        if (tracer.nearly_full()) tracer.flush();
        const std::string_view piece = prefix_of(text, kBytesPerEvent);
        text.remove_prefix(piece.size());
        tracer.emit(TraceKind::Output,
                    {static_cast<std::uint32_t>(stream), task, tracer.text(piece), scheduler_.line()});
    }
}

}  // namespace loopscope::session
