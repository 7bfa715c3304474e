#include "loop/sync/barrier.h"

namespace loopscope {

Coroutine<std::size_t> Barrier::wait() {
    Outcome<Held<Lock>> held = co_await settled(hold(lock_));
    if (!held.ok()) co_await fail_with(held.error());
    Outcome<std::size_t> place = co_await settled(wait_locked());
    {
        const Held<Lock> released = held.take();
    }
    if (!place.ok()) co_await fail_with(place.error());
    co_return *place;
}

Coroutine<std::size_t> Barrier::wait_locked() {
    while (state_ == State::Draining || state_ == State::Resetting) {
        Outcome<void> changed = co_await settled(changed_.wait());
        if (!changed.ok()) co_await fail_with(changed.error());
    }
    if (broken()) co_await fail_with(make_error(ErrorKind::BrokenBarrierError, "Barrier aborted"));

    const std::size_t place = count_++;
    Error error;
    if (count_ == parties_) {
        change(State::Draining);
    } else {
        while (state_ == State::Filling && !error) {
            Outcome<void> changed = co_await settled(changed_.wait());
            error = changed.error();
        }
        if (!error && (broken() || state_ == State::Resetting)) {
            error = make_error(ErrorKind::BrokenBarrierError, "Abort or reset of barrier");
        }
    }
    if (--count_ == 0) {
        const bool was_round = state_ == State::Draining || state_ == State::Resetting;
        change(was_round ? State::Filling : state_);
    }
    if (error) co_await fail_with(error);
    co_return place;
}

Coroutine<void> Barrier::reset() {
    Outcome<Held<Lock>> held = co_await settled(hold(lock_));
    if (!held.ok()) co_await fail_with(held.error());
    change(count_ > 0 ? State::Resetting : State::Filling);
    const Held<Lock> released = held.take();
}

Coroutine<void> Barrier::abort() {
    Outcome<Held<Lock>> held = co_await settled(hold(lock_));
    if (!held.ok()) co_await fail_with(held.error());
    change(State::Broken);
    const Held<Lock> released = held.take();
}

void Barrier::change(State state) {
    state_ = state;
    // The lock is held here, always.
    (void)changed_.notify_all();
}

std::string Barrier::state_text() const {
    static constexpr std::string_view kNames[] = {"filling", "draining", "resetting", "broken"};
    std::string text(kNames[static_cast<std::size_t>(state_)]);
    if (!broken()) text += ", waiters:" + std::to_string(waiting()) + "/" + std::to_string(parties_);
    return text;
}

}  // namespace loopscope
