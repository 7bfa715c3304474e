#include "loop/loop_notes.h"

#include <utility>

#include "loop/future.h"
#include "loop/loop_reporting.h"
#include "loop/runnable.h"

namespace loopscope {

const LoopNotes::Note* LoopNotes::find(const Runnable& runnable) const noexcept {
    return runnable.is_noted_ ? notes_.find(&runnable) : nullptr;
}

LoopNotes::Note& LoopNotes::note_of(Runnable& runnable) {
    runnable.is_noted_ = 1;
    return notes_[&runnable];
}

Payload* LoopNotes::origin_of(const Runnable& runnable) const noexcept {
    const Note* note = find(runnable);
    return note != nullptr ? note->origin.get() : nullptr;
}

void LoopNotes::note_origin(Runnable& runnable, const LoopReporting& loop) {
    if (Ref<Payload> origin = loop.origin()) note_of(runnable).origin = std::move(origin);
}

std::uint32_t LoopNotes::label_of(const Runnable& runnable) const noexcept {
    const Note* note = find(runnable);
    return note != nullptr ? note->label : 0;
}

void LoopNotes::note_label(Runnable& runnable, std::uint32_t label) {
    if (label != 0) note_of(runnable).label = label;
}

void LoopNotes::forget(const Runnable& runnable) noexcept {
    (void)notes_.take(&runnable);
}

void LoopNotes::track_links(FutureBase& future) {
    linked_[&future] = &future;
}

void LoopNotes::untrack_links(FutureBase& future) noexcept {
    (void)linked_.take(&future);
}

Ref<FutureBase> LoopNotes::take_linked() noexcept {
    FutureBase** const last = linked_.last();
    if (last == nullptr) return {};
    Ref<FutureBase> future(*last);
    untrack_links(*future);
    return future;
}

}  // namespace loopscope
