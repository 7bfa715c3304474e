// Reading a native's signature, once, when it is made.
#include <algorithm>
#include <memory>
#include <string>

#include "language/runtime/function.h"

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
    constexpr std::string_view kAsync = "async ";
    if (text.starts_with(kAsync)) {
        signature->gives_coroutine = true;
        text.remove_prefix(kAsync.size());
    }
    if (text.starts_with("def ")) {
        signature->words_as_function = true;
        text.remove_prefix(4);
    }
    const std::size_t open = text.find('(');
    const std::size_t close = text.rfind(')');
    signature->name = trimmed(text.substr(0, open));
    const std::string_view taker = trimmed(text.substr(close + 1));
    signature->keywords_taker = taker.empty() ? signature->name : taker;
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
    signature->settle();
    return signature;
}

}  // namespace

void NativeSignature::settle() noexcept {
    takes_row = positional == parameters.size() && !variadic_positional && !variadic_keywords;
    if (takes_row) defaults_in_row = std::min(positional - required_positional, kRoomForDefaults);
    only_positions = takes_row && positional_only == positional;
}

Ref<NativeFunction> make_native(Runtime& runtime, std::string_view signature, NativeFunctionPointer pointer) {
    const NativeSignature* kept = runtime.keep(parse_signature(runtime, signature));
    return runtime.heap().make<NativeFunction>(runtime.types.native_function, kept, pointer);
}

}  // namespace loopscope::language
