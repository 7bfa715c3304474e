#include "language/runtime/argument_errors.h"

#include <algorithm>
#include <string>
#include <vector>

#include "language/runtime/operations.h"
#include "language/runtime/suggestions.h"

namespace loopscope::language {

namespace {

const char* plural(std::size_t count) {
    return count == 1 ? "" : "s";
}

/// 'a', 'b' and 'c'
std::string listed(const std::vector<std::string_view>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 < names.size() ? ", " : names.size() > 2 ? ", and " : " and ";
        text.append("'").append(names[i]).append("'");
    }
    return text;
}

/// What was called. A method's receiver is no argument of its own in the messages of what is written in C.
struct Callee {
    const NativeSignature& signature;
    std::string shown_name;  ///< methods with their type, functions with their module
    bool is_method = false;
    bool is_class = false;  ///< or an instance: the method is that of calling it
};

Callee callee(const NativeFunction& function) {
    const NativeSignature& signature = function.signature();
    std::string shown = signature.name;
    const auto* module = function.module.get_if<String>();
    if (function.owner != nullptr)
        shown = std::string(function.owner->name()->view()) + "." + shown;
    else if (module != nullptr && module->view() != "builtins" && !signature.words_as_function)
        shown = std::string(module->view()) + "." + shown;
    return {signature, std::move(shown), function.owner != nullptr};
}

/// Looks for what is wrong with a call: each check answers whether it has raised its error.
class Misfit {
public:
    Misfit(Runtime& runtime, const Callee& callee, std::uint32_t given, const Tuple* names) noexcept
        : runtime_(runtime), callee_(callee), signature_(callee.signature), given_(given), names_(names) {}

    /// CPython's C functions count all arguments first, look for what is missing next, and read the names of
    /// the rest at last; its Python functions, and C functions that take no keywords, look at names first.
    Value raise() const {
        const bool has_raised = names_first() ? has_wrong_name() || has_wrong_count() || misses_something()
                                              : has_wrong_count() || misses_something() || has_wrong_name();
        return has_raised ? Value::error() : Value::none();
    }

private:
    [[nodiscard]] std::uint32_t parameter_count() const noexcept {
        return static_cast<std::uint32_t>(signature_.parameters.size());
    }
    [[nodiscard]] std::uint32_t keyword_count() const noexcept {
        return names_ == nullptr ? 0 : names_->length();
    }
    [[nodiscard]] std::string_view name_of(std::uint32_t parameter) const {
        return signature_.parameters[parameter].name->view();
    }
    [[nodiscard]] bool names_first() const noexcept {
        return signature_.words_as_function || parameter_count() == signature_.positional_only;
    }
    [[nodiscard]] bool is_named(std::uint32_t parameter) const {
        return names_ != nullptr && std::ranges::any_of(names_->span(), [&](const Value& keyword) {
                   return keyword.as<String>()->view() == name_of(parameter);
               });
    }
    /// Those of the parameters from `begin` to `end` which the keywords name, or which nothing gives a value.
    [[nodiscard]] std::vector<std::string_view> parameters(std::uint32_t begin, std::uint32_t end,
                                                           bool named) const {
        std::vector<std::string_view> found;
        for (std::uint32_t i = begin; i < end; ++i) {
            const bool has_value = is_named(i) || (!named && signature_.parameters[i].has_default);
            if (has_value == named) found.push_back(name_of(i));
        }
        return found;
    }

    template <class... Parts>
    bool fail(Message message, const Parts&... parts) const {
        return runtime_.raise(message, parts...).failed();
    }
    bool fail(std::string_view text) const {
        return runtime_.raise(runtime_.types.type_error, callee_.shown_name + std::string(text)).failed();
    }

    bool has_wrong_name() const {
        for (std::uint32_t k = 0; k < keyword_count(); ++k) {
            const std::string_view keyword = (*names_)[k].as<String>()->view();
            std::uint32_t index = signature_.positional_only;
            while (index < parameter_count() && name_of(index) != keyword) ++index;
            if (index == parameter_count()) {
                if (!signature_.variadic_keywords) return fail_unknown(keyword);
            } else if (index < std::min(given_, signature_.positional)) {
                if (signature_.words_as_function)
                    return fail("() got multiple values for argument '" + std::string(keyword) + "'");
                return fail(Message::GivenTwice, signature_.name, keyword, index + 1 - callee_.is_method);
            }
        }
        return false;
    }

