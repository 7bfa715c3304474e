#include "language/runtime/arguments.h"

#include <algorithm>
#include <span>

#include "language/runtime/argument_errors.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

/// Takes the keyword arguments; what no parameter wants goes to `rest`, if there is one.
bool bind_keywords(Runtime& runtime, const CodeObject& code, const Arguments& arguments, Value* locals,
                   Dict* rest) {
    const std::uint32_t named = code.positional_count + code.keyword_only_count;
    for (std::uint32_t k = 0; k < arguments.keyword_count(); ++k) {
        auto* keyword = (*arguments.names)[k].as<String>();
        Value& value = arguments.values[arguments.positional + k];
        std::uint32_t index = code.positional_only_count;
        while (index < named && code.local_names[index].get() != keyword &&
               code.local_names[index]->view() != keyword->view()) {
            ++index;
        }
        if (index < named && locals[index].is_empty())
            locals[index] = std::move(value);
        else if (index == named && rest != nullptr)
            rest->set(runtime.intern(keyword).get(), std::move(value));
        else
            return false;
    }
    return true;
}

bool fill_defaults(const Function& function, std::uint32_t given, Value* locals) {
    const CodeObject& code = *function.code;
    const std::uint32_t defaults = function.defaults ? function.defaults->length() : 0;
    const std::uint32_t without_default = code.positional_count - std::min(defaults, code.positional_count);
    for (std::uint32_t i = given; i < code.positional_count; ++i) {
        if (!locals[i].is_empty()) continue;
        if (i < without_default) return false;
        locals[i] = (*function.defaults)[i - without_default];
    }
    for (std::uint32_t i = code.positional_count; i < code.positional_count + code.keyword_only_count; ++i) {
        if (!locals[i].is_empty()) continue;
        const Value* value =
            function.keyword_defaults ? function.keyword_defaults->find(code.local_names[i].get()) : nullptr;
        if (value == nullptr) return false;
        locals[i] = *value;
    }
    return true;
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
    const bool has_room = arguments.positional == direct || code.has_variadic_positional;
    if (has_room && bind_keywords(runtime, code, arguments, locals, rest.get()) &&
        fill_defaults(function, direct, locals)) {
        return true;
    }
    (void)raise_misfit(runtime, function, arguments.positional, arguments.names);
    return false;
}

}  // namespace loopscope::language
