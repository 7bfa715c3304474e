#include "language/modules/asyncio/async_generators.h"

#include <algorithm>

#include "language/modules/asyncio/callback.h"
#include "language/modules/asyncio/event_loop_object.h"
#include "language/runtime/frame.h"
#include "language/runtime/function.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

void AsyncGenerators::first_iteration(Frame& generator) {
    EventLoop* loop = runtime_.thread->running_loop();
    if (loop == nullptr) return;
    generator.is_watched = true;
    watched_.push_back({&generator, loop});
}

bool AsyncGenerators::finalize(Frame& generator) noexcept {
    if (!generator.is_watched) return false;
    const auto found = std::ranges::find_if(
        watched_, [&](const Watched& watched) { return watched.generator == &generator; });
    if (found == watched_.end()) return false;
    EventLoop& loop = *found->loop;
    watched_.erase(found);
    if (runtime_.is_ending || loop.is_closed() || generator.state == Frame::State::Finished) return false;
    const Value closing = async_generator_close(runtime_, generator);
    const Value* create_task = runtime_.types.event_loop->lookup(runtime_.intern("create_task").get());
    Ref<Handle> handle =
        make_callback(runtime_, loop, bind_method(runtime_, *create_task, loop_object(runtime_, loop)),
                      make_tuple(runtime_, {closing}));
    return !loop.schedule_threadsafe(std::move(handle));
}

bool AsyncGenerators::has_open(const EventLoop& loop) const noexcept {
    return std::ranges::any_of(watched_, [&](const Watched& watched) { return watched.loop == &loop; });
}

std::vector<Value> AsyncGenerators::take_open(const EventLoop& loop) {
    std::vector<Value> open;
    for (const Watched& watched : watched_) {
        if (watched.loop == &loop) open.push_back(Value::from(watched.generator));
    }
    std::erase_if(watched_, [&](const Watched& watched) { return watched.loop == &loop; });
    return open;
}

}  // namespace loopscope::language
