// Exceptions and their tracebacks.
#pragma once

#include <cstdint>
#include <string>

#include "language/compile/code_object.h"
#include "language/objects/dict.h"
#include "language/objects/object.h"
#include "language/objects/sequence.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Frame;
class Runtime;

/// One call that an exception went through, the outermost first.
class Traceback final : public Object {
public:
    static constexpr Kind kKind = Kind::Traceback;
    Traceback(Type* type, Value frame_object, Ref<CodeObject> code_object, std::uint32_t instruction_index,
              Ref<Traceback> next_inner) noexcept
        : Object(type, kKind),
          frame(std::move(frame_object)),
          code(std::move(code_object)),
          next(std::move(next_inner)),
          instruction(instruction_index) {}
    ~Traceback() override;

    Value frame;  ///< the object that shows it (frame_object.h)
    Ref<CodeObject> code;
    Ref<Traceback> next;
    std::uint32_t instruction;
    std::uint32_t own_line = 0;  ///< of one that the program has made; else 0

    [[nodiscard]] const Position& position() const noexcept { return code->positions[instruction]; }
    [[nodiscard]] std::uint32_t line() const noexcept { return own_line != 0 ? own_line : position().line; }

    void traverse(Visitor& visitor) const override {
        visitor.visit(frame);
        visitor.visit(next.get());
    }
    void clear() override {
        next = {};
        frame = {};
    }
};

class Exception final : public Object {
public:
    static constexpr Kind kKind = Kind::Exception;
    Exception(Type* type, Ref<Tuple> arguments) noexcept : Object(type, kKind), args(std::move(arguments)) {}
    ~Exception() override;

    Ref<Tuple> args;
    Ref<Traceback> traceback;
    Ref<Exception> cause;
    Ref<Exception> context;
    bool suppress_context = false;
    /// `__dict__`: what the program set on it, and the attributes of some builtin exceptions
    /// (StopIteration.value, KeyError has none, ImportError.name, SyntaxError.lineno...); null while there
    /// are none.
    Ref<Dict> attributes;
    /// Of exception groups: what they were made of, whatever becomes of args. Null in every other exception.
    Ref<String> message;
    Ref<Tuple> exceptions;

    void traverse(Visitor& visitor) const override;
    void clear() override;
};

/// A new exception with `arguments` as its args.
[[nodiscard]] Ref<Exception> make_exception(Runtime& runtime, Type* type, Ref<Tuple> arguments);
[[nodiscard]] Ref<Exception> make_exception(Runtime& runtime, Type* type, std::string_view message);

/// The value that a StopIteration carries; None when it has none.
[[nodiscard]] Value stop_iteration_value(const Value& exception);

/// Adds a frame, in which the exception has come up, at the outer end of its traceback.
void add_traceback(Runtime& runtime, Exception& exception, Frame& frame);

/// The whole report that CPython prints for an uncaught exception: chained causes, traceback with source
/// lines and carets, notes, groups. `source_of` gives the program's text for its source lines. Pure text: an
/// exception whose `__str__` is the program's own shows `<exception str() failed>`.
[[nodiscard]] std::string format_exception(Runtime& runtime, Exception& exception);
/// The same, calling the program's own `__str__` where there is one: pending(), then a String.
Value format_exception_text(Runtime& runtime, const Value& exception);
/// The source lines of an entry of a traceback with their marks; empty without source.
[[nodiscard]] std::string source_text(Runtime& runtime, const Traceback& entry);
/// The report of one that nobody can catch, which the interpreter writes by itself: calls without marks, and
/// nothing of what led to it.
[[nodiscard]] std::string format_unraisable(Runtime& runtime, Exception& exception);
/// Its last line alone: "ValueError: message".
[[nodiscard]] Value format_exception_only(Runtime& runtime, const Value& exception);

void define_exception_types(Runtime& runtime);
/// The rest of the exception groups' types (exception_groups.cpp).
void define_exception_groups(Runtime& runtime);

}  // namespace loopscope::language
