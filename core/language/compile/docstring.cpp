#include "language/compile/docstring.h"

#include <algorithm>
#include <cstddef>

namespace loopscope::language {

namespace {

/// str.expandtabs(): tab stops every 8 code points.
std::string with_spaces_for_tabs(std::string_view text) {
    constexpr std::size_t kTabStop = 8;
    std::string result;
    result.reserve(text.size());
    std::size_t column = 0;
    for (const char byte : text) {
        if (byte == '\t') {
            const std::size_t spaces = kTabStop - column % kTabStop;
            result.append(spaces, ' ');
            column += spaces;
            continue;
        }
        result.push_back(byte);
        if (byte == '\n' || byte == '\r') {
            column = 0;
        } else if ((byte & 0xC0) != 0x80) {
            ++column;
        }
    }
    return result;
}

/// The smallest indentation of the lines after the first that are not blank.
std::size_t common_indentation(std::string_view text) {
    std::size_t margin = text.npos;
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) {
        const std::size_t start = end + 1;
        const std::size_t first = text.find_first_not_of(' ', start);
        if (first != text.npos && text[first] != '\n') margin = std::min(margin, first - start);
    }
    return margin == text.npos ? 0 : margin;
}

}  // namespace

const ast::Constant* docstring(ast::List<ast::Statement> body) {
    if (body.empty()) return nullptr;
    const ast::Expr* statement = body[0]->try_as<ast::Expr>();
    if (statement == nullptr) return nullptr;
    const ast::Constant* constant = statement->value->try_as<ast::Constant>();
    return constant != nullptr && constant->constant_kind == ast::ConstantKind::kString ? constant : nullptr;
}

std::string clean_docstring(std::string_view text) {
    const std::string expanded = with_spaces_for_tabs(text);
    std::string_view rest = expanded;
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const std::size_t margin = common_indentation(rest);
    if (margin == 0) return std::string(rest);

    std::string result;
    result.reserve(rest.size());
    while (true) {
        const std::size_t end = rest.find('\n');
        if (end == rest.npos) break;
        result.append(rest.substr(0, end + 1));
        rest.remove_prefix(end + 1);
        for (std::size_t i = 0; i < margin && !rest.empty() && rest[0] == ' '; ++i) rest.remove_prefix(1);
    }
    return result.append(rest);
}

}  // namespace loopscope::language
