// Reading the trace: every change of state is an event of a few words (trace.h, trace_events.def), given to a
// sink. This one keeps the texts and the tasks' names, and tells the course of the tasks.
#include <loop/event_loop.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>

#include <cstdio>
#include <map>
#include <span>
#include <string>

using namespace loopscope;

namespace {

class Storyteller {
public:
    /// `words` holds whole events.
    void read(std::span<const std::uint32_t> words) {
        for (std::size_t at = 0; at < words.size(); at += (words[at] >> 8) & 0xff) tell(&words[at]);
    }

private:
    void tell(const std::uint32_t* event) {
        const std::uint32_t* fields = event + 3;
        double seconds = static_cast<double>(event[1] | std::uint64_t{event[2]} << 32) * 1e-9;
        const std::string& task = names_[fields[0]];
        switch (static_cast<TraceKind>(event[0] & 0xff)) {
            case TraceKind::Text:
                texts_[fields[0]].append(reinterpret_cast<const char*>(fields + 2), fields[1]);
                break;
            case TraceKind::TaskCreated:
                names_[fields[0]] = texts_[fields[2]];
                std::printf("%g s: %s is created, to run %s\n", seconds, task.c_str(),
                            texts_[fields[3]].c_str());
                break;
            case TraceKind::TaskSuspended:
                std::printf("%g s: %s waits: %s\n", seconds, task.c_str(), texts_[fields[3]].c_str());
                break;
            case TraceKind::TaskWoken:
                std::printf("%g s: %s is woken\n", seconds, task.c_str());
                break;
            case TraceKind::CancelAsked:
                std::printf("%g s: %s is asked to cancel by %s: %s\n", seconds, task.c_str(),
                            names_[fields[2]].c_str(), texts_[fields[3]].c_str());
                break;
            case TraceKind::TaskFinished: {
                const char* outcomes[] = {"with a result", "with an error", "cancelled"};
                std::printf("%g s: %s ends %s\n", seconds, task.c_str(), outcomes[fields[1]]);
                break;
            }
            default:
                break;
        }
    }

    std::map<std::uint32_t, std::string> texts_;
    std::map<std::uint32_t, std::string> names_;
};

Coroutine<void> brew() {
    co_await sleep(60.0);
}

Coroutine<void> show_trace() {
    EventLoop& loop = co_await running_loop();
    Ref<Task<void>> coffee = loop.create_task(brew(), "coffee");
    co_await sleep(1.5);
    coffee->cancel(make_ref<TextPayload>("it is late"));
    (void)co_await settled(coffee);
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    Storyteller story;
    auto read = [](void* to, std::span<const std::uint32_t> words) {
        static_cast<Storyteller*>(to)->read(words);
    };
    scheduler.tracer().set_sink(read, &story);
    scheduler.tracer().start();
    run(scheduler, show_trace()).value();
    scheduler.tracer().flush();
}
