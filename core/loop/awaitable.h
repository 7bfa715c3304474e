// What a C++ coroutine can await besides coroutines, futures and tasks: an object of a language that yields a
// `T`, a coroutine object for example. Awaited inline, in the same task.
#pragma once

#include "loop/activation.h"
#include "loop/outcome.h"
#include "loop/ref.h"

namespace loopscope {

class CoroutineBase;
class EventLoop;
class FutureBase;
template <class T>
class Future;

template <class T>
class Awaitable : public Shared {
public:
    /// Begins to wait on behalf of `caller`. Returns who goes on now: a callee that returns to `caller` when
    /// it has ended. Null when the outcome is there at once, or as soon as the future is done that is put
    /// into `awaited`: `caller` waits for it.
    [[nodiscard]] virtual Activation* begin(Thread& thread, Activation& caller, Ref<FutureBase>& awaited) = 0;
    /// `caller` was resumed: what came of it. Called once.
    [[nodiscard]] virtual Outcome<T> take_outcome() = 0;
    /// Where it owns the coroutine that it awaits in turn (`Coroutine::slot`), if it is one that does: then a
    /// chain of both kinds that is dropped is destroyed innermost first, and however long it is.
    [[nodiscard]] virtual CoroutineBase** owned_coroutine() noexcept { return nullptr; }
    /// The future that stands for it, as asyncio's `ensure_future` makes it.
    [[nodiscard]] virtual Ref<Future<T>> ensure_future(EventLoop& loop) = 0;
};

}  // namespace loopscope
