#include "language/objects/constructor_arguments.h"

#include <algorithm>
#include <string>

#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/runtime.h"
#include "language/runtime/suggestions.h"

namespace loopscope::language {

bool read_arguments(Runtime& runtime, const ConstructorSignature& signature, Arguments arguments,
                    Value* values) {
    const auto count = static_cast<std::uint32_t>(signature.parameters.size());
    const std::uint32_t given = arguments.positional + arguments.keyword_count();
    if (signature.positional_only == count && arguments.keyword_count() > 0) {
        (void)runtime.raise(Message::NoKeywordArguments, signature.name);
        return false;
    }
    if (given > count) {
        const std::string_view plural = count == 1 ? "" : "s";
        if (signature.words_as_count) {
            (void)runtime.raise(Message::TakesAtMost, signature.name, count, plural, given);
        } else {
            (void)runtime.raise(Message::ExpectedAtMost, signature.name, count, plural, given);
        }
        return false;
    }
    for (std::uint32_t index = 0; index < arguments.positional; ++index)
        values[index] = std::move(arguments.values[index]);
    for (std::uint32_t keyword = 0; keyword < arguments.keyword_count(); ++keyword) {
        const std::string_view name = (*arguments.names)[keyword].as<String>()->view();
        const auto* found = std::find(signature.parameters.begin() + signature.positional_only,
                                      signature.parameters.end(), name);
        if (found == signature.parameters.end()) {
            const std::vector<std::string_view> known(
                signature.parameters.begin() + signature.positional_only, signature.parameters.end());
            return raise_unexpected_keyword(runtime, signature.name, name, known).is_value();
        }
        const auto index = static_cast<std::uint32_t>(found - signature.parameters.begin());
        if (!values[index].is_empty()) {
            (void)runtime.raise(Message::GivenTwice, signature.name, name, index + 1);
            return false;
        }
        values[index] = std::move(arguments.values[arguments.positional + keyword]);
    }
    return true;
}

}  // namespace loopscope::language
