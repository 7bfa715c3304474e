#include "language/runtime/native.h"

#include <cassert>
#include <cstdlib>

#include "language/runtime/frame.h"
#include "loop/thread.h"

namespace loopscope::language {

namespace {

// A routine's frame is a coroutine's: its size and its heap must be known when the compiler gives it back.
struct RoutineHead {
    Heap* heap;
    std::size_t bytes;
};
constexpr std::size_t kHeadBytes = 16;
static_assert(sizeof(RoutineHead) <= kHeadBytes);

}  // namespace

Routine::promise_type::promise_type(Runtime& runtime) noexcept : runtime_(runtime) {}

void* Routine::promise_type::allocate(std::size_t bytes, Runtime& runtime) {
    const std::size_t whole = bytes + kHeadBytes;
    char* room = static_cast<char*>(runtime.heap().allocate(whole));
    new (room) RoutineHead{&runtime.heap(), whole};
    return room + kHeadBytes;
}

void Routine::promise_type::operator delete(void* frame, std::size_t) noexcept {
    char* room = static_cast<char*>(frame) - kHeadBytes;
    const RoutineHead head = *reinterpret_cast<RoutineHead*>(room);
    head.heap->deallocate(room, head.bytes);
}

void Routine::promise_type::unhandled_exception() noexcept {
    std::abort();
}

Activation* Routine::promise_type::resume(Thread& thread) {
    runtime_.frame = outer_frame();
    thread.set_active(this);
    next_ = nullptr;
    if (awaited_.is_pending()) awaited_ = std::move(runtime_.returned);
    const Handle handle = Handle::from_promise(*this);
    handle.resume();
    if (!handle.done()) return next_;
    Activation* back = caller();
    runtime_.returned = std::move(result_);
    thread.set_active(back);
    handle.destroy();
    return back;
}

Activation* Routine::promise_type::raise(Thread& thread, Error) {
    // Nothing suspends inside a routine, so nothing can be thrown into one.
    return resume(thread);
}

Activation* Routine::promise_type::suspended(Thread&, Activation&, FutureBase*) {
    std::abort();
}

void Routine::promise_type::inspect(ActivationSnapshot& snapshot, bool) const {
    snapshot.name = "native";
}

void Routine::promise_type::abandon() noexcept {
    Handle::from_promise(*this).destroy();
}

void Routine::promise_type::return_value(Value value) noexcept {
    assert(!value.is_pending());  // co_return co_await
    result_ = std::move(value);
}

void Routine::promise_type::wait_for(Value value) noexcept {
    awaited_ = std::move(value);
    if (awaited_.is_pending()) {
        next_ = runtime_.take_callee(*this);
        runtime_.thread->charge(1);                       // as for a call that the program writes
        if (next_ == nullptr) awaited_ = Value::error();  // too deep: answered on the spot
    } else if (--until_break_ <= 0 && awaited_.is_value()) {
        until_break_ = kRowBeforeBreak;
        runtime_.thread->charge(kRowBeforeBreak);
        next_ = this;
    }
}

Value run(Runtime& runtime, Routine routine) {
    const auto handle = std::exchange(routine.handle_, {});
    return runtime.start(handle.promise());
}

}  // namespace loopscope::language
