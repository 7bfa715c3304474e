// The texts of the exceptions that the language itself raises, in one table (messages.def), with CPython 3.13's wording.
#pragma once

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

/// What fills one `{}` of a message: text or a whole number. Refers to the text, which must live until the call ends.
class MessagePart {
public:
    MessagePart(std::string_view text) : text_(text) {}
    MessagePart(const std::string& text) : text_(text) {}
    MessagePart(const char* text) : text_(text) {}
    MessagePart(const String* text);
    MessagePart(std::int64_t number) : number_(number), is_number_(true) {}
    MessagePart(std::int32_t number) : MessagePart(static_cast<std::int64_t>(number)) {}
    MessagePart(std::uint32_t number) : MessagePart(static_cast<std::int64_t>(number)) {}
    MessagePart(std::size_t number)
        requires(!std::is_same_v<std::size_t, std::uint32_t>)
        : MessagePart(static_cast<std::int64_t>(number)) {}

    void append_to(std::string& text) const;

private:
    std::string_view text_;
    std::int64_t number_ = 0;
    bool is_number_ = false;
};

/// The message with its `{}` filled in.
[[nodiscard]] std::string message_text(Message message, const MessagePart* parts, std::size_t count);

}  // namespace loopscope::language
