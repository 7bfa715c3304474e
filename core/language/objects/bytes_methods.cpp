// The methods that bytes and bytearray have in common. Letters are those of ASCII.
#include <algorithm>
#include <array>

#include "language/objects/bytes.h"
#include "language/objects/bytes_objects.h"
#include "language/objects/codecs.h"
#include "language/objects/collect.h"
#include "language/objects/index_arguments.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/objects/text_search.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

constexpr std::string_view kView = "memoryview";
constexpr std::size_t kNowhere = std::string_view::npos;

bool is_digit(char byte) noexcept {
    return byte >= '0' && byte <= '9';
}
bool is_upper(char byte) noexcept {
    return byte >= 'A' && byte <= 'Z';
}
bool is_lower(char byte) noexcept {
    return byte >= 'a' && byte <= 'z';
}
bool is_letter(char byte) noexcept {
    return is_upper(byte) || is_lower(byte);
}
bool is_letter_or_digit(char byte) noexcept {
    return is_letter(byte) || is_digit(byte);
}
bool is_space(char byte) noexcept {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}
char to_lower(char byte) noexcept {
    return static_cast<char>(is_upper(byte) ? byte + 0x20 : byte);
}
char to_upper(char byte) noexcept {
    return static_cast<char>(is_lower(byte) ? byte - 0x20 : byte);
}

/// Each byte changed by `change(byte, previous)`.
template <class Change>
Value changed(Runtime& runtime, const Value& self, Change change) {
    std::string result(bytes_view(self));
    char previous = 0;
    for (char& byte : result) {
        const char before = byte;
        byte = change(byte, previous);
        previous = before;
    }
    return bytes_like(runtime, self, result);
}

Value lower(Runtime& runtime, Value* arguments) {
    return changed(runtime, arguments[0], [](char byte, char) { return to_lower(byte); });
}
Value upper(Runtime& runtime, Value* arguments) {
    return changed(runtime, arguments[0], [](char byte, char) { return to_upper(byte); });
}
Value swapcase(Runtime& runtime, Value* arguments) {
    return changed(runtime, arguments[0],
                   [](char byte, char) { return is_upper(byte) ? to_lower(byte) : to_upper(byte); });
}
Value title(Runtime& runtime, Value* arguments) {
    return changed(runtime, arguments[0], [](char byte, char previous) {
        return is_letter(previous) ? to_lower(byte) : to_upper(byte);
    });
}
Value capitalize(Runtime& runtime, Value* arguments) {
    std::string result(bytes_view(arguments[0]));
    std::ranges::transform(result, result.begin(), to_lower);
    if (!result.empty()) result[0] = to_upper(result[0]);
    return bytes_like(runtime, arguments[0], result);
}

template <auto Property>
Value all_are(Runtime&, Value* arguments) {
    const std::string_view bytes = bytes_view(arguments[0]);
    return Value::boolean(!bytes.empty() && std::ranges::all_of(bytes, Property));
}

Value isascii(Runtime&, Value* arguments) {
    return Value::boolean(
        std::ranges::all_of(bytes_view(arguments[0]), [](char byte) { return (byte & 0x80) == 0; }));
}
Value islower(Runtime&, Value* arguments) {
    const std::string_view bytes = bytes_view(arguments[0]);
    return Value::boolean(std::ranges::any_of(bytes, is_lower) && std::ranges::none_of(bytes, is_upper));
}
Value isupper(Runtime&, Value* arguments) {
    const std::string_view bytes = bytes_view(arguments[0]);
    return Value::boolean(std::ranges::any_of(bytes, is_upper) && std::ranges::none_of(bytes, is_lower));
}
Value istitle(Runtime&, Value* arguments) {
    char previous = 0;
    bool found = false;
    for (const char byte : bytes_view(arguments[0])) {
        if (is_letter(previous) ? is_upper(byte) : is_lower(byte)) return Value::boolean(false);
        found = found || is_letter(byte);
        previous = byte;
    }
    return Value::boolean(found);
}

