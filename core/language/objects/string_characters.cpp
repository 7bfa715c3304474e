// The methods of str that go through its characters one by one: case, questions about their kind, strip,
// padding.
#include <algorithm>
#include <cstring>

#include "language/objects/heap.h"
#include "language/objects/index_arguments.h"
#include "language/objects/string.h"
#include "language/objects/string_objects.h"
#include "language/objects/unicode.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"
#include "language/syntax/characters.h"

namespace loopscope::language {

namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kSmallSigma = 0x3C3;
constexpr char32_t kFinalSigma = 0x3C2;

/// Whether the capital sigma between `begin` and `end` ends its word: a letter before and none after, passing
/// over what has no case (unicodeobject.c:9855).
bool is_final_sigma(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t position = begin;
    char32_t character = 0;
    bool after_letter = false;
    while (position > 0) {
        position = unicode::previous(text, position);
        std::size_t next = position;
        character = unicode::next(text, next);
        if (unicode::is_case_ignorable(character)) continue;
        after_letter = unicode::is_cased(character);
        break;
    }
    if (!after_letter) return false;
    for (position = end; position < text.size();) {
        character = unicode::next(text, position);
        if (!unicode::is_case_ignorable(character)) return !unicode::is_cased(character);
    }
    return true;
}

void append_lower_in(std::string& result, std::string_view text, std::size_t begin, std::size_t end,
                     char32_t character) {
    if (character == kCapitalSigma) {
        append_utf8(result, is_final_sigma(text, begin, end) ? kFinalSigma : kSmallSigma);
    } else {
        unicode::append_lower(result, character);
    }
}

/// A copy in ASCII with the 26 letters from `first` on, 'a' or 'A', in the other case.
Value with_other_case(Runtime& runtime, const String& string, char first) {
    const std::uint32_t length = string.byte_length();
    if (!has_string_room(runtime, length)) return Value::error();
    Ref<String> result = make_string_to_fill(runtime, length);
    const char* from = string.data();
    char* to = result->data();
    for (std::uint32_t i = 0; i < length; ++i) {
        const bool is_changed = static_cast<unsigned char>(from[i] - first) < 26;
        to[i] = static_cast<char>(from[i] ^ is_changed << 5);
    }
    result->seal(length);
    return result;
}

/// Each character changed by `change(result, begin, end, character)`.
template <class Change>
Value changed(Runtime& runtime, const String& string, Change change) {
    if (!has_string_room(runtime, std::uint64_t{string.byte_length()} * 2)) return Value::error();
    const std::string_view text = string.view();
    std::string result;
    result.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        const char32_t character = unicode::next(text, position);
        change(result, begin, position, character);
    }
    return make_string_checked(runtime, result);
}

Value lower(Runtime& runtime, Value* arguments) {
    const String& string = *arguments[0].as<String>();
    if (string.is_ascii()) return with_other_case(runtime, string, 'A');
    return changed(runtime, string,
                   [&](std::string& result, std::size_t begin, std::size_t end, char32_t character) {
                       append_lower_in(result, string.view(), begin, end, character);
                   });
}

Value upper(Runtime& runtime, Value* arguments) {
    const String& string = *arguments[0].as<String>();
    if (string.is_ascii()) return with_other_case(runtime, string, 'a');
    return changed(runtime, string, [](std::string& result, std::size_t, std::size_t, char32_t character) {
        unicode::append_upper(result, character);
    });
}

Value casefold(Runtime& runtime, Value* arguments) {
    const String& string = *arguments[0].as<String>();
    if (string.is_ascii()) return with_other_case(runtime, string, 'A');
    return changed(runtime, string, [](std::string& result, std::size_t, std::size_t, char32_t character) {
        unicode::append_folded(result, character);
    });
}

Value capitalize(Runtime& runtime, Value* arguments) {
    const String& string = *arguments[0].as<String>();
    return changed(runtime, string,
                   [&](std::string& result, std::size_t begin, std::size_t end, char32_t character) {
                       if (begin == 0) {
                           unicode::append_title(result, character);
                       } else {
                           append_lower_in(result, string.view(), begin, end, character);
                       }
                   });
}

