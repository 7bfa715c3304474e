// The line of those who wait at a lock, an event, a queue...: first come, first woken. Every primitive of
// this folder waits with it, and with nothing else.
//
// Who waits stands in the line as a `Place`, a part of its coroutine: it leaves when the coroutine goes on or
// is destroyed, whatever came first. A line may go before those who stand in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "loop/await_links.h"
#include "loop/future.h"
#include "loop/linked_list.h"
#include "loop/thread.h"
#include "loop/trace.h"

namespace loopscope {

class EventLoop;

/// What waiting at a primitive is called in the trace, and in the await graph.
struct WaitName {
    WaitKind kind;
    std::string_view label;            ///< lives as long as the program: a literal
    const AwaitedThing* of = nullptr;  ///< the primitive that this one is a part of, as a barrier's lock is
};

/// Base of all primitives: belongs to the loop that it first waited on (`mixins.py`), and outlives who uses
/// it.
class LoopBound : public AwaitedThing {
public:
    LoopBound(const LoopBound&) = delete;
    LoopBound& operator=(const LoopBound&) = delete;

    /// As messages show it.
    [[nodiscard]] virtual std::string describe() const = 0;
    void tell(AwaitedPrimitive& primitive) const override;

protected:
    LoopBound() = default;
    ~LoopBound() = default;

    /// The loop that runs in `thread`, for a wait. RuntimeError when there is none, or when it is not the one
    /// of the first wait.
    [[nodiscard]] Outcome<EventLoop*> bound_loop(const Thread& thread);

private:
    EventLoop* loop_ = nullptr;
};

class Waiters {
public:
    class Place;

    /// Of those who wait at `at`, or at what that is a part of.
    Waiters(const AwaitedThing& at, WaitName name) noexcept
        : name_(name), at_(name.of != nullptr ? *name.of : at) {}
    Waiters(const Waiters&) = delete;
    Waiters& operator=(const Waiters&) = delete;
    ~Waiters();

    [[nodiscard]] std::size_t count() const noexcept { return places_.size(); }
    [[nodiscard]] bool empty() const noexcept { return count() == 0; }
    /// Whether somebody waits who was not cancelled meanwhile.
    [[nodiscard]] bool has_live() const noexcept;

    /// Wakes the first `most` of those who sleep still. Returns how many.
    std::size_t wake(std::size_t most);
    /// Wakes whoever is first in line, unless that is done already.
    void wake_front();
    /// Takes places off the line up to the first that sleeps still, and wakes that.
    void dismiss_next();

private:
    class PlaceFuture;

    WaitName name_;
    const AwaitedThing& at_;
    LinkedList<Place> places_;
};

/// A place's future: tells the await graph where it is waited, as long as the place is in the line.
class Waiters::PlaceFuture final : public Future<bool> {
public:
    PlaceFuture(EventLoop& loop, const Waiters& line);

    void tell_links(AwaitLinks& links) const override;
    void leave() noexcept { line_ = nullptr; }

private:
    const Waiters* line_;
};

class Waiters::Place final : public LinkedList<Place>::Link {
public:
    /// At the end of the line.
    Place(Waiters& line, EventLoop& loop);
    ~Place() { leave(); }

    /// To be awaited: done when this place is woken or cancelled.
    [[nodiscard]] Ref<Future<bool>> future() const noexcept { return future_; }
    /// Woken, and not cancelled before.
    [[nodiscard]] bool was_woken() const noexcept { return future_->done() && !future_->cancelled(); }
    void leave() noexcept;

private:
    friend class Waiters;

    void wake();

    Ref<PlaceFuture> future_;
};

}  // namespace loopscope
