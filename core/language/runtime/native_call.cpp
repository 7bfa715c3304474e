// Reading a native's signature, and putting the arguments of a call where the signature says.
#include <memory>
#include <string>

#include "language/runtime/function.h"
#include "language/runtime/operations.h"
#include "language/runtime/suggestions.h"

namespace loopscope::language {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// Splits "name(a, b=1)" at the commas that stand outside of brackets and quotes.
std::vector<std::string_view> parameter_texts(std::string_view list) {
    std::vector<std::string_view> texts;
    std::size_t begin = 0;
    int depth = 0;
    char quote = 0;
    for (std::size_t i = 0; i <= list.size(); ++i) {
        const char c = i < list.size() ? list[i] : ',';
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(' || c == '[' || c == '{') {
            ++depth;
        } else if (c == ')' || c == ']' || c == '}') {
            --depth;
        } else if (c == ',' && depth == 0) {
            const std::string_view text = trimmed(list.substr(begin, i - begin));
            if (!text.empty()) texts.push_back(text);
            begin = i + 1;
        }
    }
    return texts;
}

std::unique_ptr<NativeSignature> parse_signature(Runtime& runtime, std::string_view text) {
    auto signature = std::make_unique<NativeSignature>();
    if (text.starts_with("def ")) {
        signature->words_as_function = true;
        text.remove_prefix(4);
    }
    const std::size_t open = text.find('(');
    const std::size_t close = text.rfind(')');
    signature->name = trimmed(text.substr(0, open));
    bool after_star = false;
    for (std::string_view parameter : parameter_texts(text.substr(open + 1, close - open - 1))) {
        if (parameter == "/") {
            signature->positional_only = static_cast<std::uint32_t>(signature->parameters.size());
        } else if (parameter == "*") {
            after_star = true;
        } else if (parameter.starts_with("**")) {
            signature->variadic_keywords = true;
        } else if (parameter.starts_with("*")) {
            signature->variadic_positional = true;
            after_star = true;
        } else {
            const std::size_t equals = parameter.find('=');
            const bool has_default = equals != std::string_view::npos;
            signature->parameters.push_back(
                {runtime.intern(trimmed(parameter.substr(0, equals))), has_default});
            if (!after_star) {
                ++signature->positional;
                if (!has_default) signature->required_positional = signature->positional;
            }
        }
    }
    signature->only_positions = signature->positional == signature->parameters.size() &&
                                signature->positional_only == signature->positional &&
                                !signature->variadic_positional && !signature->variadic_keywords;
    return signature;
}

/// The function's name as messages show it: methods with their type.
std::string shown_name(const NativeFunction& function) {
    if (function.owner == nullptr) return function.signature().name;
    return std::string(function.owner->name()->view()) + "." + function.signature().name;
}

std::string counted(std::uint32_t count, std::string_view noun) {
    std::string text = std::to_string(count);
    text.append(" ").append(noun);
    if (count != 1) text.append("s");
    return text;
}

/// A method's receiver is no argument of its own in messages.
std::uint32_t receivers(const NativeFunction& function) {
    return function.owner != nullptr ? 1 : 0;
}

Value raise_wrong_count(Runtime& runtime, const NativeFunction& function, std::uint32_t given,
                        std::uint32_t keywords = 0) {
    const NativeSignature& signature = function.signature();
    const std::uint32_t hidden = receivers(function);
    const std::uint32_t count = given >= hidden ? given - hidden : 0;
    const std::uint32_t least =
        signature.required_positional - std::min(hidden, signature.required_positional);
    const std::uint32_t most = signature.positional - std::min(hidden, signature.positional);
    std::string text;
    if (most == 0 && signature.parameters.size() > signature.positional) {
        text = signature.name + "() takes no positional arguments";
    } else if (signature.only_positions && least == most && most <= 1) {
        text = shown_name(function) + "() takes " + (most == 0 ? "no arguments" : "exactly one argument") +
               " (" + std::to_string(count) + " given)";
    } else if (signature.only_positions || signature.positional_only == signature.positional) {
        text = signature.name + " expected ";
        if (least != most) text += count < least ? "at least " : "at most ";
        text += counted(count < least ? least : most, "argument") + ", got " + std::to_string(count);
    } else {
        const auto all = static_cast<std::uint32_t>(signature.parameters.size()) - hidden;
        if (count + keywords > all) {
            return runtime.raise(Message::TakesAtMost, signature.name, all, all == 1 ? "" : "s",
                                 count + keywords);
        }
        text = signature.name + (least != most ? "() takes at most " : "() takes exactly ") +
               counted(most, "positional argument") + " (" + std::to_string(count) + " given)";
    }
    return runtime.raise(runtime.types.type_error, text);
}

/// The wording of a function written in Python, for natives that stand for one.
Value raise_as_function_wrong_count(Runtime& runtime, const NativeFunction& function, std::uint32_t given) {
    const NativeSignature& signature = function.signature();
    std::string text = shown_name(function) + "() takes ";
    if (signature.required_positional != signature.positional) {
        text += "from " + std::to_string(signature.required_positional) + " to ";
    }
    text += counted(signature.positional, "positional argument");
    text += " but " + std::to_string(given) + (given == 1 ? " was given" : " were given");
    return runtime.raise(runtime.types.type_error, text);
}

Value raise_missing(Runtime& runtime, const NativeFunction& function, std::uint32_t index) {
    const NativeSignature& signature = function.signature();
    const std::string_view name = signature.parameters[index].name->view();
    if (signature.words_as_function) {
        const char* kind = index < signature.positional ? "positional" : "keyword-only";
        return runtime.raise(runtime.types.type_error, shown_name(function) + "() missing 1 required " +
                                                           kind + " argument: '" + std::string(name) + "'");
    }
    return runtime.raise(runtime.types.type_error, signature.name + "() missing required argument '" +
                                                       std::string(name) + "' (pos " +
                                                       std::to_string(index + 1 - receivers(function)) + ")");
}

/// The general way: keywords, defaults, `*args` and `**kwargs`.
Value call_with_binding(Runtime& runtime, NativeFunction& function, Arguments arguments) {
    const NativeSignature& signature = function.signature();
    const auto parameter_count = static_cast<std::uint32_t>(signature.parameters.size());
    const bool bound = !function.receiver.is_empty();
    const std::uint32_t given = arguments.positional + bound;

    std::vector<Value> slots(signature.slot_count());
    const auto slot_of = [&](std::uint32_t parameter) -> Value& {
        return slots[parameter < signature.positional ? parameter
                                                      : parameter + signature.variadic_positional];
    };
    const auto positional_value = [&](std::uint32_t index) -> Value {
        if (bound) {
            if (index == 0) return function.receiver;
            --index;
        }
        return std::move(arguments.values[index]);
    };

    const std::uint32_t direct = std::min(given, signature.positional);
    for (std::uint32_t i = 0; i < direct; ++i) slots[i] = positional_value(i);
    if (signature.variadic_positional) {
        Ref<Tuple> rest = make_tuple(runtime, given - direct);
        for (std::uint32_t i = direct; i < given; ++i) (*rest)[i - direct] = positional_value(i);
        slots[signature.positional] = Value(std::move(rest));
    } else if (given > signature.positional) {
        return signature.words_as_function
                   ? raise_as_function_wrong_count(runtime, function, given)
                   : raise_wrong_count(runtime, function, given, arguments.keyword_count());
    }

    Ref<Dict> rest;
    if (signature.variadic_keywords) {
        rest = make_dict(runtime);
        slots.back() = Value(rest);
    }
    for (std::uint32_t k = 0; k < arguments.keyword_count(); ++k) {
        const Ref<String> name = runtime.intern((*arguments.names)[k].as<String>());
        Value& value = arguments.values[arguments.positional + k];
        std::uint32_t index = signature.positional_only;
        while (index < parameter_count && signature.parameters[index].name != name) ++index;
        if (index < parameter_count) {
            if (!slot_of(index).is_empty()) {
                if (signature.words_as_function) {
                    return runtime.raise(runtime.types.type_error,
                                         shown_name(function) + "() got multiple values for argument '" +
                                             std::string(name->view()) + "'");
                }
                return runtime.raise(runtime.types.type_error,
                                     "argument for " + signature.name + "() given by name ('" +
                                         std::string(name->view()) + "') and position (" +
                                         std::to_string(index + 1 - receivers(function)) + ")");
            }
            slot_of(index) = std::move(value);
        } else if (rest) {
            rest->set(name.get(), std::move(value));
        } else if (parameter_count == signature.positional_only) {
            return runtime.raise(runtime.types.type_error,
                                 shown_name(function) + "() takes no keyword arguments");
        } else {
            std::vector<std::string_view> known;
            for (std::uint32_t i = signature.positional_only; i < parameter_count; ++i)
                known.push_back(signature.parameters[i].name->view());
            const std::string called = signature.words_as_function ? shown_name(function) : signature.name;
            return raise_unexpected_keyword(runtime, called, name->view(), known);
        }
    }

    for (std::uint32_t i = 0; i < parameter_count; ++i) {
        if (signature.parameters[i].has_default || !slot_of(i).is_empty()) continue;
        if (i < signature.positional_only && !signature.words_as_function) {
            return raise_wrong_count(runtime, function, given);
        }
        return raise_missing(runtime, function, i);
    }
    return function.pointer()(runtime, slots.data());
}

bool takes_receiver(Runtime& runtime, const NativeFunction& function, const Value& receiver) {
    if (!function.takes_class) return is_instance(runtime, receiver, function.owner);
    const auto* type = receiver.get_if<Type>();
    return type != nullptr && type->is_subtype_of(function.owner);
}

}  // namespace

Ref<NativeFunction> make_native(Runtime& runtime, std::string_view signature, NativeFunctionPointer pointer) {
    const NativeSignature* kept = runtime.keep(parse_signature(runtime, signature));
    return runtime.heap().make<NativeFunction>(runtime.types.native_function, kept, pointer);
}

Value call_native(Runtime& runtime, NativeFunction& function, Arguments arguments) {
    const NativeSignature& signature = function.signature();
    if (function.owner != nullptr && function.owner != runtime.types.object) {
        // A method trusts its receiver to be laid out as its type.
        const bool is_bound = !function.receiver.is_empty();
        if (!is_bound && arguments.positional == 0) {
            return runtime.raise(Message::UnboundMethodNeedsArgument, shown_name(function));
        }
        const Value& receiver = is_bound ? function.receiver : arguments.values[0];
        if (!takes_receiver(runtime, function, receiver)) {
            return runtime.raise(Message::WrapperForWrongType, signature.name, function.owner->shown_name(),
                                 type_name(runtime, receiver));
        }
    }
    if (!signature.only_positions || arguments.names != nullptr || !function.receiver.is_empty()) {
        return call_with_binding(runtime, function, arguments);
    }
    if (arguments.positional == signature.positional) return function.pointer()(runtime, arguments.values);
    if (arguments.positional < signature.required_positional || arguments.positional > signature.positional) {
        return raise_wrong_count(runtime, function, arguments.positional);
    }
    // Some defaults are left out: the native finds them empty.
    constexpr std::uint32_t kMost = 8;
    if (signature.positional > kMost) return call_with_binding(runtime, function, arguments);
    Value slots[kMost];
    for (std::uint32_t i = 0; i < arguments.positional; ++i) slots[i] = std::move(arguments.values[i]);
    return function.pointer()(runtime, slots);
}

}  // namespace loopscope::language
