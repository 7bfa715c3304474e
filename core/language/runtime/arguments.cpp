#include "language/runtime/arguments.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "language/runtime/operations.h"
#include "language/runtime/suggestions.h"

namespace loopscope::language {

namespace {

/// How a function complains of the number of its arguments: the library's own stand for some written in C,
/// which take them by position alone, or by keyword, too.
enum class Wording { Own, Positions, Keywords };

/// Empty for code of the program.
std::string_view library_module(const CodeObject& code) {
    if (!code.is_library()) return {};
    constexpr std::string_view kFrozen = "<frozen ";
    const std::string_view file = code.file_name->view();
    return file.substr(kFrozen.size(), file.size() - kFrozen.size() - 1);
}

Wording wording_of(const Function& function) {
    const CodeObject& code = *function.code;
    constexpr std::string_view kPython[] = {"functools", "statistics", "threading", "typing"};
    const std::string_view module = library_module(code);
    if (module.empty() || std::ranges::find(kPython, module) != std::end(kPython)) return Wording::Own;
    const bool is_fixed =
        code.keyword_only_count == 0 && !code.has_variadic_positional && !code.has_variadic_keywords;
    if (is_fixed && code.positional_only_count > 0 && code.positional_only_count == code.positional_count)
        return Wording::Positions;
    const bool is_native = module == "re.objects" || module == "bisect" ||
                           function.qualified_name()->view().starts_with("OrderedDict.");
    return is_native ? Wording::Keywords : Wording::Own;
}

/// The same of a function that is worded as one written in C: `missing` is the first parameter without a
/// value.
bool fail_as_native(Runtime& runtime, const Function& function, std::uint32_t given,
                    const std::uint32_t* missing) {
    const CodeObject& code = *function.code;
    const std::string_view qualified = function.qualified_name()->view();
    const std::size_t dot = qualified.find('.');
    const std::uint32_t hidden = dot == std::string_view::npos ? 0 : 1;
    const std::uint32_t defaults = function.defaults ? function.defaults->length() : 0;
    const std::uint32_t most = code.positional_count - hidden;
    const std::uint32_t least = most - defaults;
    given -= std::min(given, hidden);
    const bool is_call = qualified.ends_with(".__call__");
    const std::string_view name = is_call ? qualified.substr(0, dot) : qualified.substr(hidden * (dot + 1));
    const bool by_keyword = wording_of(function) == Wording::Keywords;
    if (by_keyword && missing != nullptr) {
        (void)runtime.raise(Message::MissingRequired, name, code.local_names[*missing]->view(),
                            *missing + 1 - hidden);
        return false;
    }
    if (!by_keyword && least == 1 && most == 1 && !is_call) {
        std::string owner(hidden == 1 ? qualified.substr(0, dot) : library_module(code));
        if (owner == "operator" || owner == "heapq") owner.insert(0, "_");
        (void)runtime.raise(Message::TakesOneOrNone, owner.append(".").append(name), "exactly one argument",
                            given);
        return false;
    }
    const std::uint32_t expected = given < least ? least : most;
    const Message message = by_keyword      ? Message::TakesAtMost
                            : least == most ? Message::ExpectedExactly
                            : given < least ? Message::ExpectedAtLeast
                                            : Message::ExpectedAtMost;
    (void)runtime.raise(message, name, expected, expected == 1 ? "" : "s", given);
    return false;
}

std::string called(const Function& function) {
    return std::string(function.qualified_name()->view()) + "()";
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

bool fail(Runtime& runtime, std::string_view text) {
    const Value failed = runtime.raise(runtime.types.type_error, text);
    return false;
}

bool fail_missing(Runtime& runtime, const Function& function, const std::vector<std::string_view>& names,
                  std::string_view kind) {
    std::string text = called(function) + " missing " + std::to_string(names.size()) + " required ";
    text.append(kind).append(names.size() == 1 ? " argument: " : " arguments: ").append(listed(names));
    return fail(runtime, text);
}

bool fail_too_many(Runtime& runtime, const Function& function, std::uint32_t given, const Value* locals) {
    if (wording_of(function) != Wording::Own) return fail_as_native(runtime, function, given, nullptr);
    const CodeObject& code = *function.code;
    const std::uint32_t defaults = function.defaults ? function.defaults->length() : 0;
    std::uint32_t keyword_only_given = 0;
    for (std::uint32_t i = 0; i < code.keyword_only_count; ++i) {
        if (!locals[code.positional_count + i].is_empty()) ++keyword_only_given;
    }
    std::string text = called(function) + " takes ";
    if (defaults > 0) text += "from " + std::to_string(code.positional_count - defaults) + " to ";
    text += std::to_string(code.positional_count);
    text += code.positional_count == 1 && defaults == 0 ? " positional argument" : " positional arguments";
    text += " but " + std::to_string(given);
    if (keyword_only_given > 0) {
        text += given == 1 ? " positional argument" : " positional arguments";
        text += " (and " + std::to_string(keyword_only_given) + " keyword-only argument";
        text += keyword_only_given == 1 ? ")" : "s)";
        text += " were given";
    } else {
        text += given == 1 ? " was given" : " were given";
    }
    return fail(runtime, text);
}

bool fail_positional_only(Runtime& runtime, const Function& function, const Tuple& keywords) {
    const CodeObject& code = *function.code;
    std::string names;
    for (std::uint32_t i = 0; i < code.positional_only_count; ++i) {
        for (const Value& keyword : keywords.span()) {
            if (keyword.as<String>()->view() != code.local_names[i]->view()) continue;
            if (!names.empty()) names += ", ";
            names += code.local_names[i]->view();
        }
    }
    if (names.empty()) return true;
    return fail(runtime, called(function) +
                             " got some positional-only arguments passed as keyword arguments: '" + names +
                             "'");
}

/// Takes the keyword arguments; what no parameter wants goes to `rest`, if there is one.
bool bind_keywords(Runtime& runtime, Function& function, const Arguments& arguments, Value* locals,
                   Dict* rest) {
    const CodeObject& code = *function.code;
    const std::uint32_t named = code.positional_count + code.keyword_only_count;
    for (std::uint32_t k = 0; k < arguments.keyword_count(); ++k) {
        auto* keyword = (*arguments.names)[k].as<String>();
        Value& value = arguments.values[arguments.positional + k];
        std::uint32_t index = code.positional_only_count;
        while (index < named && code.local_names[index].get() != keyword &&
               code.local_names[index]->view() != keyword->view()) {
            ++index;
        }
        if (index < named) {
            if (!locals[index].is_empty()) {
                return fail(runtime, called(function) + " got multiple values for argument '" +
                                         std::string(keyword->view()) + "'");
            }
            locals[index] = std::move(value);
        } else if (rest != nullptr) {
            rest->set(runtime.intern(keyword).get(), std::move(value));
        } else {
            if (!fail_positional_only(runtime, function, *arguments.names)) return false;
            std::vector<std::string_view> known;
            for (std::uint32_t i = code.positional_only_count; i < named; ++i)
                known.push_back(code.local_names[i]->view());
            std::string_view name = function.qualified_name()->view();
            if (wording_of(function) == Wording::Keywords) name = name.substr(name.find('.') + 1);
            return raise_unexpected_keyword(runtime, name, keyword->view(), known).is_value();
        }
    }
    return true;
}

bool fill_defaults(Runtime& runtime, Function& function, std::uint32_t given, Value* locals) {
    const CodeObject& code = *function.code;
    const std::uint32_t defaults = function.defaults ? function.defaults->length() : 0;
    const std::uint32_t without_default = code.positional_count - std::min(defaults, code.positional_count);
    std::vector<std::string_view> missing;
    std::uint32_t first = 0;
    for (std::uint32_t i = given; i < code.positional_count; ++i) {
        if (!locals[i].is_empty()) continue;
        if (i < without_default) {
            if (missing.empty()) first = i;
            missing.push_back(code.local_names[i]->view());
        } else {
            locals[i] = (*function.defaults)[i - without_default];
        }
    }
    if (!missing.empty()) {
        if (wording_of(function) != Wording::Own) return fail_as_native(runtime, function, given, &first);
        return fail_missing(runtime, function, missing, "positional");
    }
    for (std::uint32_t i = code.positional_count; i < code.positional_count + code.keyword_only_count; ++i) {
        if (!locals[i].is_empty()) continue;
        const Value* value =
            function.keyword_defaults ? function.keyword_defaults->find(code.local_names[i].get()) : nullptr;
        if (value != nullptr)
            locals[i] = *value;
        else
            missing.push_back(code.local_names[i]->view());
    }
    return missing.empty() || fail_missing(runtime, function, missing, "keyword-only");
}

}  // namespace

bool bind_arguments(Runtime& runtime, Function& function, const Arguments& arguments, Value* locals) {
    const CodeObject& code = *function.code;
    const std::uint32_t direct = std::min(arguments.positional, code.positional_count);
    for (std::uint32_t i = 0; i < direct; ++i) locals[i] = std::move(arguments.values[i]);

    std::uint32_t next_slot = code.positional_count + code.keyword_only_count;
    if (code.has_variadic_positional) {
        locals[next_slot++] = Value(make_tuple(
            runtime, std::span<const Value>(arguments.values + direct, arguments.positional - direct)));
    }
    Ref<Dict> rest;
    if (code.has_variadic_keywords) {
        rest = make_dict(runtime);
        locals[next_slot] = Value(rest);
    }
    if (!bind_keywords(runtime, function, arguments, locals, rest.get())) return false;
    if (arguments.positional > code.positional_count && !code.has_variadic_positional) {
        return fail_too_many(runtime, function, arguments.positional, locals);
    }
    return fill_defaults(runtime, function, direct, locals);
}

}  // namespace loopscope::language
