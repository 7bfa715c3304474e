// What few of a loop's runnables have to be remembered by, so that the others need no room for it: where one
// was made (debug mode), what waiting for it is called (the trace), and that it refers to others which refer
// to it.
#pragma once

#include <cstdint>

#include "loop/error.h"
#include "loop/identity_map.h"
#include "loop/ref.h"

namespace loopscope {

class FutureBase;
class LoopReporting;
class Runnable;

class LoopNotes {
public:
    /// Where a runnable was made, as the host said (`LoopReports::origin`); null unless debug mode was on.
    [[nodiscard]] Payload* origin_of(const Runnable& runnable) const noexcept;
    /// Asks the loop's host; nothing when that does not know.
    void note_origin(Runnable& runnable, const LoopReporting& loop);

    /// The text of the trace that says what waiting for `runnable` is; 0 for none.
    [[nodiscard]] std::uint32_t label_of(const Runnable& runnable) const noexcept;
    void note_label(Runnable& runnable, std::uint32_t label);

    /// A runnable about which there are notes ends.
    void forget(const Runnable& runnable) noexcept;

    /// `future` holds others which hold it: the end of the loop lets go of them.
    void track_links(FutureBase& future);
    void untrack_links(FutureBase& future) noexcept;
    /// Takes out one of those; null when none is left.
    [[nodiscard]] Ref<FutureBase> take_linked() noexcept;

    /// Forgets all origins and labels.
    void clear() noexcept { notes_.clear(); }

private:
    struct Note {
        Ref<Payload> origin;
        std::uint32_t label = 0;
    };

    /// Null when there is none.
    [[nodiscard]] const Note* find(const Runnable& runnable) const noexcept;
    [[nodiscard]] Note& note_of(Runnable& runnable);

    IdentityMap<Note> notes_;  // of the runnables that are marked so
    IdentityMap<FutureBase*> linked_;
};

}  // namespace loopscope
