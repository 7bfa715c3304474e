#include "language/objects/unicode_errors.h"

#include <string>

#include "language/objects/bytes.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/objects/unicode.h"
#include "language/runtime/exception.h"
#include "language/runtime/instance.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

// The places of the five arguments.
enum Argument : std::uint32_t { kEncoding, kObject, kStart, kEnd, kReason, kArguments };

template <Argument Index>
Value get_argument(Runtime&, const Value& self) {
    const Tuple& arguments = *self.as<Exception>()->args;
    return arguments.length() == kArguments ? arguments[Index] : Value::none();
}

void append_code(std::string& text, std::string_view prefix, std::uint32_t code, unsigned digits) {
    text += prefix;
    while (digits-- > 0) text += "0123456789abcdef"[code >> digits * 4 & 0xF];
}

/// "character '\xe9' in position 0" or "byte 0xff in position 0"; several: "characters in position 0-1".
std::string place_text(const Value& object, std::int64_t start, std::int64_t end) {
    const bool is_text = object.is<String>();
    std::string text = is_text ? "character" : "byte";
    if (end != start + 1) {
        text += "s in position " + std::to_string(start);
        return text + "-" + std::to_string(end - 1);
    }
    const auto index = static_cast<std::uint32_t>(start);
    if (is_text && index < object.as<String>()->length()) {
        std::size_t position = object.as<String>()->offset_of(index);
        const char32_t character = unicode::next(object.as<String>()->view(), position);
        const unsigned digits = character < 0x100 ? 2 : character < 0x10000 ? 4 : 8;
        append_code(text, digits == 2 ? " '\\x" : digits == 4 ? " '\\u" : " '\\U", character, digits);
        text += "'";
    } else if (is_bytes_like(object) && index < bytes_view(object).size()) {
        append_code(text, " 0x", static_cast<unsigned char>(bytes_view(object)[index]), 2);
    }
    return text + " in position " + std::to_string(start);
}

Value text_of_error(Runtime& runtime, const Value& self) {
    const Tuple& arguments = *self.as<Exception>()->args;
    const bool is_whole = arguments.length() == kArguments && arguments[kEncoding].is<String>() &&
                          arguments[kStart].is_small_integer() && arguments[kEnd].is_small_integer() &&
                          arguments[kReason].is<String>() && arguments[kStart].small_integer() >= 0;
    if (!is_whole) return repr(runtime, Value(self.as<Exception>()->args));
    std::string text = "'";
    text += arguments[kEncoding].as<String>()->view();
    text += is_instance(runtime, self, runtime.types.unicode_decode_error) ? "' codec can't decode "
                                                                           : "' codec can't encode ";
    text +=
        place_text(arguments[kObject], arguments[kStart].small_integer(), arguments[kEnd].small_integer());
    return make_string(runtime, text.append(": ").append(arguments[kReason].as<String>()->view()));
}

}  // namespace

Value raise_unicode_error(Runtime& runtime, Type* type, std::string_view encoding, const Value& object,
                          std::size_t start, std::size_t end, std::string_view reason) {
    const auto number = [](std::size_t value) {
        return Value::small_integer(static_cast<std::int64_t>(value));
    };
    Ref<Tuple> arguments = make_tuple(runtime, {make_string(runtime, encoding), object, number(start),
                                                number(end), make_string(runtime, reason)});
    return runtime.raise_exception(make_exception(runtime, type, std::move(arguments)));
}

void complete_unicode_errors(Runtime& runtime) {
    struct Row {
        std::string_view name;
        AttributeGetter get;
    };
    constexpr Row kRows[] = {{"encoding", get_argument<kEncoding>},
                             {"object", get_argument<kObject>},
                             {"start", get_argument<kStart>},
                             {"end", get_argument<kEnd>},
                             {"reason", get_argument<kReason>}};
    for (Type* type : {runtime.types.unicode_encode_error, runtime.types.unicode_decode_error}) {
        type->slots.str = text_of_error;
        add_slot_wrappers(runtime, *type);
        for (const Row& row : kRows) {
            const Ref<String> name = runtime.intern(row.name);
            type->attributes().set(
                name.get(), runtime.heap().make<AttributeDescriptor>(runtime.types.attribute_descriptor, name,
                                                                     type, row.get, nullptr));
        }
    }
}

}  // namespace loopscope::language