    bool fail_unknown(std::string_view keyword) const {
        if (signature_.words_as_function) {
            const auto only = parameters(0, signature_.positional_only, true);
            std::string names;
            for (std::string_view name : only) names.append(names.empty() ? "" : ", ").append(name);
            if (!only.empty())
                return fail("() got some positional-only arguments passed as keyword arguments: '" + names +
                            "'");
        } else if (parameter_count() == signature_.positional_only) {
            return fail(Message::NoKeywordArguments, callee_.shown_name);
        }
        std::vector<std::string_view> known;
        for (std::uint32_t i = signature_.positional_only; i < parameter_count(); ++i)
            known.push_back(name_of(i));
        const std::string_view called =
            signature_.words_as_function ? callee_.shown_name : signature_.keywords_taker;
        return raise_unexpected_keyword(runtime_, called, keyword, known).failed();
    }

    bool has_wrong_count() const {
        if (signature_.variadic_positional) return false;
        if (given_ > signature_.positional)
            return signature_.words_as_function ? fail_too_many() : fail_native_count();
        return !names_first() && !signature_.variadic_keywords &&
               given_ + keyword_count() > parameter_count() && fail_native_count();
    }

    bool fail_too_many() const {
        const bool has_range = signature_.required_positional != signature_.positional;
        const std::size_t keyword_only = parameters(signature_.positional, parameter_count(), true).size();
        std::string text = "() takes ";
        if (has_range) text += "from " + std::to_string(signature_.required_positional) + " to ";
        text += std::to_string(signature_.positional) + " positional argument";
        text.append(has_range ? "s" : plural(signature_.positional)).append(" but ") +=
            std::to_string(given_);
        if (keyword_only > 0) {
            text.append(" positional argument").append(plural(given_)).append(" (and ") +=
                std::to_string(keyword_only);
            text.append(" keyword-only argument").append(plural(keyword_only)).append(")");
        }
        return fail(text.append(given_ == 1 && keyword_only == 0 ? " was given" : " were given"));
    }

    bool fail_native_count() const {
        const std::uint32_t hidden = callee_.is_method;
        const std::uint32_t keywords = keyword_count();
        const std::uint32_t count = given_ - std::min(hidden, given_);
        const std::uint32_t least =
            signature_.required_positional - std::min(hidden, signature_.required_positional);
        const std::uint32_t most = signature_.positional - std::min(hidden, signature_.positional);
        const std::uint32_t all = parameter_count() - hidden;
        if (count == 0 && keywords > all) {
            return runtime_
                .raise(runtime_.types.type_error,
                       signature_.name + "() takes at most " + std::to_string(all) + " keyword argument" +
                           plural(all) + " (" + std::to_string(keywords) + " given)")
                .failed();
        }
        if (most == 0 && parameter_count() > signature_.positional)
            return fail(Message::TakesNoPositional, signature_.name);
        if (signature_.only_positions && least == most && most <= 1 && !callee_.is_class) {
            return fail(Message::TakesOneOrNone, callee_.shown_name,
                        most == 0 ? "no arguments" : "exactly one argument", count);
        }
        const std::uint32_t expected = count < least ? least : most;
        // What reads its keywords by other means, for a number of arguments or for another function, counts
        // as functions without any do.
        const bool counts_alone = signature_.positional_only == signature_.positional &&
                                  (signature_.variadic_positional || signature_.variadic_keywords ||
                                   signature_.keywords_taker != signature_.name);
        if (signature_.only_positions || counts_alone) {
            const Message message = least == most   ? Message::ExpectedExactly
                                    : count < least ? Message::ExpectedAtLeast
                                                    : Message::ExpectedAtMost;
            return fail(message, signature_.name, expected, plural(expected), count);
        }
        if (count + keywords > all)
            return fail(Message::TakesAtMost, signature_.name, all, plural(all), count + keywords);
        const char* bound = least == most ? "exactly" : count < least ? "at least" : "at most";
        return fail(Message::TakesPositional, signature_.name, bound, expected, plural(expected), count);
    }

