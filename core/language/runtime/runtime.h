// All that one running program has: its heap, its builtin types, its modules, the exception on its way, and the way out
// to the host. There is no other state: two runtimes know nothing of each other.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "language/objects/heap.h"
#include "language/objects/object.h"
#include "language/objects/value.h"
#include "language/runtime/messages.h"
#include "language/runtime/names.h"
#include "language/runtime/types.h"

namespace loopscope {
class Activation;
class Scheduler;
class Thread;
}  // namespace loopscope

namespace loopscope::language {

class Dict;
class Frame;
class Interner;
class Modules;
class String;

/// Where the program's output goes.
class OutputSink {
public:
    virtual ~OutputSink() = default;
    enum class Stream : std::uint8_t { Output = 1, Error = 2 };
    virtual void write(Stream stream, std::string_view text) = 0;
};

/// What a program may use; passing a limit ends it with a Python exception.
struct Limits {
    std::size_t memory_bytes = std::size_t{256} << 20;
    std::uint32_t recursion = 1000;         ///< calls within calls: RecursionError
    std::uint32_t integer_bits = 1u << 23;  ///< of one integer: OverflowError
};

struct RuntimeOptions {
    std::string file_name = "<string>";  ///< as tracebacks name the program
    bool debug = false;                  ///< asyncio's debug mode: `-X dev`, PYTHONASYNCIODEBUG
    bool development_mode = false;       ///< `-X dev`
    std::uint64_t seed = 0;              ///< of `random` while the program does not seed it
    Limits limits;
};

class Runtime {
public:
    Runtime(Scheduler& scheduler, OutputSink& output, RuntimeOptions options);
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;
    ~Runtime();

    [[nodiscard]] Heap& heap() noexcept { return heap_; }
    [[nodiscard]] Scheduler& scheduler() noexcept { return scheduler_; }
    [[nodiscard]] OutputSink& output() noexcept { return output_; }
    [[nodiscard]] const RuntimeOptions& options() const noexcept { return options_; }

    /// The one string object for a name; made when new.
    [[nodiscard]] Ref<String> intern(std::string_view text);
    /// The interned string equal to `string`, which may be `string` itself.
    [[nodiscard]] Ref<String> intern(String* string);

    Types types;
    Names names;

    /// The exception that was raised and is not caught yet; a function that answers Value::error() leaves it here.
    Value error;
    /// What the activation that has just finished gives to its caller: a value, error() or exhausted().
    Value returned;
    /// With Value::pending(): what must run first. Its caller is set by whoever takes it.
    Activation* to_run = nullptr;
    /// The thread that runs now.
    Thread* thread = nullptr;
    /// The innermost frame of the program that runs now; null outside of any.
    Frame* frame = nullptr;

    /// Raises a new exception of `type` with this message. Always error(), so that one can `return` it.
    Value raise(Type* type, std::string_view message);
    Value raise(Type* type, Value argument);
    /// Raises an entry of messages.def; each `{}` takes the next part (text, integer, or a String).
    template <class... Parts>
    Value raise(Message message, const Parts&... parts) {
        return raise_message(message, {MessagePart(parts)...});
    }
    /// Raises `exception` itself, with its context set as CPython sets it.
    Value raise_exception(Value exception);
    /// Takes the exception that is on its way; no error remains.
    [[nodiscard]] Value take_error() noexcept { return std::move(error); }

    /// Takes `activation` as what must run first, and answers pending(): `return runtime.start(...)`.
    Value start(Activation& activation) noexcept;

    /// The builtins' dict and the imported modules.
    [[nodiscard]] Dict& builtins() noexcept { return *builtins_; }
    [[nodiscard]] Modules& modules() noexcept { return *modules_; }

    /// A warning as CPython prints it to stderr: "FILE:LINE: CATEGORY: text", then the source line.
    void warn(Type* category, std::string_view text);

private:
    Value raise_message(Message message, std::initializer_list<MessagePart> parts);

    Heap heap_;
    Scheduler& scheduler_;
    OutputSink& output_;
    RuntimeOptions options_;
    std::unique_ptr<Interner> interner_;
    Ref<Dict> builtins_;
    std::unique_ptr<Modules> modules_;
};

}  // namespace loopscope::language
