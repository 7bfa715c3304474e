// A code object: what the compiler makes of a module, a class body or a function, and what a frame runs.
#pragma once

#include <cstdint>
#include <vector>

#include "language/compile/bytecode.h"
#include "language/objects/object.h"
#include "language/objects/string.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Frame;
class Type;

/// Where an instruction comes from: lines from 1, columns in bytes from 0, as in the syntax tree. line 0:
/// nowhere.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t end_line = 0;
    std::uint16_t column = 0;
    std::uint16_t end_column = 0;
};

/// While an instruction in [start, end) runs, an exception goes to `target`, with the stack cut to `depth`
/// values (above the locals) and the exception pushed.
struct ExceptionRange {
    std::uint32_t start;
    std::uint32_t end;
    std::uint32_t target;
    std::uint32_t depth;
};

/// A place that uses a name, with what it learned the last time (the interpreter's inline cache).
struct Site {
    Ref<String> name;
    std::uint32_t type_version = 0;
    std::uint32_t index = 0;
    std::uint32_t keys_version = 0;
    std::uint32_t state = 0;
    const Value* value = nullptr;
};

/// Calls that have ended: the next ones of the same code take their frames over, which are ready but for what
/// differs from call to call (runtime/frame.h).
class KeptFrames {
public:
    KeptFrames() = default;
    KeptFrames(const KeptFrames&) = delete;
    KeptFrames& operator=(const KeptFrames&) = delete;
    ~KeptFrames();

    /// Null when there is none.
    [[nodiscard]] Frame* take() noexcept;
    void keep(Frame& frame) noexcept;

private:
    Frame* first_ = nullptr;
};

class CodeObject final : public Object {
public:
    static constexpr Kind kKind = Kind::CodeObject;

    explicit CodeObject(Type* type) noexcept : Object(type, kKind) {}

    Ref<String> name;
    Ref<String> qualified_name;
    Ref<String> file_name;  ///< by `set_file`
    std::uint32_t first_line = 1;

    // Parameters, in the order of the first locals: positional-only, positional, keyword-only, *args,
    // **kwargs.
    std::uint32_t positional_count = 0;  ///< with the positional-only ones
    std::uint32_t positional_only_count = 0;
    std::uint32_t keyword_only_count = 0;
    bool has_variadic_positional = false;
    bool has_variadic_keywords = false;

    bool is_generator = false;  ///< contains `yield`; with is_coroutine: an asynchronous generator
    bool is_coroutine = false;  ///< `async def`
    bool is_class_body = false;
    bool is_module = false;
    bool is_optimized = false;       ///< locals are slots: functions, lambdas, generator expressions
    bool stands_for_native = false;  ///< the library's, of what CPython has in C

    std::vector<Ref<String>>
        local_names;  ///< of all slots: parameters, locals, cells that are no parameters, free variables
    std::uint32_t free_count = 0;  ///< the last `free_count` slots are free variables
    std::uint32_t stack_size = 0;

    std::vector<Instruction> instructions;
    std::vector<Position> positions;              ///< one for each instruction
    std::vector<ExceptionRange> exception_table;  ///< the innermost range of an instruction comes first
    std::vector<Value> constants;
    std::vector<Site> sites;
    Value documentation;  ///< the docstring, or None
    KeptFrames kept_frames;

    [[nodiscard]] std::uint32_t parameter_count() const noexcept {
        return positional_count + keyword_only_count + has_variadic_positional + has_variadic_keywords;
    }
    [[nodiscard]] std::uint32_t slot_count() const noexcept {
        return static_cast<std::uint32_t>(local_names.size());
    }

    void set_file(Ref<String> file) noexcept {
        constexpr std::string_view kLibrary = "<frozen ";
        is_library_ = file->view().starts_with(kLibrary);
        file_name = std::move(file);
    }
    /// Of the library's own modules: tracebacks and the trace show nothing of it.
    [[nodiscard]] bool is_library() const noexcept { return is_library_; }

    /// The number of arguments of the simplest call, which only puts them into the first locals: all
    /// parameters take positions, and running the code begins at once. kNoPlainCall when it has no such call.
    [[nodiscard]] std::uint32_t plain_argument_count() const noexcept { return plain_argument_count_; }
    static constexpr std::uint32_t kNoPlainCall = 0xFFFF'FFFF;
    /// To be told when all of the above stands.
    void settle() noexcept {
        const bool is_plain = keyword_only_count == 0 && !has_variadic_positional && !has_variadic_keywords &&
                              !is_generator && !is_coroutine;
        plain_argument_count_ = is_plain ? positional_count : kNoPlainCall;
    }

    void traverse(Visitor& visitor) const override;

private:
    std::uint32_t plain_argument_count_ = kNoPlainCall;
    bool is_library_ = false;
};

}  // namespace loopscope::language
