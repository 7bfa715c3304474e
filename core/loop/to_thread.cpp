#include "loop/to_thread.h"

#include "loop/seconds_text.h"

namespace loopscope {

Coroutine<void> shutdown_default_executor(EventLoop& loop, std::optional<double> timeout) {
    Executor* executor = loop.refuse_default_executor();
    if (executor == nullptr) co_return;
    Ref<Future<void>> idle = executor->when_idle(loop);
    Thread& thread = co_await current_thread();
    Timeout limit(timeout ? std::optional<double>(loop.time() + *timeout) : std::nullopt);
    if (Error refused = limit.enter(thread)) co_await fail_with(refused);
    Outcome<void> ended = co_await settled(idle);
    Error error = limit.exit(ended.error());
    if (error && error->kind() == ErrorKind::TimeoutError) {
        loop.warn("RuntimeWarning", "The executor did not finishing joining its threads within " +
                                        seconds_text(*timeout) + " seconds.");
    } else if (error) {
        co_await fail_with(error);
    }
}

}  // namespace loopscope
