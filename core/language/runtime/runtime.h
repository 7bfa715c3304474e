// All that one running program has: its heap, its builtin types, its modules, the exception on its way, and
// the way out to the host. There is no other state: two runtimes know nothing of each other.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/modules/contextvars/contexts.h"
#include "language/objects/heap.h"
#include "language/objects/object.h"
#include "language/objects/value.h"
#include "language/runtime/browser_requests.h"
#include "language/runtime/collector.h"
#include "language/runtime/messages.h"
#include "language/runtime/names.h"
#include "language/runtime/types.h"
#include "language/runtime/warnings.h"
#include "language/runtime/weak_references.h"
#include "loop/identity_map.h"

namespace loopscope {
class Activation;
class Scheduler;
class Thread;
}  // namespace loopscope

namespace loopscope::language {

class CodeObject;
class Dict;
class Frame;
class Interner;
class LanguageActivation;
class Modules;
class String;
class AsyncioState;
class AsyncGeneratorHooks;
struct NativeSignature;

/// Where the program's output goes.
class OutputSink {
public:
    virtual ~OutputSink() = default;
    enum class Stream : std::uint8_t { Output = 1, Error = 2 };
    virtual void write(Stream stream, std::string_view text) = 0;
};

/// What a program may use (docs/LIMITS.md); passing a limit raises an exception in it.
struct Limits {
    std::size_t memory_bytes = std::size_t{256} << 20;  ///< of all objects: MemoryError
    /// Calls within calls: RecursionError. The program's to change (`sys.setrecursionlimit`).
    std::uint32_t recursion = 1000;
    std::uint32_t integer_bits = 1u << 23;  ///< of one integer: OverflowError
    /// Of an integer's decimal text, 0 for any number: ValueError. The program's to change
    /// (`sys.set_int_max_str_digits`).
    std::uint32_t integer_digits = 4300;
    /// Of one loop that are not done; as many threads: RuntimeError where the next one is asked for.
    std::uint32_t tasks = 1'000'000;
};

/// A module written in the language, or another text that the language needs now and then.
struct LibraryModule {
    std::string_view name;  ///< with its packages: "collections.abc"; with a slash: no module
    std::string_view source;
};

struct RuntimeOptions {
    std::string file_name = "<string>";  ///< as tracebacks name the program
    bool debug = false;                  ///< asyncio's debug mode: `-X dev`, PYTHONASYNCIODEBUG
    bool development_mode = false;       ///< `-X dev`
    std::uint64_t seed = 0;              ///< of `random` while the program does not seed it
    bool has_browser = false;            ///< whether a page answers what the module `browser` asks for
    Limits limits;
    /// What programs can import besides the modules made in C++. Outlives the runtime.
    std::span<const LibraryModule> library;
};

class Runtime {
public:
    Runtime(Scheduler& scheduler, OutputSink& output, RuntimeOptions options);
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;
    ~Runtime();

    [[nodiscard]] Heap& heap() noexcept { return heap_; }
    [[nodiscard]] Collector& collector() noexcept { return collector_; }
    [[nodiscard]] Scheduler& scheduler() noexcept { return scheduler_; }
    [[nodiscard]] OutputSink& output() noexcept { return output_; }
    [[nodiscard]] const RuntimeOptions& options() const noexcept { return options_; }
    [[nodiscard]] Limits& limits() noexcept { return options_.limits; }

    /// The one string object for a name; made when new.
    [[nodiscard]] Ref<String> intern(std::string_view text);
    /// The interned string equal to `string`, which may be `string` itself.
    [[nodiscard]] Ref<String> intern(String* string);

    Types types;
    Names names;

    /// The exception that was raised and is not caught yet; a function that answers Value::error() leaves it
    /// here.
    Value error;
    /// What the activation that has just finished gives to its caller: a value, error() or exhausted().
    Value returned;
    /// With Value::pending(): what must run first. Whoever takes the pending answer becomes its caller
    /// (`take_callee`).
    LanguageActivation* callee = nullptr;
    /// Where the callee goes on: itself, or the innermost activation of a generator that is resumed.
    Activation* callee_entry = nullptr;
    /// The same as `callee_entry` when that is a frame which the interpreter can enter at once; else null.
    Frame* callee_frame = nullptr;
    /// The value of the StopIteration that `next` last turned into exhausted().
    Value stop_value;
    /// The thread that runs now.
    Thread* thread = nullptr;
    /// The innermost frame of the program that runs now; null outside of any.
    Frame* frame = nullptr;

    /// The objects whose repr is being made, each with its thread (ReprGuard in objects/container_repr.h).
    std::vector<std::pair<Thread*, Object*>> objects_in_repr;

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
    Value start(LanguageActivation& activation) noexcept;
    Value start(LanguageActivation& activation, Activation& entry) noexcept;
    /// Makes `caller` the caller of what waits to run. Answers where to go on, or null after raising
    /// RecursionError.
    [[nodiscard]] Activation* take_callee(LanguageActivation& caller) noexcept;