Value title(Runtime& runtime, Value* arguments) {
    const String& string = *arguments[0].as<String>();
    bool after_letter = false;
    return changed(runtime, string,
                   [&](std::string& result, std::size_t begin, std::size_t end, char32_t character) {
                       if (after_letter) {
                           append_lower_in(result, string.view(), begin, end, character);
                       } else {
                           unicode::append_title(result, character);
                       }
                       after_letter = unicode::is_cased(character);
                   });
}

Value swapcase(Runtime& runtime, Value* arguments) {
    const String& string = *arguments[0].as<String>();
    return changed(runtime, string,
                   [&](std::string& result, std::size_t begin, std::size_t end, char32_t character) {
                       if (unicode::is_uppercase(character)) {
                           append_lower_in(result, string.view(), begin, end, character);
                       } else if (unicode::is_lowercase(character)) {
                           unicode::append_upper(result, character);
                       } else {
                           append_utf8(result, character);
                       }
                   });
}

/// Whether the string is not empty and all its characters have the property.
template <class Property>
Value all_are(const Value& self, Property property) {
    const std::string_view text = self.as<String>()->view();
    for (std::size_t position = 0; position < text.size();) {
        if (!property(unicode::next(text, position))) return Value::boolean(false);
    }
    return Value::boolean(!text.empty());
}

Value isalnum(Runtime&, Value* arguments) {
    return all_are(arguments[0], [](char32_t character) {
        return unicode::is_alphabetic(character) || unicode::is_decimal(character) ||
               unicode::is_digit(character) || unicode::is_numeric(character);
    });
}
Value isalpha(Runtime&, Value* arguments) {
    return all_are(arguments[0], unicode::is_alphabetic);
}
Value isascii(Runtime&, Value* arguments) {
    return Value::boolean(arguments[0].as<String>()->is_ascii());
}
Value isdecimal(Runtime&, Value* arguments) {
    return all_are(arguments[0], unicode::is_decimal);
}
Value isdigit(Runtime&, Value* arguments) {
    return all_are(arguments[0], unicode::is_digit);
}
Value isnumeric(Runtime&, Value* arguments) {
    return all_are(arguments[0], unicode::is_numeric);
}
Value isspace(Runtime&, Value* arguments) {
    return all_are(arguments[0], unicode::is_space);
}

Value isprintable(Runtime&, Value* arguments) {
    if (arguments[0].as<String>()->length() == 0) return Value::boolean(true);
    return all_are(arguments[0], unicode::is_printable);
}

Value isidentifier(Runtime&, Value* arguments) {
    const String& string = *arguments[0].as<String>();
    const std::string_view text = string.view();
    if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return Value::boolean(false);
    const auto is_ascii_name_character = [](char32_t character) {
        return character == '_' || unicode::is_alphabetic(character) || unicode::is_decimal(character);
    };
    if (string.is_ascii()) return all_are(arguments[0], is_ascii_name_character);
    const IdentifierCharacters names;
    for (std::size_t position = 0; position < text.size();) {
        const bool is_first = position == 0;
        const char32_t character = unicode::next(text, position);
        const bool fits = character < 0x80 ? is_ascii_name_character(character)
                          : is_first       ? names.starts_name(character)
                                           : names.continues_name(character);
        if (!fits) return Value::boolean(false);
    }
    return Value::boolean(true);
}

/// At least one letter with case, and none of the other one.
template <class Wanted, class Unwanted>
Value has_only_case(const Value& self, Wanted wanted, Unwanted unwanted) {
    const std::string_view text = self.as<String>()->view();
    bool found = false;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t character = unicode::next(text, position);
        if (unwanted(character) || unicode::is_titlecase(character)) return Value::boolean(false);
        found = found || wanted(character);
    }
    return Value::boolean(found);
}

Value islower(Runtime&, Value* arguments) {
    return has_only_case(arguments[0], unicode::is_lowercase, unicode::is_uppercase);
}
Value isupper(Runtime&, Value* arguments) {
    return has_only_case(arguments[0], unicode::is_uppercase, unicode::is_lowercase);
}