/// The part between the indices at `arguments[2]` and `[3]`, which must be plain; its begin is kNowhere when
/// it is none.
std::string_view window_of(const Value* arguments, std::size_t& begin) {
    const std::string_view bytes = bytes_view(arguments[0]);
    const auto length = static_cast<std::int64_t>(bytes.size());
    const auto placed = [&](const Value& value, std::int64_t usual) {
        if (value.is_empty() || value.is_none()) return usual;
        const std::int64_t index = value.small_integer();
        return index < 0 ? std::max<std::int64_t>(index + length, 0) : index;
    };
    const std::int64_t start = placed(arguments[2], 0);
    const std::int64_t end = std::min(placed(arguments[3], length), length);
    begin = start > end ? kNowhere : static_cast<std::size_t>(start);
    return start > end ? std::string_view() : bytes.substr(begin, static_cast<std::size_t>(end - start));
}

/// What find and its like look for: bytes, or one byte as a number.
bool read_part(Runtime& runtime, const Value& argument, std::string& part) {
    if (is_bytes_like(argument)) {
        part = bytes_view(argument);
        return true;
    }
    if (!is_integer(argument)) {
        (void)runtime.raise(Message::BytesOrByteNeeded, type_name(runtime, argument));
        return false;
    }
    char byte = 0;
    if (!read_byte(runtime, argument, byte)) return false;
    part = byte;
    return true;
}

template <bool Backwards, bool MustFind>
Value find(Runtime& runtime, Value* arguments) {
    if (!has_slice_indices(arguments, {2, 3})) {
        return with_slice_indices(runtime, find<Backwards, MustFind>, arguments, 4, {2, 3});
    }
    std::string part;
    if (!read_part(runtime, arguments[1], part)) return Value::error();
    std::size_t begin = 0;
    const std::string_view window = window_of(arguments, begin);
    std::size_t found = kNowhere;
    if (begin != kNowhere) found = Backwards ? find_text_backwards(window, part) : find_text(window, part, 0);
    if (found != kNowhere) return Value::small_integer(static_cast<std::int64_t>(begin + found));
    return MustFind ? runtime.raise(Message::SubsectionNotFound) : Value::small_integer(-1);
}

Value count(Runtime& runtime, Value* arguments) {
    if (!has_slice_indices(arguments, {2, 3}))
        return with_slice_indices(runtime, count, arguments, 4, {2, 3});
    std::string part;
    if (!read_part(runtime, arguments[1], part)) return Value::error();
    std::size_t begin = 0;
    const std::string_view window = window_of(arguments, begin);
    if (begin == kNowhere) return Value::small_integer(0);
    const std::size_t times = part.empty() ? window.size() + 1 : count_text(window, part);
    return Value::small_integer(static_cast<std::int64_t>(times));
}

template <bool AtEnd>
Value starts_or_ends_with(Runtime& runtime, Value* arguments) {
    if (!has_slice_indices(arguments, {2, 3})) {
        return with_slice_indices(runtime, starts_or_ends_with<AtEnd>, arguments, 4, {2, 3});
    }
    std::size_t begin = 0;
    const std::string_view window = window_of(arguments, begin);
    const auto matches = [&](std::string_view part) {
        return begin != kNowhere && (AtEnd ? window.ends_with(part) : window.starts_with(part));
    };
    if (is_bytes_like(arguments[1])) return Value::boolean(matches(bytes_view(arguments[1])));
    const auto* parts = arguments[1].get_if<Tuple>();
    if (parts == nullptr) {
        return runtime.raise(Message::BytesAffix, AtEnd ? "endswith" : "startswith",
                             type_name(runtime, arguments[1]));
    }
    for (const Value& part : parts->span()) {
        std::string_view bytes;
        if (!read_bytes(runtime, part, bytes)) return Value::error();
        if (matches(bytes)) return Value::boolean(true);
    }
    return Value::boolean(false);
}