    /// Objects whose end runs code of the program, alive until it has: suspended generators, instances with
    /// `__del__`.
    std::vector<Value> endings;
    /// There are some, or a collection is due: looked at where the program can be interrupted.
    bool has_endings = false;
    /// How many frames are driven from outside of their chain (chain.h).
    unsigned loans = 0;
    /// Null when nobody wants to know.
    AsyncGeneratorHooks* async_generator_hooks = nullptr;
    /// Whether a future or task of a class of the program was ever made: from then on what awaits or cancels
    /// one asks it by its methods (asyncio/subclasses.py).
    bool has_future_subclasses = false;
    /// The program is over: nothing of it runs any more.
    bool is_ending = false;
    /// The program's module is gone, and all others count as gone (pylifecycle.c, `finalize_modules`).
    bool has_no_modules = false;
    /// A report has shown a line of the program, so that the next one need not read it.
    bool knows_source = false;
    /// Empty ones of instances that have ended: the next instances take them over with their room.
    std::vector<Ref<Dict>> kept_attributes;
    /// The code of `coroutine_awaiting`, made when first needed.
    Ref<CodeObject> awaiting_code;
    void add_ending(Value object) {
        endings.push_back(std::move(object));
        has_endings = true;
    }

    /// The program is over: lets go of all that it held, with the reports that this brings.
    void end_program();

    /// The builtins' dict and the imported modules.
    [[nodiscard]] Dict& builtins() noexcept { return *builtins_; }
    [[nodiscard]] Modules& modules() noexcept { return *modules_; }
    [[nodiscard]] AsyncioState& asyncio() noexcept { return *asyncio_; }

    /// How deep a native may follow objects within objects on the C++ stack: RecursionError beyond.
    [[nodiscard]] std::uint32_t deepest_nesting() const noexcept {
        constexpr std::uint32_t kMost = 1000;
        return options_.limits.recursion < kMost ? options_.limits.recursion : kMost;
    }

    Warnings warnings;
    Contexts contexts;
    BrowserRequests browser_requests;
    WeakReferences weak_references;
    /// A warning as its filter has it: error() with the warning raised, or None when it is printed to stderr
    /// ("FILE:LINE: CATEGORY: text", then the source line), shown by the program or ignored.
    /// `has_source`: it is about an object, whose place of allocation CPython could tell.
    [[nodiscard]] Value warn(Type* category, std::string_view text, bool has_source = false);
    /// The same about an object, shown as `object`, while it ends: nothing can be raised then.
    void warn_of_end(Type* category, std::string_view text, std::string_view object);
    /// The same for a line of the program, before it runs.
    void warn_at(std::uint32_t line, std::string_view category, std::string_view text);

    /// The program's text, for the source lines of tracebacks and warnings.
    void set_source(std::string source);
    /// A line of the program (from 1) without its line end; empty when there is none.
    [[nodiscard]] std::string_view source_line(std::string_view file_name, std::uint32_t line) const noexcept;

    /// What seeds a random generator that the program does not seed: another number each time, the same ones
    /// in every run with the same options.
    [[nodiscard]] std::uint64_t next_seed() noexcept {
        constexpr std::uint64_t kStep = 0x9E37'79B9'7F4A'7C15;
        return options_.seed + kStep * seeds_given_++;
    }
    /// A number that no type had before (Type::version).
    [[nodiscard]] std::uint32_t next_type_version() noexcept { return ++type_version_; }
    /// Of a dict's keys: another one each time, until 2**32 were given.
    [[nodiscard]] std::uint32_t next_keys_version() noexcept { return ++keys_version_; }
    /// Keeps a native's signature for as long as the runtime lives.
    const NativeSignature* keep(std::unique_ptr<NativeSignature> signature);
    /// Keeps a builtin type alive for as long as the runtime lives.
    Type* keep(Ref<Type> type);
    /// The `__dict__` of objects that have no room for one.
    [[nodiscard]] IdentityMap<Ref<Dict>>& side_attributes() noexcept { return side_attributes_; }

private:
    void show_warning(std::string_view place, std::string_view source, std::string_view category,
                      std::string_view text, bool has_source, bool again = false);
    void show_waiting_warnings();

    void end_calls();
    void clear_modules();
    Value raise_message(Message message, std::initializer_list<MessagePart> parts);

    /// What a thread leaves in the runtime between two of its turns.
    struct Registers {
        Value error;
        Value returned;
        Value stop_value;
        Frame* frame = nullptr;
    };
    void switch_threads(const Thread* last, Thread& next);

    Heap heap_;
    Collector collector_;
    Scheduler& scheduler_;
    OutputSink& output_;
    RuntimeOptions options_;
    std::unique_ptr<Interner> interner_;
    std::vector<std::unique_ptr<NativeSignature>> signatures_;
    std::vector<Ref<Type>> kept_types_;
    IdentityMap<Ref<Dict>> side_attributes_;
    Ref<Dict> builtins_;
    std::unique_ptr<Modules> modules_;
    std::unique_ptr<AsyncioState> asyncio_;
    std::string source_;
    std::vector<std::uint32_t> line_starts_;
    IdentityMap<Registers> registers_;  // by their numbers, of the threads whose turn it is not
    std::uint32_t type_version_ = 0;
    std::uint32_t keys_version_ = 0;
    std::uint64_t seeds_given_ = 0;
};

}  // namespace loopscope::language
