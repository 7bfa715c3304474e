// The methods of str that look for text within text: find, count, replace, split, partition...
#include <algorithm>
#include <cstring>

#include "language/objects/heap.h"
#include "language/objects/index_arguments.h"
#include "language/objects/sequence.h"
#include "language/objects/slice.h"
#include "language/objects/string.h"
#include "language/objects/string_objects.h"
#include "language/objects/text_search.h"
#include "language/objects/unicode.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

/// The part of a string between two indices that the program gave, and where it begins.
struct Window {
    std::string_view text;
    std::uint32_t begin = 0;
    bool is_empty_range = false;  ///< it begins behind its end: not even "" is found there
};

/// Reads `start` and `end` at `arguments[2]` and `[3]`, which must be plain.
Window window_of(const String& string, const Value* arguments) {
    const std::int64_t length = string.length();
    const auto given = [](const Value& value) { return !value.is_empty() && !value.is_none(); };
    const auto placed = [&](std::int64_t index) {
        return index < 0 ? std::max<std::int64_t>(index + length, 0) : index;
    };
    const std::int64_t start = given(arguments[2]) ? placed(arguments[2].small_integer()) : 0;
    const std::int64_t end =
        given(arguments[3]) ? std::min(placed(arguments[3].small_integer()), length) : length;
    if (start > end) return {{}, 0, true};
    const std::uint32_t from = string.offset_of(static_cast<std::uint32_t>(start));
    const std::uint32_t to = string.offset_of(static_cast<std::uint32_t>(end));
    return {string.view().substr(from, to - from), from, false};
}

/// Where `part` is found: the index of its first character, or -1.
std::int64_t find_in(const String& string, const Value* arguments, bool backwards) {
    const Window window = window_of(string, arguments);
    if (window.is_empty_range) return -1;
    const std::string_view part = arguments[1].as<String>()->view();
    const std::size_t found =
        backwards ? find_text_backwards(window.text, part) : find_text(window.text, part, 0);
    if (found == kNowhere) return -1;
    return string.index_of(window.begin + static_cast<std::uint32_t>(found));
}

Value raise_not_string(Runtime& runtime, std::string_view function, std::string_view which,
                       const Value& argument) {
    return runtime.raise(Message::ArgumentNotString, function, which, type_name(runtime, argument));
}

template <bool Backwards>
Value find_native(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is<String>()) {
        return raise_not_string(runtime, Backwards ? "rfind" : "find", "argument 1", arguments[1]);
    }
    if (!has_slice_indices(arguments, {2, 3})) {
        return with_slice_indices(runtime, find_native<Backwards>, arguments, 4, {2, 3});
    }
    return Value::small_integer(find_in(*arguments[0].as<String>(), arguments, Backwards));
}

template <bool Backwards>
Value index_native(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is<String>()) {
        return raise_not_string(runtime, Backwards ? "rindex" : "index", "argument 1", arguments[1]);
    }
    if (!has_slice_indices(arguments, {2, 3})) {
        return with_slice_indices(runtime, index_native<Backwards>, arguments, 4, {2, 3});
    }
    const std::int64_t index = find_in(*arguments[0].as<String>(), arguments, Backwards);
    if (index < 0) return runtime.raise(Message::SubstringNotFound);
    return Value::small_integer(index);
}

Value count(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is<String>()) return raise_not_string(runtime, "count", "argument 1", arguments[1]);
    if (!has_slice_indices(arguments, {2, 3}))
        return with_slice_indices(runtime, count, arguments, 4, {2, 3});
    const Window window = window_of(*arguments[0].as<String>(), arguments);
    if (window.is_empty_range) return Value::small_integer(0);
    const std::string_view part = arguments[1].as<String>()->view();
    if (part.empty()) return Value::small_integer(count_characters(window.text) + std::int64_t{1});
    return Value::small_integer(static_cast<std::int64_t>(count_text(window.text, part)));
}

