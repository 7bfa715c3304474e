// The instructions that are too long for the interpreter's loop: each is a function over the values that it
// takes. As everywhere, an answer may be error() or pending().
#pragma once

#include <cstdint>

#include "language/compile/code_object.h"
#include "language/objects/sequence.h"
#include "language/objects/value.h"
#include "language/runtime/frame.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

// Names
Value raise_unbound(Runtime& runtime, const CodeObject& code, std::uint32_t slot);
Value raise_unbound_cell(Runtime& runtime, const CodeObject& code, std::uint32_t slot);
Value raise_name_error(Runtime& runtime, String* name);
/// A name of a mapping (a class body's names), else what the cell holds.
Value load_cell_from(Runtime& runtime, const Value& names, const CodeObject& code, std::uint32_t slot,
                     const Value& cell);
/// A name of a mapping, else of the globals and builtins.
Value load_name_from(Runtime& runtime, const Value& names, Dict& globals, Site& site);
Value delete_name(Runtime& runtime, Dict& names, String* name);

// Making values
Value build_set(Runtime& runtime, const Value* items, std::uint32_t count);
Value build_dict(Runtime& runtime, const Value* pairs, std::uint32_t count);
Value build_string(Runtime& runtime, const Value* strings, std::uint32_t count);
Value set_add(Runtime& runtime, const Value& set, const Value& item);
Value set_update(Runtime& runtime, const Value& set, const Value& iterable);
/// `*iterable` and `**mapping` in a display.
Value extend_unpacked(Runtime& runtime, List& list, const Value& iterable);
Value update_unpacked(Runtime& runtime, Dict& dict, const Value& mapping);
/// `**mapping` in a call of `callable`: its keys must be strings and new.
Value dict_merge(Runtime& runtime, const Value& dict, const Value& mapping, const Value& callable);
/// `conversion` as FormatValue's operand; `spec` may be empty.
Value format_value(Runtime& runtime, const Value& value, std::uint32_t conversion, const Value& spec);
/// The items of an iterable that must have exactly `count`, as a tuple.
Value unpack(Runtime& runtime, const Value& iterable, std::uint32_t count);
/// The same for `a, *b, c = iterable`: the starred one is a list.
Value unpack_starred(Runtime& runtime, const Value& iterable, std::uint32_t before, std::uint32_t after);

// Calls and classes
Value call_unpacked(Runtime& runtime, const Value& callable, const Value& receiver, const Value& arguments,
                    const Value& keywords);
Value build_class_function(Runtime& runtime);
/// A method of the object's class, bound; empty when it has none.
Value special_method(Runtime& runtime, const Value& object, String* name);
Value raise_not_a_context_manager(Runtime& runtime, const Value& object, bool lacks_enter, bool is_async);

// Exceptions
/// `raise exception from cause`; both may be empty.
/// error(), or exhausted() where an exception is raised again, which has its traceback already.
Value raise_statement(Runtime& runtime, const Value& exception, const Value& cause);
Value exception_matches(Runtime& runtime, const Value& exception, const Value& type);
/// A tuple of what matched and what is left, each an exception or None.
Value exception_group_matches(Runtime& runtime, const Value& exception, const Value& type);
Value combine_except_star(Runtime& runtime, const Value& original, const Value& exceptions);
/// The exception's traceback, or None.
Value traceback_of(const Value& exception);

// Generators
/// `frame` yields Runtime::returned to whoever drives it.
Activation* yield_value(Runtime& runtime, Thread& thread, Frame& frame);
/// The next item of an iterator that `yield from` drives, having been sent `value`.
Value send_to_iterator(Runtime& runtime, const Value& iterator, const Value& value);
/// A generator or coroutine has returned `result` (has failed): leaves the outcome to its caller, and answers
/// that.
Activation* finish_generator(Runtime& runtime, Thread& thread, Frame& frame, Value result);
Activation* fail_generator(Runtime& runtime, Thread& thread, Frame& frame);
/// Closes the generators that were dropped while they had something to clean up: pending().
Value close_dropped(Runtime& runtime);

// Imports
Value import_name(Runtime& runtime, Frame& frame, String* name, const Value& level, const Value& names);
Value import_from(Runtime& runtime, const Value& module, String* name);
Value import_star(Runtime& runtime, Frame& frame, const Value& module);

// Pattern matching
[[nodiscard]] bool is_mapping(Runtime& runtime, const Value& value);
[[nodiscard]] bool is_sequence(Runtime& runtime, const Value& value);
Value match_keys(Runtime& runtime, const Value& subject, const Value& keys);
Value match_class(Runtime& runtime, const Value& subject, const Value& type, const Value& names,
                  std::uint32_t positional);

// Type parameters
[[nodiscard]] std::uint32_t type_variable_operands(std::uint32_t operand) noexcept;
Value make_type_variable(Runtime& runtime, std::uint32_t operand, const Value* operands);
Value make_type_alias(Runtime& runtime, const Value& name, const Value& type_parameters, const Value& value);
Value make_generic_base(Runtime& runtime, const Value& type_parameters);

}  // namespace loopscope::language