Value removeprefix(Runtime& runtime, Value* arguments) {
    std::string_view prefix;
    if (!read_bytes(runtime, arguments[1], prefix)) return Value::error();
    std::string_view bytes = bytes_view(arguments[0]);
    if (bytes.starts_with(prefix)) bytes.remove_prefix(prefix.size());
    return bytes_like(runtime, arguments[0], bytes);
}

Value removesuffix(Runtime& runtime, Value* arguments) {
    std::string_view suffix;
    if (!read_bytes(runtime, arguments[1], suffix)) return Value::error();
    std::string_view bytes = bytes_view(arguments[0]);
    if (bytes.ends_with(suffix)) bytes.remove_suffix(suffix.size());
    return bytes_like(runtime, arguments[0], bytes);
}

template <bool Left, bool Right>
Value strip(Runtime& runtime, Value* arguments) {
    std::string_view bytes = bytes_view(arguments[0]);
    std::string_view set = " \t\n\r\v\f";
    const bool has_set = !arguments[1].is_empty() && !arguments[1].is_none();
    if (has_set && !read_bytes(runtime, arguments[1], set)) return Value::error();
    if (Left) bytes.remove_prefix(std::min(bytes.find_first_not_of(set), bytes.size()));
    if (Right) bytes = bytes.substr(0, bytes.find_last_not_of(set) + 1);
    return bytes_like(runtime, arguments[0], bytes);
}

Value padded(Runtime& runtime, const Value& self, std::int64_t left, std::int64_t right, char fill) {
    if (left + right > INT32_MAX) return runtime.raise(Message::OutOfMemory);
    const std::string_view bytes = bytes_view(self);
    if (!has_string_room(runtime, bytes.size() + static_cast<std::uint64_t>(left + right)))
        return Value::error();
    std::string result(static_cast<std::size_t>(left), fill);
    result.append(bytes).append(static_cast<std::size_t>(right), fill);
    return bytes_like(runtime, self, result);
}

enum class Justify : std::uint8_t { Left, Center, Right };

template <Justify How>
Value justify(Runtime& runtime, Value* arguments) {
    constexpr std::string_view kName = How == Justify::Left    ? "ljust"
                                       : How == Justify::Right ? "rjust"
                                                               : "center";
    if (!arguments[1].is_small_integer()) return with_indices(runtime, justify<How>, arguments, 3, {1});
    char fill = ' ';
    if (!arguments[2].is_empty()) {
        if (!is_bytes_like(arguments[2]) || bytes_view(arguments[2]).size() != 1) {
            return runtime.raise(Message::BytesFill, kName, type_name(runtime, arguments[2]));
        }
        fill = bytes_view(arguments[2])[0];
    }
    const std::int64_t width = arguments[1].small_integer();
    const auto length = static_cast<std::int64_t>(bytes_view(arguments[0]).size());
    const std::int64_t missing = std::max<std::int64_t>(width - length, 0);
    std::int64_t left = How == Justify::Right ? missing : 0;
    if (How == Justify::Center) left = missing / 2 + (missing & width & 1);
    return padded(runtime, arguments[0], left, missing - left, fill);
}

Value zfill(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) return with_indices(runtime, zfill, arguments, 2, {1});
    const std::string_view bytes = bytes_view(arguments[0]);
    const std::int64_t missing = arguments[1].small_integer() - static_cast<std::int64_t>(bytes.size());
    if (missing > INT32_MAX) return runtime.raise(Message::OutOfMemory);
    if (missing <= 0) return bytes_like(runtime, arguments[0], bytes);
    if (!has_string_room(runtime, bytes.size() + static_cast<std::uint64_t>(missing))) return Value::error();
    std::string result(static_cast<std::size_t>(missing), '0');
    result += bytes;
    const bool has_sign = !bytes.empty() && (bytes[0] == '+' || bytes[0] == '-');
    if (has_sign) std::swap(result[0], result[static_cast<std::size_t>(missing)]);
    return bytes_like(runtime, arguments[0], result);
}

