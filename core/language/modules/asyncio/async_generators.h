// The asynchronous generators that loops watch (`base_events.py:571`): one that is dropped in the middle is
// closed by a task of the loop that it was first iterated in, and those left at the end are closed by
// `shutdown_asyncgens`.
#pragma once

#include <vector>

#include "language/runtime/async_generator.h"
#include "loop/event_loop.h"

namespace loopscope::language {

class AsyncGenerators final : public AsyncGeneratorHooks {
public:
    explicit AsyncGenerators(Runtime& runtime) noexcept : runtime_(runtime) {}

    void first_iteration(Frame& generator) override;
    bool finalize(Frame& generator) noexcept override;

    [[nodiscard]] bool has_open(const EventLoop& loop) const noexcept;
    /// Those of a loop that are still open, in the order in which they were first iterated; no longer
    /// watched.
    [[nodiscard]] std::vector<Value> take_open(const EventLoop& loop);

private:
    struct Watched {
        Frame* generator;  ///< its end takes it out
        EventLoop* loop;
    };

    Runtime& runtime_;
    std::vector<Watched> watched_;
};

}  // namespace loopscope::language