bool is_at_end_of(std::string_view text, std::string_view part, bool at_end) {
    return at_end ? text.ends_with(part) : text.starts_with(part);
}

template <bool AtEnd>
Value starts_or_ends_with(Runtime& runtime, Value* arguments) {
    constexpr std::string_view kName = AtEnd ? "endswith" : "startswith";
    if (!has_slice_indices(arguments, {2, 3})) {
        return with_slice_indices(runtime, starts_or_ends_with<AtEnd>, arguments, 4, {2, 3});
    }
    const Window window = window_of(*arguments[0].as<String>(), arguments);
    const auto matches = [&](const Value& part) {
        return !window.is_empty_range && is_at_end_of(window.text, part.as<String>()->view(), AtEnd);
    };
    if (arguments[1].is<String>()) return Value::boolean(matches(arguments[1]));
    const auto* parts = arguments[1].get_if<Tuple>();
    if (parts == nullptr)
        return runtime.raise(Message::AffixNotString, kName, type_name(runtime, arguments[1]));
    for (const Value& part : parts->span()) {
        if (!part.is<String>()) return runtime.raise(Message::AffixTuple, kName, type_name(runtime, part));
        if (matches(part)) return Value::boolean(true);
    }
    return Value::boolean(false);
}

Value removeprefix(Runtime& runtime, Value* arguments) {
    auto* string = arguments[0].as<String>();
    const auto* prefix = arguments[1].get_if<String>();
    if (prefix == nullptr) return raise_not_string(runtime, "removeprefix", "argument", arguments[1]);
    std::string_view text = string->view();
    if (text.starts_with(prefix->view())) text.remove_prefix(prefix->byte_length());
    return part_of(runtime, string, text);
}

Value removesuffix(Runtime& runtime, Value* arguments) {
    auto* string = arguments[0].as<String>();
    const auto* suffix = arguments[1].get_if<String>();
    if (suffix == nullptr) return raise_not_string(runtime, "removesuffix", "argument", arguments[1]);
    std::string_view text = string->view();
    if (text.ends_with(suffix->view())) text.remove_suffix(suffix->byte_length());
    return part_of(runtime, string, text);
}

template <bool Backwards>
Value partition_native(Runtime& runtime, Value* arguments) {
    auto* string = arguments[0].as<String>();
    const auto* separator = arguments[1].get_if<String>();
    if (separator == nullptr) return runtime.raise(Message::MustBeString, type_name(runtime, arguments[1]));
    if (separator->byte_length() == 0) return runtime.raise(Message::EmptySeparator);
    const std::string_view text = string->view();
    const std::size_t found =
        Backwards ? find_text_backwards(text, separator->view()) : find_text(text, separator->view(), 0);
    Ref<Tuple> parts = make_tuple(runtime, 3);
    if (found == kNowhere) {
        (*parts)[Backwards ? 2 : 0] = plain_string(runtime, string);
        (*parts)[1] = make_string(runtime, "");
        (*parts)[Backwards ? 0 : 2] = make_string(runtime, "");
        return parts;
    }
    (*parts)[0] = make_string(runtime, text.substr(0, found));
    (*parts)[1] = arguments[1];
    (*parts)[2] = make_string(runtime, text.substr(found + separator->byte_length()));
    return parts;
}

/// `with` between all characters and at both ends, at most `most` times.
Value insert_between(Runtime& runtime, const String& string, std::string_view with, std::uint64_t most) {
    const std::uint64_t places = std::min<std::uint64_t>(most, string.length() + std::uint64_t{1});
    if (!has_string_room(runtime, string.byte_length() + places * with.size())) return Value::error();
    std::string result;
    std::size_t position = 0;
    for (std::uint64_t place = 0; place < places; ++place) {
        result += with;
        const std::size_t begin = position;
        if (position < string.byte_length()) (void)unicode::next(string.view(), position);
        result.append(string.view(), begin, position - begin);
    }
    return make_string(runtime, result.append(string.view(), position));
}

