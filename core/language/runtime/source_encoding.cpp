#include "language/runtime/source_encoding.h"

#include <algorithm>
#include <string_view>

#include "language/objects/bytes.h"
#include "language/objects/codecs.h"
#include "language/objects/string.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

/// The encoding that a comment names (get_coding_spec, Parser/tokenizer/helpers.c:384); empty: none.
std::string_view named_encoding(std::string_view comment) {
    constexpr std::string_view kNameCharacters =
        "-_.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (std::size_t found = 0; (found = comment.find("coding", found)) != std::string_view::npos;) {
        found += 6;
        if (found == comment.size() || (comment[found] != ':' && comment[found] != '=')) continue;
        std::string_view name = comment.substr(found + 1);
        name.remove_prefix(std::min(name.find_first_not_of(" \t"), name.size()));
        name = name.substr(0, name.find_first_not_of(kNameCharacters));
        if (!name.empty()) return name;
    }
    return {};
}

/// The encoding that the first two lines declare: the second one only after a line without code.
std::string_view declared_encoding(std::string_view source) {
    for (int line = 0; line < 2; ++line) {
        const std::size_t begin = source.find_first_not_of(" \t\f");
        if (begin == std::string_view::npos) break;
        const std::size_t end = std::min(source.find_first_of("\r\n"), source.size());
        if (source[begin] == '#') {
            const std::string_view name = named_encoding(source.substr(0, end));
            if (!name.empty()) return name;
        } else if (begin != end) {
            break;
        }
        source.remove_prefix(std::min(end + (source.substr(end, 2) == "\r\n" ? 2 : 1), source.size()));
    }
    return {};
}

/// The name that CPython works with (get_normal_name, Parser/tokenizer/helpers.c:355): it knows two
/// encodings with whatever follows them, as editors add the kind of line ends.
std::string normal_name(std::string_view name) {
    std::string normal;
    for (const char character : name.substr(0, 12)) {
        const bool is_upper = character >= 'A' && character <= 'Z';
        normal += character == '_' ? '-' : static_cast<char>(is_upper ? character + 0x20 : character);
    }
    normal += '-';
    if (normal.starts_with("utf-8-")) return "utf-8";
    for (const std::string_view known : {"latin-1-", "iso-8859-1-", "iso-latin-1-"}) {
        if (normal.starts_with(known)) return "iso-8859-1";
    }
    return std::string(name);
}

}  // namespace

bool decode_source(Runtime& runtime, std::string& source, std::string& encoding) {
    const bool has_mark = source.starts_with("\xEF\xBB\xBF");
    encoding = normal_name(declared_encoding(std::string_view(source).substr(has_mark ? 3 : 0)));
    if (encoding.empty() || (has_mark && encoding == "utf-8")) return true;
    if (has_mark) encoding += " with BOM";
    CodecArguments codec;
    if (!read_codec(runtime, {}, Value(make_string(runtime, encoding)), {}, codec)) return false;
    const Value text = decode(runtime, source, codec, Value(make_bytes(runtime, source)));
    if (text.failed()) return false;
    source = text.as<String>()->view();
    return true;
}

}  // namespace loopscope::language