Value istitle(Runtime&, Value* arguments) {
    const std::string_view text = arguments[0].as<String>()->view();
    bool found = false;
    bool after_letter = false;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t character = unicode::next(text, position);
        if (unicode::is_uppercase(character) || unicode::is_titlecase(character)) {
            if (after_letter) return Value::boolean(false);
            after_letter = found = true;
        } else if (unicode::is_lowercase(character)) {
            if (!after_letter) return Value::boolean(false);
            found = true;
        } else {
            after_letter = false;
        }
    }
    return Value::boolean(found);
}

enum class Side : std::uint8_t { Left = 1, Right = 2, Both = 3 };

bool includes(Side sides, Side side) noexcept {
    return (static_cast<unsigned>(sides) & static_cast<unsigned>(side)) != 0;
}

template <class Property>
std::string_view stripped(std::string_view text, Side sides, Property property) {
    std::size_t begin = 0;
    while (includes(sides, Side::Left) && begin < text.size()) {
        std::size_t next = begin;
        if (!property(unicode::next(text, next))) break;
        begin = next;
    }
    std::size_t end = text.size();
    while (includes(sides, Side::Right) && end > begin) {
        const std::size_t before = unicode::previous(text, end);
        std::size_t next = before;
        if (!property(unicode::next(text, next))) break;
        end = before;
    }
    return text.substr(begin, end - begin);
}

Value strip_sides(Runtime& runtime, Value* arguments, Side sides, std::string_view name) {
    auto* string = arguments[0].as<String>();
    if (arguments[1].is_empty() || arguments[1].is_none()) {
        return part_of(runtime, string, stripped(string->view(), sides, unicode::is_space));
    }
    const auto* characters = arguments[1].get_if<String>();
    if (characters == nullptr) return runtime.raise(Message::StripArgument, name);
    const std::string_view set = characters->view();
    return part_of(runtime, string, stripped(string->view(), sides, [&](char32_t character) {
                       for (std::size_t position = 0; position < set.size();) {
                           if (unicode::next(set, position) == character) return true;
                       }
                       return false;
                   }));
}

Value strip(Runtime& runtime, Value* arguments) {
    return strip_sides(runtime, arguments, Side::Both, "strip");
}
Value lstrip(Runtime& runtime, Value* arguments) {
    return strip_sides(runtime, arguments, Side::Left, "lstrip");
}
Value rstrip(Runtime& runtime, Value* arguments) {
    return strip_sides(runtime, arguments, Side::Right, "rstrip");
}

/// The string between so many copies of `fill`.
Value padded(Runtime& runtime, String* string, std::int64_t left, std::int64_t right, std::string_view fill) {
    if (left <= 0 && right <= 0) return plain_string(runtime, string);
    const std::uint64_t characters = static_cast<std::uint64_t>(left + right);
    if (characters > INT32_MAX) {
        (void)runtime.raise(Message::OutOfMemory);
        return Value::error();
    }
    const std::uint64_t bytes = characters * fill.size() + string->byte_length();
    if (!has_string_room(runtime, bytes)) return Value::error();
    Ref<String> result = make_string_to_fill(runtime, static_cast<std::uint32_t>(bytes));
    char* to = result->data();
    const auto add = [&](std::string_view text) { to = copy_text(to, text); };
    for (; left > 0; --left) add(fill);
    add(string->view());
    for (; right > 0; --right) add(fill);
    result->seal(string->length() + static_cast<std::uint32_t>(characters));
    return result;
}

/// Reads width and fill character; `missing` is how many characters the string lacks.
Value read_padding(Runtime& runtime, const Value* arguments, std::string_view& fill, std::int64_t& missing) {
    fill = " ";
    if (!arguments[2].is_empty()) {
        const auto* character = arguments[2].get_if<String>();
        if (character == nullptr)
            return runtime.raise(Message::FillNotString, type_name(runtime, arguments[2]));
        if (character->length() != 1) return runtime.raise(Message::FillLength);
        fill = character->view();
    }
    missing = std::max<std::int64_t>(arguments[1].small_integer() - arguments[0].as<String>()->length(), 0);
    return Value::none();
}

