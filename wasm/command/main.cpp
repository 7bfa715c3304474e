// The command `loopscope`, built natively: it serves tests and tools. The one that people run is its twin in
// Node (node/command), which has more commands and options.
#include <poll.h>

#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "language/modules/standard_library.h"
#include "session/session.h"

namespace {

using loopscope::Progress;
using loopscope::language::OutputSink;

constexpr int kWrongUsage = 2;
constexpr int kStuck = 1;
constexpr int kClosedPipe = 141;         // as a shell has it for SIGPIPE
constexpr std::size_t kMostDigits = 15;  // of a number
constexpr std::string_view kNothingLeft = "nothing is left that could wake the program";
constexpr std::int64_t kBudget = 100'000;
constexpr std::string_view kHelp =
    "usage: loopscope [run] FILE|- [--clock real|virtual] [-X dev] [--seed N] [--limit NAME=N]\n"
    "\n"
    "Runs a program in Python syntax on Loopscope's event loop.\n"
    "  --clock real|virtual  real time (default), or virtual time that skips all waiting\n"
    "  -X dev                asyncio's debug mode; so does PYTHONASYNCIODEBUG=1\n"
    "  --seed N              what `random` starts from while the program does not seed it\n"
    "  --limit NAME=N        what the program may use: memoryBytes, recursion, integerBits, integerDigits, "
    "tasks,\n"
    "                        outputBytes or sliceUnits; may be given for each\n";

/// A closed pipe (`| head`) ends the command.
[[noreturn]] void end_unread() {
    std::fputs("loopscope: nobody reads stdout any more\n", stderr);
    std::_Exit(kClosedPipe);
}

class Terminal final : public OutputSink {
public:
    void write(Stream stream, std::string_view text) override {
        std::FILE* file = stream == Stream::Output ? stdout : stderr;
        if (stream == Stream::Error) std::fflush(stdout);
        if (std::fwrite(text.data(), 1, text.size(), file) != text.size()) end_unread();
    }
};

struct Command {
    std::string file;
    bool is_virtual = false;
    bool is_development = false;
    loopscope::session::SessionOptions options;
};

int fail(std::string_view text, int exit_code = kWrongUsage) {
    std::fprintf(stderr, "loopscope: %.*s\n", static_cast<int>(text.size()), text.data());
    return exit_code;
}

bool are_digits(std::string_view text) {
    return !text.empty() && text.size() <= kMostDigits &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Sets the limit that "NAME=N" says; false when there is none of the name, or N is no number.
bool set_limit(std::string_view text, loopscope::session::SessionOptions& options) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || !are_digits(text.substr(equals + 1))) return false;
    const std::string_view name = text.substr(0, equals);
    const std::uint64_t number = std::strtoull(text.data() + equals + 1, nullptr, 10);
    const auto set = [&](std::string_view of, auto& limit) {
        if (name == of) limit = static_cast<std::remove_reference_t<decltype(limit)>>(number);
        return name == of;
    };
    return set("memoryBytes", options.limits.memory_bytes) || set("recursion", options.limits.recursion) ||
           set("integerBits", options.limits.integer_bits) ||
           set("integerDigits", options.limits.integer_digits) || set("tasks", options.limits.tasks) ||
           set("outputBytes", options.output_bytes) || set("sliceUnits", options.slice_units);
}