Value expandtabs(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {1})) return with_indices(runtime, expandtabs, arguments, 2, {1});
    constexpr std::int64_t kUsualSize = 8;
    const std::int64_t size = arguments[1].is_empty() ? kUsualSize : arguments[1].small_integer();
    std::string result;
    std::int64_t column = 0;
    for (const char byte : bytes_view(arguments[0])) {
        if (byte != '\t') {
            result += byte;
            column = byte == '\n' || byte == '\r' ? 0 : column + 1;
        } else if (size > 0) {
            const std::int64_t spaces = size - column % size;
            if (!has_string_room(runtime, result.size() + static_cast<std::uint64_t>(spaces)))
                return Value::error();
            result.append(static_cast<std::size_t>(spaces), ' ');
            column += spaces;
        }
    }
    return bytes_like(runtime, arguments[0], result);
}

template <bool Backwards>
Value partition(Runtime& runtime, Value* arguments) {
    std::string_view separator;
    if (!read_bytes(runtime, arguments[1], separator)) return Value::error();
    if (separator.empty()) return runtime.raise(Message::EmptySeparator);
    const std::string_view bytes = bytes_view(arguments[0]);
    const std::size_t found =
        Backwards ? find_text_backwards(bytes, separator) : find_text(bytes, separator, 0);
    const auto part = [&](std::string_view text) { return bytes_like(runtime, arguments[0], text); };
    if (found == kNowhere) {
        if (Backwards) return make_tuple(runtime, {part({}), part({}), part(bytes)});
        return make_tuple(runtime, {part(bytes), part({}), part({})});
    }
    return make_tuple(runtime, {part(bytes.substr(0, found)), part(separator),
                                part(bytes.substr(found + separator.size()))});
}

Value replace(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {3})) return with_indices(runtime, replace, arguments, 4, {3});
    std::string_view old;
    std::string_view with;
    if (!read_bytes(runtime, arguments[1], old) || !read_bytes(runtime, arguments[2], with))
        return Value::error();
    const std::int64_t limit = arguments[3].is_empty() ? -1 : arguments[3].small_integer();
    std::uint64_t most = limit < 0 ? UINT64_MAX : static_cast<std::uint64_t>(limit);
    const std::string_view bytes = bytes_view(arguments[0]);
    std::string result;
    std::size_t done = 0;
    for (std::size_t from = 0; most > 0; --most) {
        const std::size_t found = find_text(bytes, old, from);
        if (found == kNowhere) break;
        if (!has_string_room(runtime, result.size() + bytes.size() + std::uint64_t{with.size()}))
            return Value::error();
        result.append(bytes, done, found - done).append(with);
        done = found + old.size();
        // Nothing stands between all bytes and at both ends.
        from = old.empty() ? found + 1 : done;
    }
    return bytes_like(runtime, arguments[0], result.append(bytes.substr(done)));
}

void split_at_space(Runtime& runtime, const Value& self, std::uint64_t most, bool backwards, List& parts) {
    std::string_view rest = bytes_view(self);
    const auto add = [&](std::string_view part) { parts.append(bytes_like(runtime, self, part)); };
    while (true) {
        while (!rest.empty() && is_space(backwards ? rest.back() : rest.front())) {
            backwards ? rest.remove_suffix(1) : rest.remove_prefix(1);
        }
        if (rest.empty()) return;
        if (most-- == 0) return add(rest);
        std::size_t size = 0;
        while (size < rest.size() && !is_space(rest[backwards ? rest.size() - 1 - size : size])) ++size;
        add(backwards ? rest.substr(rest.size() - size) : rest.substr(0, size));
        backwards ? rest.remove_suffix(size) : rest.remove_prefix(size);
    }
}