Value center(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) return with_indices(runtime, center, arguments, 3, {1});
    std::string_view fill;
    std::int64_t missing = 0;
    if (read_padding(runtime, arguments, fill, missing).failed()) return Value::error();
    // The odd one goes to the left when the width is odd.
    const std::int64_t left = missing / 2 + (missing & arguments[1].small_integer() & 1);
    return padded(runtime, arguments[0].as<String>(), left, missing - left, fill);
}

Value ljust(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) return with_indices(runtime, ljust, arguments, 3, {1});
    std::string_view fill;
    std::int64_t missing = 0;
    if (read_padding(runtime, arguments, fill, missing).failed()) return Value::error();
    return padded(runtime, arguments[0].as<String>(), 0, missing, fill);
}

Value rjust(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) return with_indices(runtime, rjust, arguments, 3, {1});
    std::string_view fill;
    std::int64_t missing = 0;
    if (read_padding(runtime, arguments, fill, missing).failed()) return Value::error();
    return padded(runtime, arguments[0].as<String>(), missing, 0, fill);
}

Value zfill(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) return with_indices(runtime, zfill, arguments, 2, {1});
    auto* string = arguments[0].as<String>();
    const std::int64_t missing = arguments[1].small_integer() - string->length();
    const Value filled = padded(runtime, string, missing, 0, "0");
    const bool has_sign = string->byte_length() > 0 && (string->data()[0] == '+' || string->data()[0] == '-');
    if (filled.failed() || missing <= 0 || !has_sign) return filled;
    // The sign moves to the front. Nobody has seen the new string yet.
    char* text = filled.as<String>()->data();
    std::swap(text[0], text[missing]);
    return filled;
}

Value expandtabs(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {1})) return with_indices(runtime, expandtabs, arguments, 2, {1});
    constexpr std::int64_t kUsualSize = 8;
    const std::int64_t size = arguments[1].is_empty() ? kUsualSize : arguments[1].small_integer();
    const String& string = *arguments[0].as<String>();
    std::string result;
    std::int64_t column = 0;
    for (std::size_t position = 0; position < string.byte_length();) {
        const std::size_t begin = position;
        const char32_t character = unicode::next(string.view(), position);
        if (character != '\t') {
            result.append(string.view(), begin, position - begin);
            column = character == '\n' || character == '\r' ? 0 : column + 1;
        } else if (size > 0) {
            const std::int64_t spaces = size - column % size;
            if (!has_string_room(runtime, result.size() + static_cast<std::uint64_t>(spaces)))
                return Value::error();
            result.append(static_cast<std::size_t>(spaces), ' ');
            column += spaces;
        }
    }
    return make_string_checked(runtime, result);
}

}  // namespace

void add_string_character_methods(TypeBuilder& builder) {
    builder.method("capitalize(self, /)", capitalize);
    builder.method("casefold(self, /)", casefold);
    builder.method("center(self, width, fillchar=' ', /)", center);
    builder.method("expandtabs(self, /, tabsize=8)", expandtabs);
    builder.method("isalnum(self, /)", isalnum);
    builder.method("isalpha(self, /)", isalpha);
    builder.method("isascii(self, /)", isascii);
    builder.method("isdecimal(self, /)", isdecimal);
    builder.method("isdigit(self, /)", isdigit);
    builder.method("isidentifier(self, /)", isidentifier);
    builder.method("islower(self, /)", islower);
    builder.method("isnumeric(self, /)", isnumeric);
    builder.method("isprintable(self, /)", isprintable);
    builder.method("isspace(self, /)", isspace);
    builder.method("istitle(self, /)", istitle);
    builder.method("isupper(self, /)", isupper);
    builder.method("ljust(self, width, fillchar=' ', /)", ljust);
    builder.method("lower(self, /)", lower);
    builder.method("lstrip(self, chars=None, /)", lstrip);
    builder.method("rjust(self, width, fillchar=' ', /)", rjust);
    builder.method("rstrip(self, chars=None, /)", rstrip);
    builder.method("strip(self, chars=None, /)", strip);
    builder.method("swapcase(self, /)", swapcase);
    builder.method("title(self, /)", title);
    builder.method("upper(self, /)", upper);
    builder.method("zfill(self, width, /)", zfill);
}

}  // namespace loopscope::language
