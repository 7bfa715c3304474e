#include "loop/sync/waiters.h"

#include "loop/event_loop.h"

namespace loopscope {

Outcome<EventLoop*> LoopBound::bound_loop(const Thread& thread) {
    EventLoop* loop = thread.running_loop();
    if (loop == nullptr) return make_error(ErrorKind::RuntimeError, "no running event loop");
    if (loop_ == nullptr) loop_ = loop;
    if (loop_ != loop) {
        return make_error(ErrorKind::RuntimeError, describe() + " is bound to a different event loop");
    }
    return loop;
}

void LoopBound::tell(AwaitedPrimitive& primitive) const {
    primitive.name = describe();
}

Waiters::~Waiters() {
    while (Place* place = places_.first()) place->leave();
}

bool Waiters::has_live() const noexcept {
    for (const Place* place = places_.first(); place != nullptr; place = place->next()) {
        if (!place->future_->cancelled()) return true;
    }
    return false;
}

std::size_t Waiters::wake(std::size_t most) {
    std::size_t woken = 0;
    for (Place* place = places_.first(); place != nullptr && woken < most;) {
        if (place->future_->done()) {
            place = place->next();
            continue;
        }
        // On a closed loop nobody goes on: who is woken there may go at once, and others of the line with it.
        const bool may_go = place->future_->loop().is_closed();
        place->wake();
        ++woken;
        place = may_go ? places_.first() : place->next();
    }
    return woken;
}

void Waiters::wake_front() {
    if (Place* first = places_.first()) first->wake();
}

void Waiters::dismiss_next() {
    while (Place* place = places_.first()) {
        const bool sleeps = !place->future_->done();
        place->leave();
        place->wake();
        if (sleeps) return;
    }
}

Waiters::PlaceFuture::PlaceFuture(EventLoop& loop, const Waiters& line) : Future<bool>(loop), line_(&line) {
    set_wait(line.name_.kind, line.name_.label);
}

void Waiters::PlaceFuture::tell_links(AwaitLinks& links) const {
    if (line_ == nullptr) return;
    AwaitedPrimitive primitive;
    primitive.identity = &line_->at_;
    primitive.kind = line_->name_.kind;
    primitive.label = line_->name_.label;
    line_->at_.tell(primitive);
    links.waits_at(std::move(primitive));
}

Waiters::Place::Place(Waiters& line, EventLoop& loop)
    : Link(line.places_), future_(make_ref<PlaceFuture>(loop, line)) {}

void Waiters::Place::leave() noexcept {
    Link::leave();
    future_->leave();
}

void Waiters::Place::wake() {
    const Ref<Future<bool>> future = future_;
    future->set_outcome_unless_done(true);
}

}  // namespace loopscope
