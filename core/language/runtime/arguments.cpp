#include "language/runtime/arguments.h"

#include <span>
#include <string>
#include <vector>

#include "language/runtime/operations.h"
#include "language/runtime/suggestions.h"

namespace loopscope::language {

namespace {

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
            return raise_unexpected_keyword(runtime, function.qualified_name()->view(), keyword->view(),
                                            known)
                .is_value();
        }
    }
    return true;
}

bool fill_defaults(Runtime& runtime, Function& function, std::uint32_t given, Value* locals) {
    const CodeObject& code = *function.code;
    const std::uint32_t defaults = function.defaults ? function.defaults->length() : 0;
    const std::uint32_t without_default = code.positional_count - std::min(defaults, code.positional_count);
    std::vector<std::string_view> missing;
    for (std::uint32_t i = given; i < code.positional_count; ++i) {
        if (!locals[i].is_empty()) continue;
        if (i < without_default)
            missing.push_back(code.local_names[i]->view());
        else
            locals[i] = (*function.defaults)[i - without_default];
    }
    if (!missing.empty()) return fail_missing(runtime, function, missing, "positional");
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
