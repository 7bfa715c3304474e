// `template % values`, of str and of bytes (unicodeobject.c:14563).
#include <algorithm>
#include <cmath>

#include "language/objects/bytes.h"
#include "language/objects/complex.h"
#include "language/objects/float.h"
#include "language/objects/format.h"
#include "language/objects/format_spec.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/objects/unicode.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/syntax/characters.h"

namespace loopscope::language {

namespace {

/// One `%...` of a template.
struct Conversion {
    bool left = false;
    bool zero = false;
    bool alternate = false;
    char sign = '-';  ///< '+' or ' ' when asked for
    std::int64_t width = -1;
    std::int64_t precision = -1;
    char32_t type = 0;
    std::size_t type_index = 0;  ///< of its letter, in characters
};

/// The values that conversions take one after the other, or a mapping that they take by name.
class Source {
public:
    Source(Runtime& runtime, Value values) : values_(std::move(values)) {
        const bool is_text = values_.is<String>() || is_bytes_like(values_);
        is_mapping_ =
            !values_.is<Tuple>() && !is_text && type_of(runtime, values_)->slots.get_item != nullptr;
    }

    [[nodiscard]] bool is_mapping() const noexcept { return is_mapping_; }
    [[nodiscard]] const Value& values() const noexcept { return values_; }

    /// What a mapping answered: the next conversion takes it, and there is nothing after it.
    void set_chosen(Value value) {
        chosen_ = std::move(value);
        has_chosen_ = true;
    }

    /// The next value; empty when there is none.
    Value next() {
        if (has_chosen_) return std::move(chosen_);
        if (const auto* tuple = values_.get_if<Tuple>()) {
            return index_ < tuple->length() ? (*tuple)[index_++] : Value();
        }
        return index_++ == 0 ? values_ : Value();
    }

    [[nodiscard]] bool is_used_up() const noexcept {
        if (is_mapping_) return true;
        if (const auto* tuple = values_.get_if<Tuple>()) return index_ >= tuple->length();
        return index_ > 0;
    }

private:
    Value values_;
    Value chosen_;
    bool is_mapping_ = false;
    bool has_chosen_ = false;
    std::uint32_t index_ = 0;
};

/// Reads a template piece by piece.
class TemplateReader {
public:
    TemplateReader(Runtime& runtime, std::string_view text) : runtime_(runtime), text_(text) {}

    [[nodiscard]] bool is_at_end() const noexcept { return position_ == text_.size(); }
    [[nodiscard]] char peek() const noexcept { return is_at_end() ? '\0' : text_[position_]; }
    void skip() noexcept { ++position_; }

    /// Appends the text up to the next `%`, which is passed over. False when there is none.
    bool read_plain_text(std::string& result) {
        const std::size_t found = text_.find('%', position_);
        result += text_.substr(position_, found - position_);
        position_ = found == std::string_view::npos ? text_.size() : found + 1;
        return found != std::string_view::npos;
    }

    /// The name in `%(name)`, whose bracket has been passed over. False after raising.
    bool read_key(std::string_view& key) {
        const std::size_t begin = position_;
        unsigned depth = 1;
        while (!is_at_end() && depth > 0) {
            if (text_[position_] == ')') --depth;
            if (text_[position_] == '(') ++depth;
            ++position_;
        }
        if (depth > 0) {
            (void)runtime_.raise(Message::PercentKeyIncomplete);
            return false;
        }
        key = text_.substr(begin, position_ - 1 - begin);
        return true;
    }

    void read_flags(Conversion& conversion) {
        while (true) {
            switch (peek()) {
                case '-':
                    conversion.left = true;
                    break;
                case '+':
                    conversion.sign = '+';
                    break;
                case ' ':
                    if (conversion.sign != '+') conversion.sign = ' ';
                    break;
                case '#':
                    conversion.alternate = true;
                    break;
                case '0':
                    conversion.zero = true;
                    break;
                default:
                    return;
            }
            skip();
        }
    }

