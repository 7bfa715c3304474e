// The texts of the exceptions that the language itself raises, in one table (messages.def), with
// CPython 3.13's wording.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace loopscope::language {

class String;

enum class Message : std::uint16_t {
#define LOOPSCOPE_MESSAGE(name, type, text) name,
#include "language/runtime/messages.def"
#undef LOOPSCOPE_MESSAGE
};

/// What fills one `{}` of a message: text or a whole number. Refers to the text, which must live until the
/// call ends.
class MessagePart {
public:
    MessagePart(std::string_view text) : text_(text) {}
    MessagePart(const std::string& text) : text_(text) {}
    MessagePart(const char* text) : text_(text) {}
    MessagePart(const String* text);
    template <std::integral Number>
    MessagePart(Number number) : number_(static_cast<std::int64_t>(number)), is_number_(true) {}

    void append_to(std::string& text) const;

private:
    std::string_view text_;
    std::int64_t number_ = 0;
    bool is_number_ = false;
};

/// The message with its `{}` filled in.
[[nodiscard]] std::string message_text(Message message, const MessagePart* parts, std::size_t count);

}  // namespace loopscope::language
