#include "language/runtime/call_stack.h"

#include "language/runtime/frame.h"
#include "language/runtime/runtime.h"
#include "loop/event_loop.h"
#include "loop/thread.h"

namespace loopscope::language {

std::vector<StackEntry> call_stack(Runtime& runtime, std::size_t most) {
    std::vector<StackEntry> calls;
    const auto add_from = [&](Frame* frame) {
        for (; frame != nullptr && calls.size() < most; frame = frame->outer_frame()) {
            if (!frame->code->is_library()) calls.push_back({Ref<CodeObject>(frame->code), frame->line()});
        }
    };
    add_from(runtime.frame);
    // A task or callback is the root of its calls; below it stands who runs the loop.
    const EventLoop* loop = runtime.thread != nullptr ? runtime.thread->running_loop() : nullptr;
    if (loop == nullptr) return calls;
    if (auto* around = as_tagged<LanguageActivation>(loop->caller())) add_from(around->as_frame());
    return calls;
}

std::string stack_text(const Runtime& runtime, const std::vector<StackEntry>& calls) {
    std::string text;
    for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
        text +=
            stack_entry_text(runtime, call->code->file_name->view(), call->line, call->code->name->view());
    }
    return text;
}

std::string stack_entry_text(const Runtime& runtime, std::string_view file, std::uint32_t line,
                             std::string_view name) {
    std::string text = "  File \"";
    text.append(file)
        .append("\", line ")
        .append(std::to_string(line))
        .append(", in ")
        .append(name)
        .append("\n");
    std::string_view source = runtime.source_line(file, line);
    const std::size_t first = source.find_first_not_of(" \t\f");
    if (first == std::string_view::npos) return text;
    source = source.substr(first, source.find_last_not_of(" \t\f\r\n") + 1 - first);
    text.append("    ").append(source).append("\n");
    return text;
}

}  // namespace loopscope::language
