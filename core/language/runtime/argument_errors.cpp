#include "language/runtime/argument_errors.h"

#include <algorithm>
#include <string>
#include <vector>

#include "language/runtime/operations.h"
#include "language/runtime/suggestions.h"

namespace loopscope::language {

namespace {

/// The function's name as messages show it: methods with their type, functions with their module.
std::string shown_name(const NativeFunction& function) {
    if (function.owner == nullptr) {
        const auto* module = function.module.get_if<String>();
        if (module == nullptr || module->view() == "builtins" || function.signature().words_as_function)
            return function.signature().name;
        return std::string(module->view()) + "." + function.signature().name;
    }
    return std::string(function.owner->name()->view()) + "." + function.signature().name;
}

/// A method's receiver is no argument of its own in messages.
std::uint32_t receivers(const NativeFunction& function) {
    return function.owner != nullptr ? 1 : 0;
}

const char* plural(std::uint32_t count) {
    return count == 1 ? "" : "s";
}

}  // namespace

Value raise_wrong_count(Runtime& runtime, const NativeFunction& function, std::uint32_t given,
                        std::uint32_t keywords) {
    const NativeSignature& signature = function.signature();
    const std::uint32_t hidden = receivers(function);
    const std::uint32_t count = given >= hidden ? given - hidden : 0;
    const std::uint32_t least =
        signature.required_positional - std::min(hidden, signature.required_positional);
    const std::uint32_t most = signature.positional - std::min(hidden, signature.positional);
    const auto all = static_cast<std::uint32_t>(signature.parameters.size()) - hidden;
    if (count == 0 && keywords > all) {
        return runtime.raise(runtime.types.type_error, signature.name + "() takes at most " +
                                                           std::to_string(all) + " keyword argument" +
                                                           plural(all) + " (" + std::to_string(keywords) +
                                                           " given)");
    }
    if (most == 0 && signature.parameters.size() > signature.positional) {
        return runtime.raise(Message::TakesNoPositional, signature.name);
    }
    if (signature.only_positions && least == most && most <= 1) {
        return runtime.raise(Message::TakesOneOrNone, shown_name(function),
                             most == 0 ? "no arguments" : "exactly one argument", count);
    }
    const std::uint32_t expected = count < least ? least : most;
    // What reads its keywords by other means, for a number of arguments or for another function, counts as
    // functions without any do.
    const bool counts_alone = signature.positional_only == signature.positional &&
                              (signature.variadic_positional || signature.variadic_keywords ||
                               signature.keywords_taker != signature.name);
    if (signature.only_positions || counts_alone) {
        const Message message = least == most   ? Message::ExpectedExactly
                                : count < least ? Message::ExpectedAtLeast
                                                : Message::ExpectedAtMost;
        return runtime.raise(message, signature.name, expected, plural(expected), count);
    }
    if (count + keywords > all) {
        return runtime.raise(Message::TakesAtMost, signature.name, all, plural(all), count + keywords);
    }
    const char* bound = least == most ? "exactly" : count < least ? "at least" : "at most";
    return runtime.raise(Message::TakesPositional, signature.name, bound, expected, plural(expected), count);
}

Value raise_too_many(Runtime& runtime, const NativeFunction& function, std::uint32_t given,
                     std::uint32_t keywords) {
    const NativeSignature& signature = function.signature();
    if (!signature.words_as_function) return raise_wrong_count(runtime, function, given, keywords);
    std::string range;
    if (signature.required_positional != signature.positional) {
        range = "from " + std::to_string(signature.required_positional) + " to ";
    }
    return runtime.raise(Message::FunctionTakes, shown_name(function), range, signature.positional,
                         plural(signature.positional), given, given == 1 ? "was" : "were");
}

Value raise_missing(Runtime& runtime, const NativeFunction& function, std::uint32_t given,
                    std::uint32_t parameter) {
    const NativeSignature& signature = function.signature();
    const String* name = signature.parameters[parameter].name.get();
    if (signature.words_as_function) {
        return runtime.raise(Message::FunctionMisses, shown_name(function),
                             parameter < signature.positional ? "positional" : "keyword-only", name);
    }
    if (parameter < signature.positional_only) return raise_wrong_count(runtime, function, given);
    return runtime.raise(Message::MissingRequired, signature.name, name, parameter + 1 - receivers(function));
}

Value raise_given_twice(Runtime& runtime, const NativeFunction& function, std::uint32_t parameter) {
    const NativeSignature& signature = function.signature();
    const String* name = signature.parameters[parameter].name.get();
    if (signature.words_as_function) {
        return runtime.raise(Message::FunctionGivenTwice, shown_name(function), name);
    }
    return runtime.raise(Message::GivenTwice, signature.name, name, parameter + 1 - receivers(function));
}

Value raise_unknown_keyword(Runtime& runtime, const NativeFunction& function, std::string_view keyword) {
    const NativeSignature& signature = function.signature();
    if (signature.parameters.size() == signature.positional_only) {
        return runtime.raise(Message::NoKeywordArguments, shown_name(function));
    }
    std::vector<std::string_view> known;
    for (std::size_t i = signature.positional_only; i < signature.parameters.size(); ++i)
        known.push_back(signature.parameters[i].name->view());
    const std::string called = signature.words_as_function ? shown_name(function) : signature.keywords_taker;
    return raise_unexpected_keyword(runtime, called, keyword, known);
}

Value raise_no_receiver(Runtime& runtime, const NativeFunction& function) {
    // What takes anything is a slot in CPython: `__init__`, `__call__`.
    if (function.signature().variadic_positional && function.signature().variadic_keywords)
        return runtime.raise(Message::WrapperNeedsArgument, function.signature().name,
                             function.owner->name());
    return runtime.raise(Message::UnboundMethodNeedsArgument, shown_name(function));
}

Value raise_wrong_receiver(Runtime& runtime, const NativeFunction& function, const Value& receiver) {
    return runtime.raise(Message::WrapperForWrongType, function.signature().name,
                         function.owner->shown_name(), type_name(runtime, receiver));
}

}  // namespace loopscope::language