/// Reads the arguments; an exit code when there is nothing to run.
std::optional<int> read_arguments(int count, char** arguments, Command& command) {
    if (count >= 2 &&
        (std::string_view(arguments[1]) == "--help" || std::string_view(arguments[1]) == "-h")) {
        std::fwrite(kHelp.data(), 1, kHelp.size(), stdout);
        return 0;
    }
    const bool is_named = count >= 2 && std::string_view(arguments[1]) == "run";
    for (int i = is_named ? 2 : 1; i < count; ++i) {
        const std::string argument = arguments[i];
        const bool has_next = i + 1 < count;
        if (argument == "--clock") {
            const std::string clock = has_next ? arguments[++i] : "";
            if (clock != "real" && clock != "virtual") return fail("--clock wants real or virtual");
            command.is_virtual = clock == "virtual";
        } else if (argument == "-X") {
            if (!has_next || std::string_view(arguments[++i]) != "dev") return fail("-X knows dev only");
            command.is_development = true;
        } else if (argument == "--seed") {
            if (!has_next || !are_digits(arguments[++i])) return fail("--seed wants a whole number");
            command.options.seed = std::strtoull(arguments[i], nullptr, 10);
        } else if (argument == "--limit") {
            if (!has_next || !set_limit(arguments[++i], command.options))
                return fail("--limit wants NAME=N (see --help)");
        } else if (argument.starts_with("-") && argument != "-") {
            return fail("unknown option " + argument + " (see --help)");
        } else if (!command.file.empty()) {
            return fail("one program at a time: " + command.file + " or " + argument);
        } else {
            command.file = argument;
        }
    }
    if (command.file.empty()) return fail("which program? loopscope run FILE (see --help)");
    return std::nullopt;
}

/// Reads the program; false with a message after failing.
bool read_source(const std::string& file, std::string& source) {
    if (file != "-" && std::filesystem::is_directory(file)) {
        fail(file + " is a directory, not a program");
        return false;
    }
    std::FILE* input = file == "-" ? stdin : std::fopen(file.c_str(), "rb");
    if (input == nullptr) {
        fail("can't open file '" + file + "': " + std::strerror(errno));
        return false;
    }
    char buffer[65536];
    while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, input)) source.append(buffer, size);
    if (input != stdin) std::fclose(input);
    return true;
}

/// Ctrl+C: the only thing that a signal's handler may touch.
volatile std::sig_atomic_t interrupts = 0;

void count_interrupt(int) {
    interrupts = interrupts + 1;
}

/// From now on Ctrl+C is counted instead of ending the process.
void catch_interrupts() {
    struct sigaction action = {};
    action.sa_handler = count_interrupt;
    sigaction(SIGINT, &action, nullptr);
}

/// Sleeps for so many seconds, or until Ctrl+C comes once more than was `heard`.
void sleep_unless_interrupted(double seconds, int heard) {
    sigset_t interrupt;
    sigset_t others;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    // Blocked while we look, so that none is missed between the look and the sleep.
    sigprocmask(SIG_BLOCK, &interrupt, &others);
    const double whole = std::floor(seconds);
    const timespec time = {static_cast<time_t>(whole), static_cast<long>((seconds - whole) * 1e9)};
    if (interrupts == heard && seconds > 0) ppoll(nullptr, 0, &time, &others);
    sigprocmask(SIG_SETMASK, &others, nullptr);
}

double read_clock(void*) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int run(const Command& command) {
    std::string source;
    if (!read_source(command.file, source)) return kWrongUsage;
    loopscope::session::SessionOptions options = command.options;
    options.file_name = command.file == "-" ? "<stdin>" : std::filesystem::absolute(command.file).string();
    options.read_clock = command.is_virtual ? nullptr : &read_clock;
    const char* debug = std::getenv("PYTHONASYNCIODEBUG");
    options.debug = debug != nullptr && *debug != 0;
    options.development_mode = command.is_development;
    options.library = loopscope::language::standard_library();
    Terminal terminal;
    loopscope::session::Session session(options, terminal);
    if (!session.start(std::move(source), loopscope::language::SourceForm::Bytes)) return session.exit_code();
    catch_interrupts();
    int heard = 0;
    while (true) {
        const Progress progress = session.advance(kBudget);
        if (std::fflush(stdout) != 0) end_unread();
        if (progress.state == Progress::State::Ended) return session.exit_code();
        if (progress.state == Progress::State::Waiting) {
            if (std::isinf(progress.deadline)) return fail(kNothingLeft, kStuck);
            sleep_unless_interrupted(progress.deadline - session.now(), heard);
        }
        for (; heard != interrupts; ++heard) session.interrupt();
    }
}

}  // namespace

int main(int count, char** arguments) {
    std::signal(SIGPIPE, SIG_IGN);
    Command command;
    if (const std::optional<int> exit_code = read_arguments(count, arguments, command)) return *exit_code;
    return run(command);
}
