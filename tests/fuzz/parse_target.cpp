// Any bytes as a program that is parsed and compiled, and not run: never a crash, never a hang. A runtime
// serves many programs, as making one takes longer than most compilations.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "language/compile/compiler.h"
#include "language/modules/standard_library.h"
#include "language/runtime/modules.h"
#include "language/runtime/runtime.h"
#include "language/syntax/parser.h"
#include "loop/clock.h"
#include "loop/scheduler.h"
#include "no_output.h"

namespace {

using namespace loopscope::language;

constexpr std::string_view kFileName = "program.py";
constexpr int kProgramsPerRuntime = 200;

struct Compiler {
    loopscope::VirtualClock clock;
    loopscope::Scheduler scheduler{clock};
    loopscope::fuzz::NoOutput output;
    Runtime runtime{scheduler, output, {}};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static std::unique_ptr<Compiler> compiler;
    static int programs = 0;
    if (programs++ % kProgramsPerRuntime == 0) compiler = std::make_unique<Compiler>();
    const std::string_view source(reinterpret_cast<const char*>(data), size);
    const ParseResult parsed = parse_program(standard_library(), source, kFileName, ParseMode::kModule);
    if (!parsed.ok()) {
        (void)format_syntax_error(parsed.error(), source, kFileName);
        return 0;
    }
    const CompileResult compiled = compile(compiler->runtime, parsed.tree(), kFileName);
    if (compiled.error) (void)format_syntax_error(*compiled.error, source, kFileName);
    return 0;
}