Value replace_text(Runtime& runtime, String* string, std::string_view part, std::string_view with,
                   std::uint64_t most) {
    const std::string_view text = string->view();
    if (part.empty()) return insert_between(runtime, *string, with, most);
    std::uint64_t times = 0;
    const std::size_t first = most > 0 ? find_text(text, part, 0) : kNowhere;
    for (std::size_t at = first; at != kNowhere && times < most;
         at = find_text(text, part, at + part.size())) {
        ++times;
    }
    if (times == 0) return plain_string(runtime, string);
    const std::uint64_t bytes = text.size() - times * part.size() + times * with.size();
    if (!has_string_room(runtime, bytes)) return Value::error();
    Ref<String> result = make_string_to_fill(runtime, static_cast<std::uint32_t>(bytes));
    char* to = result->data();
    const auto add = [&](std::string_view piece) { to = copy_text(to, piece); };
    std::size_t done = 0;
    for (std::size_t at = first;; at = find_text(text, part, done)) {
        add(text.substr(done, at - done));
        add(with);
        done = at + part.size();
        if (--times == 0) break;
    }
    add(text.substr(done));
    result->seal();
    return result;
}

Value replace(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is<String>()) return raise_not_string(runtime, "replace", "argument 1", arguments[1]);
    if (!arguments[2].is<String>()) return raise_not_string(runtime, "replace", "argument 2", arguments[2]);
    if (!has_plain_indices(arguments, {3})) return with_indices(runtime, replace, arguments, 4, {3});
    const std::int64_t most = arguments[3].is_empty() ? -1 : arguments[3].small_integer();
    return replace_text(runtime, arguments[0].as<String>(), arguments[1].as<String>()->view(),
                        arguments[2].as<String>()->view(),
                        most < 0 ? UINT64_MAX : static_cast<std::uint64_t>(most));
}

bool is_space_at(std::string_view text, std::size_t position) {
    const auto byte = static_cast<unsigned char>(text[position]);
    return byte < 0x80 ? unicode::is_ascii_space(byte) : unicode::is_space(unicode::next(text, position));
}

/// Splits at runs of space. What is left after the last split keeps the space at its end.
void split_at_space(Runtime& runtime, std::string_view text, std::uint64_t most, List& parts) {
    std::size_t position = 0;
    const auto pass = [&](bool space) {
        std::size_t at = position;
        while (at < text.size()) {
            const auto byte = static_cast<unsigned char>(text[at]);
            if (byte < 0x80) {
                if (unicode::is_ascii_space(byte) != space) break;
                ++at;
            } else {
                // A copy, so that the loop keeps its place in a register.
                std::size_t next = at;
                if (unicode::is_space(unicode::next(text, next)) != space) break;
                at = next;
            }
        }
        position = at;
    };
    while (true) {
        pass(true);
        if (position == text.size()) return;
        const std::size_t begin = position;
        if (most-- == 0) {
            parts.append(make_string(runtime, text.substr(begin)));
            return;
        }
        pass(false);
        parts.append(make_string(runtime, text.substr(begin, position - begin)));
    }
}

/// The same from the right; the parts come in reverse.
void split_at_space_backwards(Runtime& runtime, std::string_view text, std::uint64_t most, List& parts) {
    const auto pass = [&](bool space) {
        while (!text.empty() && is_space_at(text, unicode::previous(text, text.size())) == space) {
            text = text.substr(0, unicode::previous(text, text.size()));
        }
    };
    while (true) {
        pass(true);
        if (text.empty()) return;
        if (most-- == 0) {
            parts.append(make_string(runtime, text));
            return;
        }
        const std::string_view whole = text;
        pass(false);
        parts.append(make_string(runtime, whole.substr(text.size())));
    }
}

