// Text of JSON, written from left to right; commas come by themselves.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loopscope::session {

class Json {
public:
    void open(char bracket);
    void close(char bracket);
    void key(std::string_view name);
    void number(std::string_view digits);
    void number(std::size_t value) { number(std::to_string(value)); }
    void string(std::string_view text);
    /// Nothing when it is empty.
    void member(std::string_view name, std::string_view value);
    void member(std::string_view name, std::size_t value);
    void numbers(const std::vector<std::size_t>& values);
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void separate();

    std::string text_;
    bool is_first_ = true;
};

}  // namespace loopscope::session
