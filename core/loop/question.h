// What a coroutine can ask its thread with `co_await` and is answered at once: the running loop, the current
// task, a context variable. Nothing is suspended. An error is thrown at the `co_await` as any other, or given
// as a value by `settled`.
#pragma once

#include <utility>

#include "loop/coroutine.h"
#include "loop/outcome.h"

namespace loopscope {

/// Has a type `Answer` and gives an `Outcome<Answer>` when it is asked in a thread.
template <class Asked>
concept Question = requires(Asked asked, Thread& thread, Outcome<typename Asked::Answer> outcome) {
    outcome = asked.ask(thread);
};

template <Question Asked>
class QuestionAwaiter : public KnowsSelf {
public:
    using Result = typename Asked::Answer;
    explicit QuestionAwaiter(Asked asked) : asked_(std::move(asked)) {}

    void begin(CoroutineBase& self) noexcept { set_self(self); }
    [[nodiscard]] bool await_ready() const noexcept { return true; }
    void suspend(CoroutineBase&) const noexcept {}
    [[nodiscard]] Outcome<Result> settle(Thread*& thread) {
        thread = &this->self().thread();
        return asked_.ask(*thread);
    }

private:
    Asked asked_;
};

template <Question Asked>
[[nodiscard]] QuestionAwaiter<Asked> awaiter_of(Asked asked) {
    return QuestionAwaiter<Asked>(std::move(asked));
}

}  // namespace loopscope
