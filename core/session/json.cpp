#include "session/json.h"

namespace loopscope::session {

void Json::separate() {
    if (!is_first_) text_ += ',';
    is_first_ = false;
}

void Json::open(char bracket) {
    separate();
    text_ += bracket;
    is_first_ = true;
}

void Json::close(char bracket) {
    text_ += bracket;
    is_first_ = false;
}

void Json::key(std::string_view name) {
    string(name);
    text_ += ':';
    is_first_ = true;
}

void Json::number(std::string_view digits) {
    separate();
    text_ += digits;
}

void Json::string(std::string_view text) {
    separate();
    text_ += '"';
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto code = static_cast<unsigned char>(text[i]);
        if (code >= 0x20 && code != '"' && code != '\\') continue;
        text_.append(text, written, i - written);
        written = i + 1;
        constexpr char kDigits[] = "0123456789abcdef";
        text_ += '\\';
        if (code >= 0x20) {
            text_ += text[i];
        } else {
            text_.append("u00").append(1, kDigits[code >> 4]).append(1, kDigits[code & 15]);
        }
    }
    text_.append(text, written).append("\"");
}

void Json::member(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
}

void Json::member(std::string_view name, std::size_t value) {
    key(name);
    number(value);
}

void Json::numbers(const std::vector<std::size_t>& values) {
    open('[');
    for (const std::size_t value : values) number(value);
    close(']');
}

}  // namespace loopscope::session