template <bool Backwards>
Value split(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {2})) return with_indices(runtime, split<Backwards>, arguments, 3, {2});
    const std::int64_t limit = arguments[2].is_empty() ? -1 : arguments[2].small_integer();
    std::uint64_t most = limit < 0 ? UINT64_MAX : static_cast<std::uint64_t>(limit);
    Ref<List> parts = make_list(runtime);
    if (arguments[1].is_empty() || arguments[1].is_none()) {
        split_at_space(runtime, arguments[0], most, Backwards, *parts);
    } else {
        std::string_view separator;
        if (!read_bytes(runtime, arguments[1], separator)) return Value::error();
        if (separator.empty()) return runtime.raise(Message::EmptySeparator);
        std::string_view rest = bytes_view(arguments[0]);
        for (; most > 0; --most) {
            const std::size_t found =
                Backwards ? find_text_backwards(rest, separator) : find_text(rest, separator, 0);
            if (found == kNowhere) break;
            const std::string_view after = rest.substr(found + separator.size());
            const std::string_view before = rest.substr(0, found);
            parts->append(bytes_like(runtime, arguments[0], Backwards ? after : before));
            rest = Backwards ? before : after;
        }
        parts->append(bytes_like(runtime, arguments[0], rest));
    }
    if (Backwards) std::reverse(parts->items(), parts->items() + parts->length());
    return parts;
}

Value splitlines(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {1})) return with_indices(runtime, splitlines, arguments, 2, {1});
    const bool keep_ends = arguments[1].is_small_integer() && arguments[1].small_integer() != 0;
    std::string_view rest = bytes_view(arguments[0]);
    Ref<List> lines = make_list(runtime);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
        std::size_t next = std::min(end + 1, rest.size());
        if (end + 1 < rest.size() && rest[end] == '\r' && rest[end + 1] == '\n') ++next;
        lines->append(bytes_like(runtime, arguments[0], rest.substr(0, keep_ends ? next : end)));
        rest.remove_prefix(next);
    }
    return lines;
}

Value join_list(Runtime& runtime, const Value& self, List& items);

/// The same where some items are views of other objects.
Routine join_views(Runtime& runtime, Value self, Ref<List> items) {
    for (std::uint32_t index = 0; index < items->length(); ++index) {
        if (type_name(runtime, (*items)[index]) != kView) continue;
        Value seen = co_await call_method(runtime, (*items)[index], runtime.intern("tobytes").get());
        if (seen.failed()) co_return seen;
        (*items)[index] = std::move(seen);
    }
    co_return join_list(runtime, self, *items);
}

Value join_list(Runtime& runtime, const Value& self, List& items) {
    std::string result;
    for (std::uint32_t index = 0; index < items.length(); ++index) {
        const Value& item = items[index];
        if (!is_bytes_like(item)) {
            if (type_name(runtime, item) == kView)
                return run(runtime, join_views(runtime, self, Ref<List>(&items)));
            return runtime.raise(Message::BytesJoinItem, index, type_name(runtime, item));
        }
        const std::uint64_t size =
            result.size() + bytes_view(self).size() + std::uint64_t{bytes_view(item).size()};
        if (!has_string_room(runtime, size)) return Value::error();
        if (index > 0) result += bytes_view(self);
        result += bytes_view(item);
    }
    return bytes_like(runtime, self, result);
}

Value join(Runtime& runtime, Value* arguments) {
    if (type_of(runtime, arguments[1])->slots.iterate == nullptr)
        return runtime.raise(Message::JoinNeedsIterable);
    return make_of_items(runtime, arguments[1], arguments[0], join_list);
}

