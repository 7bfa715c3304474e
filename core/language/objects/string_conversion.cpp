// The methods of str that make one text out of others or turn it into something else: join, translate,
// encode, format.
#include <cstring>
#include <span>

#include "language/objects/codecs.h"
#include "language/objects/collect.h"
#include "language/objects/dict.h"
#include "language/objects/format.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
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

constexpr char32_t kEndOfCharacters = 0x110000;

Value join_items(Runtime& runtime, String* separator, std::span<const Value> items) {
    std::uint64_t bytes = items.empty() ? 0 : (items.size() - 1) * std::uint64_t{separator->byte_length()};
    std::uint64_t characters = items.empty() ? 0 : (items.size() - 1) * std::uint64_t{separator->length()};
    for (std::size_t index = 0; index < items.size(); ++index) {
        const auto* item = items[index].get_if<String>();
        if (item == nullptr)
            return runtime.raise(Message::JoinNeedsStrings, index, type_name(runtime, items[index]));
        bytes += item->byte_length();
        characters += item->length();
    }
    if (items.size() == 1) return plain_string(runtime, items[0].as<String>());
    if (!has_string_room(runtime, bytes)) return Value::error();
    Ref<String> result = make_string_to_fill(runtime, static_cast<std::uint32_t>(bytes));
    char* to = result->data();
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index > 0) to = copy_text(to, separator->view());
        to = copy_text(to, items[index].as<String>()->view());
    }
    result->seal(static_cast<std::uint32_t>(characters));
    return result;
}

Value join_list(Runtime& runtime, const Value& separator, List& items) {
    return join_items(runtime, separator.as<String>(), std::as_const(items).span());
}

Value join(Runtime& runtime, Value* arguments) {
    auto* separator = arguments[0].as<String>();
    const Value& items = arguments[1];
    if (const auto* list = items.get_if<List>()) return join_items(runtime, separator, list->span());
    if (const auto* tuple = items.get_if<Tuple>()) return join_items(runtime, separator, tuple->span());
    const Slots& slots = type_of(runtime, items)->slots;
    if (slots.iterate == nullptr) return runtime.raise(Message::JoinNeedsIterable);
    return make_of_items(runtime, items, arguments[0], join_list);
}

/// Appends what a translation table says of a character. None, or error().
Value append_translated(Runtime& runtime, std::string& result, const Value& mapped) {
    if (mapped.is_none()) return Value::none();
    if (const auto* string = mapped.get_if<String>()) {
        if (!has_string_room(runtime, result.size() + std::uint64_t{string->byte_length()}))
            return Value::error();
        result += string->view();
        return Value::none();
    }
    if (!is_integer(mapped)) return runtime.raise(Message::TranslateType);
    std::int64_t character = -1;
    if (!to_int64(mapped, character) || character < 0 || character >= kEndOfCharacters) {
        return runtime.raise(Message::TranslateRange);
    }
    append_utf8(result, static_cast<char32_t>(character));
    return Value::none();
}

Routine translate_slowly(Runtime& runtime, Ref<String> string, Value table) {
    std::string result;
    for (std::size_t position = 0; position < string->byte_length();) {
        const std::size_t begin = position;
        const char32_t character = unicode::next(string->view(), position);
        const Value key = Value::small_integer(character);
        Value mapped = co_await get_item(runtime, table, key);
        if (mapped.failed()) {
            if (!is_instance(runtime, runtime.error, runtime.types.lookup_error)) co_return mapped;
            const Value missing = runtime.take_error();
            result.append(string->view(), begin, position - begin);
            continue;
        }
        if (append_translated(runtime, result, mapped).failed()) co_return Value::error();
    }
    co_return make_string_checked(runtime, result);
}

Value translate(Runtime& runtime, Value* arguments) {
    auto* string = arguments[0].as<String>();
    const auto* dict = arguments[1].get_if<Dict>();
    if (dict == nullptr || dict->type() != runtime.types.dict) {
        return run(runtime, translate_slowly(runtime, Ref<String>(string), arguments[1]));
    }
    std::string result;
    for (std::size_t position = 0; position < string->byte_length();) {
        const std::size_t begin = position;
        const Value key = Value::small_integer(unicode::next(string->view(), position));
        std::uint32_t hash = 0;
        (void)simple_hash(runtime, key, hash);
        const std::uint32_t index = dict->find_index(key, hash);
        if (index == Dict::kNeedsCompare) {
            return run(runtime, translate_slowly(runtime, Ref<String>(string), arguments[1]));
        }
        if (index == Dict::kNotFound) {
            result.append(string->view(), begin, position - begin);
        } else if (append_translated(runtime, result, dict->entry(index).value).failed()) {
            return Value::error();
        }
    }
    return make_string_checked(runtime, result);
}

