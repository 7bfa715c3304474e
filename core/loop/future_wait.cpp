#include "loop/future_wait.h"

#include <utility>

#include "loop/event_loop.h"

namespace loopscope {

struct FutureWait::Raised {
    [[nodiscard]] static void* operator new(std::size_t size) { return BlockPool::allocate(size); }
    static void operator delete(void* memory, std::size_t size) noexcept {
        BlockPool::deallocate(memory, size);
    }

    Thread& thread;
    Error error;
};

void FutureWait::raise(Thread& thread, Error error) {
    const Ref<FutureBase> abandoned = take_future();
    bits_ = reinterpret_cast<std::uintptr_t>(new Raised{thread, std::move(error)}) | kRaisedBit;
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