Value translate(Runtime& runtime, Value* arguments) {
    std::string_view table;
    std::string_view removed;
    const bool has_table = !arguments[1].is_none();
    if (has_table && !read_bytes(runtime, arguments[1], table)) return Value::error();
    if (has_table && table.size() != 256) return runtime.raise(Message::BytesTableSize);
    if (!arguments[2].is_empty() && !read_bytes(runtime, arguments[2], removed)) return Value::error();
    std::string result;
    for (const char byte : bytes_view(arguments[0])) {
        if (removed.find(byte) != kNowhere) continue;
        result += has_table ? table[static_cast<unsigned char>(byte)] : byte;
    }
    return bytes_like(runtime, arguments[0], result);
}

Value maketrans(Runtime& runtime, Value* arguments) {
    std::string_view from;
    std::string_view to;
    if (!read_bytes(runtime, arguments[0], from) || !read_bytes(runtime, arguments[1], to))
        return Value::error();
    if (from.size() != to.size()) return runtime.raise(Message::BytesTableLengths);
    std::array<char, 256> table{};
    for (std::size_t byte = 0; byte < table.size(); ++byte) table[byte] = static_cast<char>(byte);
    for (std::size_t index = 0; index < from.size(); ++index)
        table[static_cast<unsigned char>(from[index])] = to[index];
    return make_bytes(runtime, {table.data(), table.size()});
}

Value decode_native(Runtime& runtime, Value* arguments) {
    CodecArguments codec;
    if (!read_codec(runtime, "decode", arguments[1], arguments[2], codec)) return Value::error();
    return decode(runtime, bytes_view(arguments[0]), codec, arguments[0]);
}

Value hex(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {2})) return with_indices(runtime, hex, arguments, 3, {2});
    std::string_view separator;
    if (const auto* string = arguments[1].get_if<String>()) {
        separator = string->view();
    } else if (is_bytes_like(arguments[1])) {
        separator = bytes_view(arguments[1]);
    } else if (!arguments[1].is_empty()) {
        return runtime.raise(Message::HexSeparatorType);
    }
    if (!arguments[1].is_empty() && separator.size() != 1) return runtime.raise(Message::HexSeparatorLength);
    const std::int64_t group = arguments[2].is_empty() ? 1 : arguments[2].small_integer();
    const std::string_view bytes = bytes_view(arguments[0]);
    if (!has_string_room(runtime, std::uint64_t{bytes.size()} * 3)) return Value::error();
    std::string result;
    const auto step = static_cast<std::size_t>(group < 0 ? -group : group);
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        // Groups count from the right, or from the left when negative.
        const std::size_t place = group < 0 ? index : bytes.size() - index;
        if (index > 0 && step > 0 && place % step == 0) result += separator;
        const auto byte = static_cast<unsigned char>(bytes[index]);
        result += "0123456789abcdef"[byte >> 4];
        result += "0123456789abcdef"[byte & 0xF];
    }
    return make_string(runtime, result);
}

int hex_digit(char character) noexcept {
    if (is_digit(character)) return character - '0';
    const char lower = to_lower(character);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Value from_hex(Runtime& runtime, Value* arguments) {
    const auto* string = arguments[1].get_if<String>();
    if (string == nullptr) {
        return runtime.raise(Message::ArgumentNotString, "fromhex", "argument",
                             type_name(runtime, arguments[1]));
    }
    const std::string_view text = string->view();
    std::string bytes;
    for (std::size_t position = 0; position < text.size();) {
        if (is_space(text[position])) {
            ++position;
            continue;
        }
        for (const std::size_t digit : {position, position + 1}) {
            if (digit >= text.size() || hex_digit(text[digit]) < 0) {
                return runtime.raise(Message::HexInvalid,
                                     string->index_of(static_cast<std::uint32_t>(digit)));
            }
        }
        bytes += static_cast<char>(hex_digit(text[position]) << 4 | hex_digit(text[position + 1]));
        position += 2;
    }
    Type* type = arguments[0].as<Type>();
    if (type == runtime.types.byte_array) return make_byte_array(runtime, bytes);
    Value plain = make_bytes(runtime, bytes);
    if (type == runtime.types.bytes) return plain;
    return call(runtime, arguments[0], Arguments{&plain, 1, nullptr});
}

Value new_arguments(Runtime& runtime, Value* arguments) {
    return make_tuple(runtime, {make_bytes(runtime, bytes_view(arguments[0]))});
}

Value to_plain_bytes(Runtime& runtime, Value* arguments) {
    return make_bytes(runtime, bytes_view(arguments[0]));
}

}  // namespace

