// str.format and str.format_map: templates with replacement fields (Objects/stringlib/unicode_format.h).
#include <optional>

#include "language/objects/dict.h"
#include "language/objects/format.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/objects/unicode.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

/// Fields within the spec of a field; deeper ones are an error.
constexpr unsigned kDeepest = 2;

/// A replacement field as written: {name!conversion:spec}.
struct Field {
    std::string_view name;
    std::string_view spec;
    char32_t conversion = 0;
    bool spec_has_fields = false;
};

/// Reads a template piece by piece.
class FieldReader {
public:
    enum class Piece : std::uint8_t { End, Text, Field, Failed };

    FieldReader(Runtime& runtime, std::string_view text) : runtime_(runtime), text_(text) {}

    /// Appends the text up to the next field, or a brace that was doubled, and reads that field.
    Piece next(std::string& result, Field& field) {
        if (is_at_end()) return Piece::End;
        const std::size_t begin = position_;
        position_ = text_.find_first_of("{}", begin);
        if (is_at_end()) {
            result += text_.substr(begin);
            return Piece::Text;
        }
        const char brace = text_[position_++];
        result += text_.substr(begin, position_ - 1 - begin);
        if (!is_at_end() && text_[position_] == brace) {
            ++position_;
            result += brace;
            return Piece::Text;
        }
        if (brace == '}') return failed(Message::TemplateSingleClosing);
        if (is_at_end()) return failed(Message::TemplateSingleOpening);
        return read_field(field);
    }

private:
    [[nodiscard]] bool is_at_end() const noexcept { return position_ >= text_.size(); }

    Piece failed(Message message) {
        (void)runtime_.raise(message);
        return Piece::Failed;
    }

    Piece read_field(Field& field) {
        field = Field();
        const std::size_t begin = position_;
        char character = 0;
        while (!is_at_end()) {
            character = text_[position_++];
            if (character == '{') return failed(Message::TemplateOpeningInName);
            if (character == '[') {
                position_ = std::min(text_.find(']', position_), text_.size());
            } else if (character == '}' || character == ':' || character == '!') {
                break;
            }
        }
        if (character == '}') {
            field.name = text_.substr(begin, position_ - 1 - begin);
            return Piece::Field;
        }
        if (character != '!' && character != ':') return failed(Message::TemplateNoClosing);
        field.name = text_.substr(begin, position_ - 1 - begin);
        if (character == '!') {
            if (is_at_end()) return failed(Message::TemplateNoConversion);
            field.conversion = unicode::next(text_, position_);
            if (!is_at_end()) {
                const char after = text_[position_++];
                if (after == '}') return Piece::Field;
                if (after != ':') return failed(Message::TemplateNoColon);
            }
        }
        const std::size_t spec_begin = position_;
        for (unsigned depth = 1; !is_at_end();) {
            const char part = text_[position_++];
            if (part == '{') {
                field.spec_has_fields = true;
                ++depth;
            } else if (part == '}' && --depth == 0) {
                field.spec = text_.substr(spec_begin, position_ - 1 - spec_begin);
                return Piece::Field;
            }
        }
        return failed(Message::TemplateUnmatched);
    }

    Runtime& runtime_;
    std::string_view text_;
    std::size_t position_ = 0;
};

/// How fields without a name count.
enum class Numbering : std::uint8_t { Unknown, Automatic, Manual };

/// What all fields of one template share, those within specs too.
struct TemplateState {
    Value arguments;  ///< a tuple; empty for format_map
    Value keywords;
    Numbering numbering = Numbering::Unknown;
    std::uint32_t next_index = 0;
};

enum class NumberReading : std::uint8_t { Number, NoNumber, Failed };

NumberReading read_index(Runtime& runtime, std::string_view text, std::int64_t& index) {
    if (text.empty()) return NumberReading::NoNumber;
    index = 0;
    for (std::size_t position = 0; position < text.size();) {
        const int digit = unicode::decimal_value(unicode::next(text, position));
        if (digit < 0) return NumberReading::NoNumber;
        if (index > (INT64_MAX - digit) / 10) {
            (void)runtime.raise(Message::FormatTooManyDigits);
            return NumberReading::Failed;
        }
        index = index * 10 + digit;
    }
    return NumberReading::Number;
}

/// The object that the first part of a field's name means; pending when a mapping must be asked.
Value first_object(Runtime& runtime, TemplateState& state, std::string_view name) {
    std::int64_t index = -1;
    const NumberReading reading = read_index(runtime, name, index);
    if (reading == NumberReading::Failed) return Value::error();
    const bool is_numbered = name.empty() || reading == NumberReading::Number;
    if (is_numbered) {
        const Numbering numbering = name.empty() ? Numbering::Automatic : Numbering::Manual;
        if (state.numbering == Numbering::Unknown) state.numbering = numbering;
        if (state.numbering != numbering) {
            return runtime.raise(numbering == Numbering::Automatic ? Message::TemplateManualToAutomatic
                                                                   : Message::TemplateAutomaticToManual);
        }
        if (name.empty()) index = state.next_index++;
        if (state.arguments.is_empty()) return runtime.raise(Message::TemplatePositional);
        const auto& arguments = *state.arguments.as<Tuple>();
        if (index >= arguments.length()) return runtime.raise(Message::TemplateIndex, index);
        return arguments[static_cast<std::uint32_t>(index)];
    }
    return get_item(runtime, state.keywords, make_string(runtime, name));
}

