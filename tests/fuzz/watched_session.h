// Runs one program as a fuzz target does: under small limits, looked at between its portions, then
// interrupted and, if it goes on even so, stopped. It must come back from every portion and end when told to.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "language/modules/standard_library.h"
#include "no_output.h"
#include "session/session.h"

namespace loopscope::fuzz {

struct Watch {
    std::int64_t portion;      ///< units of work between two looks
    int portions;              ///< before the interrupt
    std::size_t output_bytes;  ///< 0 for any number
    bool trace;
    bool development_mode;
};

inline session::SessionOptions small_limits() {
    session::SessionOptions options;
    options.limits.memory_bytes = std::size_t{16} << 20;
    options.limits.integer_bits = 1u << 16;
    options.library = language::standard_library();
    return options;
}

/// Until the program has ended, waits for what only a host could bring, or has had its portions.
inline void advance_and_look(session::Session& session, std::int64_t portion, int portions) {
    for (int i = 0; i < portions; ++i) {
        const Progress progress = session.advance(portion);
        (void)session.await_graph();
        (void)session.trace();
        session.clear_trace();
        const bool waits = progress.state == Progress::State::Waiting && std::isinf(progress.deadline);
        if (session.ended() || waits) return;
    }
}

inline void run_watched(std::string program, const Watch& watch) {
    constexpr int kPortionsAfterInterrupt = 4;
    session::SessionOptions options = small_limits();
    options.output_bytes = watch.output_bytes;
    options.trace = watch.trace;
    options.development_mode = watch.development_mode;
    NoOutput output;
    session::Session session(options, output);
    if (!session.start(std::move(program))) return;
    advance_and_look(session, watch.portion, watch.portions);
    session.interrupt();
    advance_and_look(session, watch.portion, kPortionsAfterInterrupt);
    session.stop();
    if (!session.ended()) std::abort();
}

}  // namespace loopscope::fuzz
