#include "language/objects/text_search.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace loopscope::language {

namespace {

/// Up to this many comparisons of bytes the simple search may take.
constexpr std::size_t kSimpleWork = 100'000;

/// Knuth, Morris and Pratt: how far the part may be reused after each mismatch.
template <class Iterator>
std::size_t find_linear(const Iterator& text, std::size_t size, const Iterator& part, std::size_t length) {
    std::vector<std::uint32_t> reuse(length);
    for (std::size_t index = 1, matched = 0; index < length; ++index) {
        while (matched > 0 && part[index] != part[matched]) matched = reuse[matched - 1];
        if (part[index] == part[matched]) ++matched;
        reuse[index] = static_cast<std::uint32_t>(matched);
    }
    for (std::size_t index = 0, matched = 0; index < size; ++index) {
        while (matched > 0 && text[index] != part[matched]) matched = reuse[matched - 1];
        if (text[index] == part[matched]) ++matched;
        if (matched == length) return index + 1 - length;
    }
    return std::string_view::npos;
}

}  // namespace

std::size_t find_text(std::string_view text, std::string_view part, std::size_t from) {
    if (from > text.size() || part.size() > text.size() - from) return std::string_view::npos;
    if (part.size() <= 1 || (text.size() - from) < kSimpleWork / part.size()) return text.find(part, from);
    const std::size_t found = find_linear(text.begin() + static_cast<std::ptrdiff_t>(from),
                                          text.size() - from, part.begin(), part.size());
    return found == std::string_view::npos ? found : found + from;
}

std::size_t find_text_backwards(std::string_view text, std::string_view part) {
    if (part.size() > text.size()) return std::string_view::npos;
    if (part.size() <= 1 || text.size() < kSimpleWork / part.size()) return text.rfind(part);
    const std::size_t found = find_linear(text.rbegin(), text.size(), part.rbegin(), part.size());
    return found == std::string_view::npos ? found : text.size() - found - part.size();
}

std::size_t count_text(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = find_text(text, part, 0); at != std::string_view::npos;
         at = find_text(text, part, at + part.size())) {
        ++count;
    }
    return count;
}

}  // namespace loopscope::language