/// The rest of a field's name: attributes and items.
class PathReader {
public:
    PathReader(Runtime& runtime, std::string_view path) : runtime_(runtime), path_(path) {}

    [[nodiscard]] bool is_at_end() const noexcept { return path_.empty(); }

    /// The next part; false after raising.
    bool next(bool& is_attribute, std::string_view& name) {
        const char kind = path_.front();
        path_.remove_prefix(1);
        is_attribute = kind == '.';
        if (is_attribute) {
            name = path_.substr(0, path_.find_first_of(".["));
            path_.remove_prefix(name.size());
        } else if (kind == '[') {
            const std::size_t end = path_.find(']');
            if (end == std::string_view::npos) return failed(Message::TemplateMissingBracket);
            name = path_.substr(0, end);
            path_.remove_prefix(end + 1);
        } else {
            return failed(Message::TemplateAfterBracket);
        }
        return !name.empty() || failed(Message::TemplateEmptyAttribute);
    }

private:
    bool failed(Message message) {
        (void)runtime_.raise(message);
        return false;
    }

    Runtime& runtime_;
    std::string_view path_;
};

Value raise_unknown_conversion(Runtime& runtime, char32_t conversion) {
    std::string shown;
    if (conversion > 32 && conversion < 127) {
        shown += static_cast<char>(conversion);
    } else {
        shown = "\\x" + natural::to_text(natural::from_uint64(conversion), 16);
    }
    return runtime.raise(Message::TemplateUnknownConversion, shown);
}

Routine find_object(Runtime& runtime, TemplateState* state, std::string_view name) {
    const std::string_view first = name.substr(0, name.find_first_of(".["));
    Value object = co_await first_object(runtime, *state, first);
    if (object.failed()) co_return object;
    PathReader path(runtime, name.substr(first.size()));
    while (!path.is_at_end()) {
        bool is_attribute = false;
        std::string_view part;
        if (!path.next(is_attribute, part)) co_return Value::error();
        if (is_attribute) {
            const Ref<String> attribute = runtime.intern(part);
            Value found = co_await get_attribute(runtime, object, attribute.get());
            object = std::move(found);
        } else {
            std::int64_t index = 0;
            const NumberReading reading = read_index(runtime, part, index);
            if (reading == NumberReading::Failed) co_return Value::error();
            Value key;
            if (reading == NumberReading::Number) {
                key = make_integer(runtime, index);
            } else {
                key = make_string(runtime, part);
            }
            Value found = co_await get_item(runtime, object, key);
            object = std::move(found);
        }
        if (object.failed()) co_return object;
    }
    co_return object;
}

Routine convert(Runtime& runtime, Value object, char32_t conversion) {
    Value shown;
    if (conversion == 's') {
        shown = co_await str(runtime, object);
    } else if (conversion == 'r' || conversion == 'a') {
        shown = co_await repr(runtime, object);
    } else {
        co_return raise_unknown_conversion(runtime, conversion);
    }
    if (conversion == 'a' && !shown.failed())
        co_return make_string(runtime, ascii_escaped(shown.as<String>()->view()));
    co_return shown;
}

/// The whole template, or a spec with fields in it: a String. `text` stays alive with the one who asks.
Routine filled_in(Runtime& runtime, TemplateState* state, std::string_view text, unsigned depth) {
    if (depth == 0) co_return runtime.raise(Message::TemplateTooDeep);
    FieldReader reader(runtime, text);
    std::string result;
    Field field;
    while (true) {
        const FieldReader::Piece piece = reader.next(result, field);
        if (piece == FieldReader::Piece::Failed) co_return Value::error();
        if (piece == FieldReader::Piece::End) break;
        if (piece == FieldReader::Piece::Text) continue;
        Value object = co_await run(runtime, find_object(runtime, state, field.name));
        if (object.failed()) co_return object;
        if (field.conversion != 0) {
            Value converted = co_await run(runtime, convert(runtime, object, field.conversion));
            if (converted.failed()) co_return converted;
            object = std::move(converted);
        }
        Value spec;
        if (field.spec_has_fields) {
            spec = co_await run(runtime, filled_in(runtime, state, field.spec, depth - 1));
            if (spec.failed()) co_return spec;
        } else {
            spec = make_string(runtime, field.spec);
        }
        Value shown = co_await format(runtime, object, *spec.as<String>());
        if (shown.failed()) co_return shown;
        const auto* string = shown.as<String>();
        if (!has_string_room(runtime, result.size() + std::uint64_t{string->byte_length()}))
            co_return Value::error();
        result += string->view();
    }
    co_return make_string_checked(runtime, result);
}

Routine format_whole(Runtime& runtime, Ref<String> text, Value arguments, Value keywords) {
    TemplateState state{arguments, keywords};
    Value result = co_await run(runtime, filled_in(runtime, &state, text->view(), kDeepest));
    co_return result;
}

}  // namespace

Value format_template(Runtime& runtime, String* text, const Value& arguments, const Value& keywords) {
    return run(runtime, format_whole(runtime, Ref<String>(text), arguments, keywords));
}

}  // namespace loopscope::language