void split_at_text(Runtime& runtime, std::string_view text, std::string_view separator, std::uint64_t most,
                   bool backwards, List& parts) {
    while (most-- > 0) {
        const std::size_t found =
            backwards ? find_text_backwards(text, separator) : find_text(text, separator, 0);
        if (found == kNowhere) break;
        if (backwards) {
            parts.append(make_string(runtime, text.substr(found + separator.size())));
            text = text.substr(0, found);
        } else {
            parts.append(make_string(runtime, text.substr(0, found)));
            text.remove_prefix(found + separator.size());
        }
    }
    parts.append(make_string(runtime, text));
}

template <bool Backwards>
Value split_native(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {2})) {
        return with_indices(runtime, split_native<Backwards>, arguments, 3, {2});
    }
    const std::int64_t limit = arguments[2].is_empty() ? -1 : arguments[2].small_integer();
    const std::uint64_t most = limit < 0 ? UINT64_MAX : static_cast<std::uint64_t>(limit);
    const std::string_view text = arguments[0].as<String>()->view();
    // As unicodeobject.c does it.
    constexpr std::uint32_t kLikelyParts = 12;
    Ref<List> parts = make_list(runtime, kLikelyParts);
    if (arguments[1].is_empty() || arguments[1].is_none()) {
        (Backwards ? split_at_space_backwards : split_at_space)(runtime, text, most, *parts);
    } else {
        const auto* separator = arguments[1].get_if<String>();
        if (separator == nullptr)
            return runtime.raise(Message::MustBeStringOrNone, type_name(runtime, arguments[1]));
        if (separator->byte_length() == 0) return runtime.raise(Message::EmptySeparator);
        split_at_text(runtime, text, separator->view(), most, Backwards, *parts);
    }
    if (Backwards) std::reverse(parts->items(), parts->items() + parts->length());
    return parts;
}

Value splitlines(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {1})) return with_indices(runtime, splitlines, arguments, 2, {1});
    const bool keep_ends = arguments[1].is_small_integer() && arguments[1].small_integer() != 0;
    const std::string_view text = arguments[0].as<String>()->view();
    Ref<List> lines = make_list(runtime);
    std::size_t begin = 0;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t end = position;
        const char32_t character = unicode::next(text, position);
        if (!unicode::is_line_break(character)) continue;
        if (character == '\r' && position < text.size() && text[position] == '\n') ++position;
        lines->append(make_string(runtime, text.substr(begin, (keep_ends ? position : end) - begin)));
        begin = position;
    }
    if (begin < text.size()) lines->append(make_string(runtime, text.substr(begin)));
    return lines;
}

}  // namespace

void add_string_search_methods(TypeBuilder& builder) {
    builder.method("count(self, sub, start=None, end=None, /)", count);
    builder.method("endswith(self, suffix, start=None, end=None, /)", starts_or_ends_with<true>);
    builder.method("find(self, sub, start=None, end=None, /)", find_native<false>);
    builder.method("index(self, sub, start=None, end=None, /)", index_native<false>);
    builder.method("partition(self, sep, /)", partition_native<false>);
    builder.method("removeprefix(self, prefix, /)", removeprefix);
    builder.method("removesuffix(self, suffix, /)", removesuffix);
    builder.method("replace(self, old, new, /, count=-1)", replace);
    builder.method("rfind(self, sub, start=None, end=None, /)", find_native<true>);
    builder.method("rindex(self, sub, start=None, end=None, /)", index_native<true>);
    builder.method("rpartition(self, sep, /)", partition_native<true>);
    builder.method("rsplit(self, /, sep=None, maxsplit=-1)", split_native<true>);
    builder.method("split(self, /, sep=None, maxsplit=-1)", split_native<false>);
    builder.method("splitlines(self, /, keepends=False)", splitlines);
    builder.method("startswith(self, prefix, start=None, end=None, /)", starts_or_ends_with<false>);
}

}  // namespace loopscope::language
