// Any bytes as a program that runs for a while under small limits, is looked at between its portions,
// interrupted and, if it goes on even so, stopped. It must come back from every portion and end when told to.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "language/modules/standard_library.h"
#include "no_output.h"
#include "session/session.h"

namespace {

using loopscope::Progress;
using loopscope::session::Session;

constexpr std::int64_t kPortion = 5'000;
constexpr int kPortions = 12;
constexpr int kPortionsAfterInterrupt = 4;

loopscope::session::SessionOptions small_limits() {
    loopscope::session::SessionOptions options;
    options.output_bytes = 16 << 10;
    options.limits.memory_bytes = std::size_t{16} << 20;
    options.limits.integer_bits = 1u << 16;
    options.library = loopscope::language::standard_library();
    return options;
}

void advance(Session& session, int portions) {
    for (int i = 0; i < portions; ++i) {
        const Progress progress = session.advance(kPortion);
        (void)session.await_graph();
        (void)session.trace();
        session.clear_trace();
        const bool waits = progress.state == Progress::State::Waiting && std::isinf(progress.deadline);
        if (session.ended() || waits) return;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    loopscope::session::SessionOptions options = small_limits();
    // Half of the programs are traced, a quarter run in development mode; the same bytes always the same way.
    options.trace = size % 2 == 0;
    options.development_mode = size % 4 == 3;
    loopscope::fuzz::NoOutput output;
    Session session(options, output);
    if (!session.start(std::string(reinterpret_cast<const char*>(data), size))) return 0;
    advance(session, kPortions);
    session.interrupt();
    advance(session, kPortionsAfterInterrupt);
    session.stop();
    if (!session.ended()) std::abort();
    return 0;
}