void set_in_table(Runtime& runtime, Dict& table, const Value& key, Value value) {
    std::uint32_t hash = 0;
    (void)simple_hash(runtime, key, hash);
    const std::uint32_t index = table.find_index(key, hash);
    if (index == Dict::kNotFound) {
        table.insert(key, hash, std::move(value));
    } else {
        table.entry(index).value = std::move(value);
    }
}

Value table_of_dict(Runtime& runtime, const Value& argument) {
    const auto* dict = argument.get_if<Dict>();
    if (dict == nullptr) return runtime.raise(Message::TranslateNeedsDict);
    Ref<Dict> table = make_dict(runtime);
    for (std::uint32_t index = 0; index < dict->entry_count(); ++index) {
        const Dict::Entry& entry = dict->entry(index);
        if (entry.key.is_empty()) continue;
        if (const auto* character = entry.key.get_if<String>()) {
            if (character->length() != 1) return runtime.raise(Message::TranslateKeyLength);
            std::size_t position = 0;
            set_in_table(runtime, *table, Value::small_integer(unicode::next(character->view(), position)),
                         entry.value);
        } else if (is_integer(entry.key)) {
            set_in_table(runtime, *table, entry.key, entry.value);
        } else {
            return runtime.raise(Message::TranslateKeyType);
        }
    }
    return table;
}

Value maketrans(Runtime& runtime, Value* arguments) {
    if (arguments[1].is_empty()) return table_of_dict(runtime, arguments[0]);
    const auto* to = arguments[1].get_if<String>();
    if (to == nullptr) {
        return runtime.raise(Message::ArgumentNotString, "maketrans", "argument 2",
                             type_name(runtime, arguments[1]));
    }
    const auto* removed = arguments[2].get_if<String>();
    if (removed == nullptr && !arguments[2].is_empty()) {
        return runtime.raise(Message::ArgumentNotString, "maketrans", "argument 3",
                             type_name(runtime, arguments[2]));
    }
    const auto* from = arguments[0].get_if<String>();
    if (from == nullptr) return runtime.raise(Message::TranslateNeedsString);
    if (from->length() != to->length()) return runtime.raise(Message::TranslateLengths);
    Ref<Dict> table = make_dict(runtime);
    std::size_t to_position = 0;
    for (std::size_t position = 0; position < from->byte_length();) {
        const Value key = Value::small_integer(unicode::next(from->view(), position));
        set_in_table(runtime, *table, key, Value::small_integer(unicode::next(to->view(), to_position)));
    }
    for (std::size_t position = 0; removed != nullptr && position < removed->byte_length();) {
        set_in_table(runtime, *table, Value::small_integer(unicode::next(removed->view(), position)),
                     Value::none());
    }
    return table;
}

Value encode_native(Runtime& runtime, Value* arguments) {
    CodecArguments codec;
    if (!read_codec(runtime, "encode", arguments[1], arguments[2], codec)) return Value::error();
    return encode(runtime, arguments[0].as<String>(), codec);
}

Value format_native(Runtime& runtime, Value* arguments) {
    return format_template(runtime, arguments[0].as<String>(), arguments[1], arguments[2]);
}

Value format_map(Runtime& runtime, Value* arguments) {
    return format_template(runtime, arguments[0].as<String>(), Value(), arguments[1]);
}

Value new_arguments(Runtime& runtime, Value* arguments) {
    return make_tuple(runtime, {plain_string(runtime, arguments[0].as<String>())});
}

}  // namespace

void add_string_conversion_methods(TypeBuilder& builder) {
    builder.method("encode(self, /, encoding='utf-8', errors='strict')", encode_native);
    builder.method("format(self, /, *args, **kwargs)", format_native);
    builder.method("format_map(self, mapping, /)", format_map);
    builder.method("join(self, iterable, /)", join);
    builder.static_method("maketrans(x, y=None, z=None, /)", maketrans);
    builder.method("translate(self, table, /)", translate);
    builder.method("__getnewargs__(self, /)", new_arguments);
}

}  // namespace loopscope::language