void add_bytes_methods(TypeBuilder& builder) {
    builder.method("capitalize(self, /)", capitalize);
    builder.method("center(self, width, fillchar=b' ', /)", justify<Justify::Center>);
    builder.method("count(self, sub, start=None, end=None, /)", count);
    builder.method("decode(self, /, encoding='utf-8', errors='strict')", decode_native);
    builder.method("endswith(self, suffix, start=None, end=None, /)", starts_or_ends_with<true>);
    builder.method("expandtabs(self, /, tabsize=8)", expandtabs);
    builder.method("find(self, sub, start=None, end=None, /)", find<false, false>);
    builder.class_method("fromhex(type, string, /)", from_hex);
    builder.method("hex(self, sep=None, bytes_per_sep=1)", hex);
    builder.method("index(self, sub, start=None, end=None, /)", find<false, true>);
    builder.method("isalnum(self, /)", all_are<is_letter_or_digit>);
    builder.method("isalpha(self, /)", all_are<is_letter>);
    builder.method("isascii(self, /)", isascii);
    builder.method("isdigit(self, /)", all_are<is_digit>);
    builder.method("islower(self, /)", islower);
    builder.method("isspace(self, /)", all_are<is_space>);
    builder.method("istitle(self, /)", istitle);
    builder.method("isupper(self, /)", isupper);
    builder.method("join(self, iterable_of_bytes, /)", join);
    builder.method("ljust(self, width, fillchar=b' ', /)", justify<Justify::Left>);
    builder.method("lower(self, /)", lower);
    builder.method("lstrip(self, bytes=None, /)", strip<true, false>);
    builder.static_method("maketrans(frm, to, /)", maketrans);
    builder.method("partition(self, sep, /)", partition<false>);
    builder.method("removeprefix(self, prefix, /)", removeprefix);
    builder.method("removesuffix(self, suffix, /)", removesuffix);
    builder.method("replace(self, old, new, count=-1, /)", replace);
    builder.method("rfind(self, sub, start=None, end=None, /)", find<true, false>);
    builder.method("rindex(self, sub, start=None, end=None, /)", find<true, true>);
    builder.method("rjust(self, width, fillchar=b' ', /)", justify<Justify::Right>);
    builder.method("rpartition(self, sep, /)", partition<true>);
    builder.method("rsplit(self, /, sep=None, maxsplit=-1)", split<true>);
    builder.method("rstrip(self, bytes=None, /)", strip<false, true>);
    builder.method("split(self, /, sep=None, maxsplit=-1)", split<false>);
    builder.method("splitlines(self, /, keepends=False)", splitlines);
    builder.method("startswith(self, prefix, start=None, end=None, /)", starts_or_ends_with<false>);
    builder.method("strip(self, bytes=None, /)", strip<true, true>);
    builder.method("swapcase(self, /)", swapcase);
    builder.method("title(self, /)", title);
    builder.method("translate(self, table, /, delete=b'')", translate);
    builder.method("upper(self, /)", upper);
    builder.method("zfill(self, width, /)", zfill);
    if (builder.type().instance_kind == Kind::Bytes) {
        builder.method("__bytes__(self, /)", to_plain_bytes);
        builder.method("__getnewargs__(self, /)", new_arguments);
    }
}

}  // namespace loopscope::language