    bool misses_something() const {
        const std::uint32_t first = std::min(given_, signature_.positional);
        if (signature_.words_as_function) {
            return fail_missing("positional", parameters(first, signature_.positional, false)) ||
                   fail_missing("keyword-only", parameters(signature_.positional, parameter_count(), false));
        }
        for (std::uint32_t i = first; i < parameter_count(); ++i) {
            if (signature_.parameters[i].has_default || is_named(i)) continue;
            if (i < signature_.positional_only) return fail_native_count();
            return fail(Message::MissingRequired, signature_.name, name_of(i), i + 1 - callee_.is_method);
        }
        return false;
    }

    bool fail_missing(std::string_view kind, const std::vector<std::string_view>& names) const {
        if (names.empty()) return false;
        std::string text = "() missing " + std::to_string(names.size()) + " required ";
        text.append(kind).append(" argument").append(plural(names.size())).append(": ");
        return fail(text.append(listed(names)));
    }

    Runtime& runtime_;
    const Callee& callee_;
    const NativeSignature& signature_;
    std::uint32_t given_;
    const Tuple* names_;
};

}  // namespace

Value raise_misfit(Runtime& runtime, const NativeFunction& function, std::uint32_t given,
                   const Tuple* names) {
    return Misfit(runtime, callee(function), given, names).raise();
}

Value raise_misfit(Runtime& runtime, const Function& function, std::uint32_t given, const Tuple* names) {
    const CodeObject& code = *function.code;
    const std::uint32_t defaults =
        function.defaults ? std::min(function.defaults->length(), code.positional_count) : 0;
    NativeSignature signature;
    signature.positional_only = code.positional_only_count;
    signature.positional = code.positional_count;
    signature.required_positional = code.positional_count - defaults;
    for (std::uint32_t i = 0; i < code.positional_count + code.keyword_only_count; ++i) {
        const Ref<String>& name = code.local_names[i];
        const bool has_default = i < code.positional_count ? i >= signature.required_positional
                                                           : function.keyword_defaults &&
                                                                 function.keyword_defaults->find(name.get());
        signature.parameters.push_back({name, has_default});
    }
    signature.variadic_positional = code.has_variadic_positional;
    signature.variadic_keywords = code.has_variadic_keywords;
    signature.words_as_function = !code.stands_for_native;

    Callee called{signature, std::string(function.qualified_name()->view())};
    if (code.stands_for_native) {
        const std::size_t dot = called.shown_name.find('.');
        called.is_method = dot != std::string::npos;
        if (called.is_method) signature.positional_only = std::max(signature.positional_only, 1U);
        signature.name = called.shown_name.substr(dot + 1);
        called.is_class = signature.name.starts_with("__");
        if (called.is_class)
            signature.name = called.shown_name = called.shown_name.substr(0, dot);
        else if (!called.is_method)
            called.shown_name.insert(0, std::string(function.module.as<String>()->view()) + ".");
        signature.keywords_taker = signature.name;
        signature.settle();
    }
    return Misfit(runtime, called, given, names).raise();
}

Value raise_no_receiver(Runtime& runtime, const NativeFunction& function) {
    // What takes anything is a slot in CPython: `__init__`, `__call__`.
    if (function.signature().variadic_positional && function.signature().variadic_keywords)
        return runtime.raise(Message::WrapperNeedsArgument, function.signature().name,
                             function.owner->name());
    return runtime.raise(Message::UnboundMethodNeedsArgument, callee(function).shown_name);
}

Value raise_wrong_receiver(Runtime& runtime, const NativeFunction& function, const Value& receiver) {
    return runtime.raise(Message::WrapperForWrongType, function.signature().name,
                         function.owner->shown_name(), type_name(runtime, receiver));
}

}  // namespace loopscope::language
