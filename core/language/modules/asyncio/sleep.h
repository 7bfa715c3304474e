// asyncio.sleep, as the program sees it.
#pragma once

#include "language/modules/asyncio/operation.h"
#include "loop/sleep.h"

namespace loopscope::language {

/// `asyncio.sleep(delay, result)`: the frame that awaits it waits by itself, for no coroutine is as quick as
/// none. One that only gives its turn to the others, and that nobody else refers to, then serves the next
/// call.
class SleepOperation final : public Operation {
public:
    static constexpr bool kIsTrackedLater = true;

    [[nodiscard]] static Value make(Runtime& runtime, double delay, Value result);

    explicit SleepOperation(Type* type);
    void become_coroutine() override;
    Activation* begin(Runtime& runtime, Frame& frame) override;
    Value finish(Runtime& runtime) override;
    FutureBase* awaited() const noexcept override { return sleeper_.get(); }
    void traverse(Visitor& visitor) const override {
        Operation::traverse(visitor);
        visitor.visit(result_);
    }

private:
    double delay_ = 0;
    Value result_;
    Ref<Future<Value>> sleeper_;  ///< null for one turn of the loop
    Ref<Handle> timer_;
    Error failed_;
    bool begins_again_ = false;  ///< who awaits it goes on waiting
};

/// `sleep(delay, result=None)`
Value sleep_function(Runtime& runtime, Value* arguments);

/// A delay or timeout in seconds; false for what is no number.
[[nodiscard]] bool to_seconds(const Value& value, double& seconds);

}  // namespace loopscope::language
