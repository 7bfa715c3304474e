#include "loop/future_wait.h"

#include <utility>

#include "loop/event_loop.h"

namespace loopscope {

struct FutureWait::Raised : Pooled {
    Raised(Thread& where, Error what) noexcept : thread(where), error(std::move(what)) {}

    Thread& thread;
    Error error;
};

void FutureWait::raise(Thread& thread, Error error) {
    const Ref<FutureBase> abandoned = take_future();
    bits_ = reinterpret_cast<std::uintptr_t>(new Raised(thread, std::move(error))) | kRaisedBit;
}

Thread* FutureWait::thread_of(const FutureBase& future) noexcept {
    return future.loop().thread();
}

Error FutureWait::take_raised(Thread*& thread) noexcept {
    thread = &raised()->thread;
    Error error = std::move(raised()->error);
    drop();
    return error;
}

void FutureWait::drop() noexcept {
    if (is_raised()) {
        delete raised();
        bits_ = 0;
    } else {
        (void)take_future();
    }
}

}  // namespace loopscope