    bool read_number(std::int64_t& number, Message too_big) {
        number = 0;
        while (peek() >= '0' && peek() <= '9') {
            number = number * 10 + (peek() - '0');
            if (number > INT32_MAX) {
                (void)runtime_.raise(too_big);
                return false;
            }
            skip();
        }
        return true;
    }

    /// The letter, after a length that says nothing.
    bool read_type(Conversion& conversion) {
        if (peek() == 'h' || peek() == 'l' || peek() == 'L') skip();
        if (is_at_end()) {
            (void)runtime_.raise(Message::PercentIncomplete);
            return false;
        }
        conversion.type_index = count_characters(text_.substr(0, position_));
        conversion.type = unicode::next(text_, position_);
        return true;
    }

private:
    Runtime& runtime_;
    std::string_view text_;
    std::size_t position_ = 0;
};

bool is_integer_type(char32_t type) noexcept {
    return type == 'd' || type == 'i' || type == 'u' || type == 'x' || type == 'X' || type == 'o';
}
bool is_float_type(char32_t type) noexcept {
    return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G';
}

/// Appends a field: sign and prefix, zeros, body. False after raising.
bool append_field(Runtime& runtime, std::string& result, std::string_view head, std::string_view body,
                  const Conversion& conversion, bool may_be_zero) {
    const std::int64_t used = count_characters(head) + std::int64_t{count_characters(body)};
    const auto missing = static_cast<std::size_t>(std::max<std::int64_t>(conversion.width - used, 0));
    if (!has_string_room(runtime, result.size() + head.size() + body.size() + missing)) return false;
    const bool zero = may_be_zero && conversion.zero && !conversion.left;
    if (!conversion.left && !zero) result.append(missing, ' ');
    result += head;
    if (zero) result.append(missing, '0');
    result += body;
    if (conversion.left) result.append(missing, ' ');
    return true;
}

std::string sign_text(bool negative, const Conversion& conversion) {
    if (negative) return "-";
    return conversion.sign == '-' ? std::string() : std::string(1, conversion.sign);
}

bool append_integer(Runtime& runtime, std::string& result, const Value& integer,
                    const Conversion& conversion) {
    const IntegerView view(integer);
    std::string head = sign_text(view.is_negative(), conversion);
    std::string digits;
    switch (conversion.type) {
        case 'x':
        case 'X':
            digits = natural::to_text(view.magnitude(), 16);
            break;
        case 'o':
            digits = natural::to_text(view.magnitude(), 8);
            break;
        default:
            if (!integer_to_text(runtime, make_integer(runtime, view.magnitude(), false), digits))
                return false;
    }
    if (conversion.type == 'X') {
        for (char& digit : digits) digit = static_cast<char>(digit >= 'a' ? digit - 0x20 : digit);
    }
    if (conversion.alternate &&
        (conversion.type == 'x' || conversion.type == 'X' || conversion.type == 'o')) {
        head += '0';
        head += static_cast<char>(conversion.type);
    }
    const auto least = static_cast<std::size_t>(std::max<std::int64_t>(conversion.precision, 0));
    if (!has_string_room(runtime, least)) return false;
    if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
    return append_field(runtime, result, head, digits, conversion, true);
}

bool append_float(Runtime& runtime, std::string& result, double number, const Conversion& conversion) {
    if (!has_string_room(runtime,
                         static_cast<std::uint64_t>(std::max<std::int64_t>(conversion.precision, 0)))) {
        return false;
    }
    const NumberText text = float_text(number, static_cast<char>(conversion.type), conversion.precision,
                                       conversion.alternate, false, false);
    return append_field(runtime, result, sign_text(text.negative, conversion), text.digits + text.rest,
                        conversion, true);
}

/// `%c`: a character, or the number of one.
bool append_character(Runtime& runtime, std::string& result, const Value& value, const Conversion& conversion,
                      bool as_bytes) {
    std::string text;
    if (is_integer(value)) {
        const std::int64_t end = as_bytes ? 0x100 : 0x110000;
        std::int64_t character = -1;
        if (!to_int64(value, character) || character < 0 || character >= end) {
            (void)runtime.raise(as_bytes ? Message::PercentByteRange : Message::FormatCharacterRange);
            return false;
        }
        if (as_bytes) {
            text = static_cast<char>(character);
        } else {
            append_utf8(text, static_cast<char32_t>(character));
        }
    } else if (const auto* string = value.get_if<String>();
               string != nullptr && !as_bytes && string->length() == 1) {
        text = string->view();
    } else if (as_bytes && is_bytes_like(value) && bytes_view(value).size() == 1) {
        text = bytes_view(value);
    } else {
        (void)runtime.raise(as_bytes ? Message::PercentByteNeeded : Message::PercentCharacterNeeded);
        return false;
    }
    return append_field(runtime, result, {}, text, conversion, false);
}

bool append_text(Runtime& runtime, std::string& result, std::string_view text, const Conversion& conversion) {
    if (conversion.precision >= 0) {
        std::size_t end = 0;
        for (std::int64_t left = conversion.precision; left > 0 && end < text.size(); --left)
            (void)unicode::next(text, end);
        text = text.substr(0, end);
    }
    return append_field(runtime, result, {}, text, conversion, false);
}

/// The bytes version, which counts bytes.
bool append_bytes(Runtime& runtime, std::string& result, std::string_view bytes,
                  const Conversion& conversion) {
    if (conversion.precision >= 0) bytes = bytes.substr(0, static_cast<std::size_t>(conversion.precision));
    const auto missing = static_cast<std::size_t>(
        std::max<std::int64_t>(conversion.width - static_cast<std::int64_t>(bytes.size()), 0));
    if (!has_string_room(runtime, result.size() + bytes.size() + missing)) return false;
    if (!conversion.left) result.append(missing, ' ');
    result += bytes;
    if (conversion.left) result.append(missing, ' ');
    return true;
}

/// The number for `%d` and its like: an int, error(), or pending().
Value integer_for(Runtime& runtime, const Value& value, char32_t type) {
    const bool takes_floats = type == 'd' || type == 'i' || type == 'u';
    const Slots& slots = type_of(runtime, value)->slots;
    if (is_integer(value)) return value;
    if (slots.to_index != nullptr) return slots.to_index(runtime, value);
    if (takes_floats && slots.to_integer != nullptr) return slots.to_integer(runtime, value);
    const char letter = static_cast<char>(type);
    return runtime.raise(takes_floats ? Message::PercentRealNeeded : Message::PercentIntegerNeeded,
                         std::string_view(&letter, 1), type_name(runtime, value));
}

Value raise_unsupported_type(Runtime& runtime, const Conversion& conversion) {
    const bool is_shown = conversion.type > 31 && conversion.type < 127;
    const char letter = is_shown ? static_cast<char>(conversion.type) : '?';
    const std::string code = natural::to_text(natural::from_uint64(conversion.type), 16);
    return runtime.raise(Message::PercentUnsupported, std::string_view(&letter, 1), code,
                         conversion.type_index);
}

/// A `*` as width or precision.
bool take_number(Runtime& runtime, Source& source, std::int64_t& number) {
    const Value value = source.next();
    if (value.is_empty()) {
        (void)runtime.raise(Message::PercentNotEnough);
        return false;
    }
    if (!is_integer(value)) {
        (void)runtime.raise(Message::PercentStarNeedsInteger);
        return false;
    }
    if (!to_int64(value, number) || number > INT32_MAX || number < -INT32_MAX) {
        (void)runtime.raise(Message::IntegerTooBigForBytes);
        return false;
    }
    return true;
}

/// Reads flags, width, precision and letter. False after raising.
bool read_conversion(Runtime& runtime, TemplateReader& reader, Source& source, Conversion& conversion) {
    reader.read_flags(conversion);
    if (reader.peek() == '*') {
        reader.skip();
        if (!take_number(runtime, source, conversion.width)) return false;
        if (conversion.width < 0) {
            conversion.left = true;
            conversion.width = -conversion.width;
        }
    } else if (!reader.read_number(conversion.width, Message::PercentWidthTooBig)) {
        return false;
    }
    if (reader.peek() == '.') {
        reader.skip();
        if (reader.peek() == '*') {
            reader.skip();
            if (!take_number(runtime, source, conversion.precision)) return false;
            conversion.precision = std::max<std::int64_t>(conversion.precision, 0);
        } else if (!reader.read_number(conversion.precision, Message::FormatPrecisionTooBig)) {
            return false;
        }
    }
    return reader.read_type(conversion);
}

Routine formatted(Runtime& runtime, std::string text, Value values, bool as_bytes, Value original) {
    Source source(runtime, values);
    TemplateReader reader(runtime, text);
    std::string result;
    while (reader.read_plain_text(result)) {
        if (reader.peek() == '%') {
            reader.skip();
            result += '%';
            continue;
        }
        if (reader.peek() == '(') {
            reader.skip();
            if (!source.is_mapping()) co_return runtime.raise(Message::PercentMappingNeeded);
            std::string_view name;
            if (!reader.read_key(name)) co_return Value::error();
            Value key;
            if (as_bytes) {
                key = make_bytes(runtime, name);
            } else {
                key = make_string(runtime, name);
            }
            Value chosen = co_await get_item(runtime, source.values(), key);
            if (chosen.failed()) co_return chosen;
            source.set_chosen(std::move(chosen));
        }
        Conversion conversion;
        if (!read_conversion(runtime, reader, source, conversion)) co_return Value::error();
        const char32_t type = conversion.type;
        Value value = source.next();
        if (value.is_empty()) co_return runtime.raise(Message::PercentNotEnough);
        bool is_good = true;
        if (is_integer_type(type)) {
            Value integer = co_await integer_for(runtime, value, type);
            if (integer.failed()) co_return integer;
            is_good = append_integer(runtime, result, integer, conversion);
        } else if (is_float_type(type)) {
            const Slots& slots = type_of(runtime, value)->slots;
            if (as_bytes && slots.to_float == nullptr && slots.to_index == nullptr) {
                co_return runtime.raise(Message::PercentFloatNeeded, type_name(runtime, value));
            }
            Value number = co_await to_float(runtime, value);
            if (number.failed()) co_return number;
            is_good = append_float(runtime, result, number.number(), conversion);
        } else if (type == 'c') {
            if (!is_integer(value) && type_of(runtime, value)->slots.to_index != nullptr) {
                value = co_await to_index(runtime, value, true);
                if (value.failed()) co_return value;
            }
            is_good = append_character(runtime, result, value, conversion, as_bytes);
        } else if (as_bytes && (type == 's' || type == 'b')) {
            if (!is_bytes_like(value)) {
                const Value answer = co_await call_special(runtime, value, runtime.names.dunder_bytes);
                if (answer.failed()) co_return answer;
                if (!is_bytes_like(answer))
                    co_return runtime.raise(Message::PercentBytesNeeded, type_name(runtime, value));
                value = answer;
            }
            is_good = append_bytes(runtime, result, bytes_view(value), conversion);
        } else if (type == 's' || type == 'r' || type == 'a') {
            Value shown;
            if (type == 's') {
                shown = co_await str(runtime, value);
            } else {
                shown = co_await repr(runtime, value);
            }
            if (shown.failed()) co_return shown;
            const std::string_view plain = shown.as<String>()->view();
            const bool escapes = type == 'a' || as_bytes;
            is_good =
                append_text(runtime, result, escapes ? ascii_escaped(plain) : std::string(plain), conversion);
        } else {
            co_return raise_unsupported_type(runtime, conversion);
        }
        if (!is_good) co_return Value::error();
    }
    if (!source.is_used_up())
        co_return runtime.raise(as_bytes ? Message::PercentNotAllBytes : Message::PercentNotAll);
    if (original.is<ByteArray>()) co_return make_byte_array(runtime, result);
    if (as_bytes) co_return make_bytes(runtime, result);
    co_return make_string_checked(runtime, result);
}

}  // namespace

Value format_percent(Runtime& runtime, String* text, const Value& values) {
    return run(runtime, formatted(runtime, std::string(text->view()), values, false, Value()));
}

Value format_percent_bytes(Runtime& runtime, const Value& text, const Value& values) {
    return run(runtime, formatted(runtime, std::string(bytes_view(text)), values, true, text));
}

}  // namespace loopscope::language
