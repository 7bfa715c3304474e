#include "language/runtime/messages.h"

#include <array>

#include "language/objects/string.h"

namespace loopscope::language {

namespace {

constexpr std::string_view kTexts[] = {
#define LOOPSCOPE_MESSAGE(name, type, text) text,
#include "language/runtime/messages.def"
#undef LOOPSCOPE_MESSAGE
};

}  // namespace

MessagePart::MessagePart(const String* text) : text_(text->view()) {}

void MessagePart::append_to(std::string& text) const {
    if (is_number_) {
        text += std::to_string(number_);
    } else {
        text += text_;
    }
}

std::string message_text(Message message, const MessagePart* parts, std::size_t count) {
    const std::string_view pattern = kTexts[static_cast<std::size_t>(message)];
    std::string text;
    std::size_t part = 0;
    std::size_t begin = 0;
    while (true) {
        const std::size_t hole = pattern.find("{}", begin);
        if (hole == std::string_view::npos) break;
        text += pattern.substr(begin, hole - begin);
        if (part < count) parts[part++].append_to(text);
        begin = hole + 2;
    }
    text += pattern.substr(begin);
    return text;
}

}  // namespace loopscope::language
