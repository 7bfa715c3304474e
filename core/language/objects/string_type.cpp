// The type str: its slots.
#include <algorithm>
#include <cstring>

#include "language/objects/bytes.h"
#include "language/objects/codecs.h"
#include "language/objects/constructor_arguments.h"
#include "language/objects/format.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/iterators.h"
#include "language/objects/slice.h"
#include "language/objects/string.h"
#include "language/objects/string_objects.h"
#include "language/objects/text_search.h"
#include "language/objects/unicode.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

/// The characters of a string, one by one.
class StringIterator final : public Iterator {
public:
    StringIterator(Type* type, Ref<String> string) noexcept : Iterator(type), string_(std::move(string)) {}

    Value next(Runtime& runtime) override {
        if (!string_) return Value::exhausted();
        const std::string_view text = string_->view();
        if (offset_ == text.size()) {
            string_ = {};
            return Value::exhausted();
        }
        const std::size_t begin = offset_;
        (void)unicode::next(text, offset_);
        Ref<String> character = make_string_to_fill(runtime, static_cast<std::uint32_t>(offset_ - begin));
        copy_text(character->data(), text.substr(begin, offset_ - begin));
        character->seal(1);
        return character;
    }

    [[nodiscard]] std::int64_t length_hint() const override {
        return string_ ? count_characters(string_->view().substr(offset_)) : 0;
    }

private:
    Ref<String> string_;
    std::size_t offset_ = 0;
};

Value repr_string(Runtime& runtime, const Value& self) {
    std::string text;
    append_quoted(text, self.as<String>()->view());
    return make_string_checked(runtime, text);
}

Value str_string(Runtime& runtime, const Value& self) {
    return plain_string(runtime, self.as<String>());
}

Value format_self(Runtime& runtime, const Value& self, const String& spec) {
    return format_string(runtime, self.as<String>(), spec.view());
}

Value hash_string(Runtime&, const Value& self) {
    return Value::small_integer(self.as<String>()->hash());
}

Value truth_string(Runtime&, const Value& self) {
    return Value::boolean(self.as<String>()->length() != 0);
}

Value compare_string(Runtime&, CompareOperator operation, const Value& self, const Value& other) {
    if (!other.is<String>()) return Value::not_implemented();
    const std::string_view left = self.as<String>()->view();
    const std::string_view right = other.as<String>()->view();
    if (operation == CompareOperator::Equal) return Value::boolean(left == right);
    if (operation == CompareOperator::NotEqual) return Value::boolean(left != right);
    // UTF-8 sorts as its characters do.
    return Value::boolean(holds(operation, left.compare(right)));
}

Value concatenate(Runtime& runtime, const Value& left, const Value& right) {
    auto* first = left.as<String>();
    auto* second = right.get_if<String>();
    if (second == nullptr) {
        // Its own `__radd__` comes first.
        if (has_program_binary(*type_of(runtime, right))) return Value::not_implemented();
        return runtime.raise(Message::ConcatenateOnly, "str", type_name(runtime, right), "str");
    }
    if (first->byte_length() == 0) return plain_string(runtime, second);
    if (second->byte_length() == 0) return plain_string(runtime, first);
    const std::uint64_t bytes = std::uint64_t{first->byte_length()} + second->byte_length();
    if (!has_string_room(runtime, bytes)) return Value::error();
    Ref<String> result = make_string_to_fill(runtime, static_cast<std::uint32_t>(bytes));
    copy_text(copy_text(result->data(), first->view()), second->view());
    result->seal(first->length() + second->length());
    return result;
}

Routine repeat_slowly(Runtime& runtime, Ref<String> string, Value times) {
    times = co_await to_index(runtime, times);
    if (times.failed()) co_return times;
    co_return repeat_string(runtime, string.get(), times.small_integer());
}

Value repeat(Runtime& runtime, String* string, const Value& times) {
    if (times.is_small_integer()) return repeat_string(runtime, string, times.small_integer());
    const Type& type = *type_of(runtime, times);
    if (has_program_binary(type)) return Value::not_implemented();
    if (type.slots.to_index == nullptr) return runtime.raise(Message::RepeatByNonInteger, type.name());
    return run(runtime, repeat_slowly(runtime, Ref<String>(string), times));
}

Value binary_string(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    switch (operation) {
        case BinaryOperator::Add:
            return left.is<String>() ? concatenate(runtime, left, right) : Value::not_implemented();
        case BinaryOperator::Multiply:
            return left.is<String>() ? repeat(runtime, left.as<String>(), right)
                                     : repeat(runtime, right.as<String>(), left);
        case BinaryOperator::Remainder:
            if (!left.is<String>()) return Value::not_implemented();
            return format_percent(runtime, left.as<String>(), right);
        default:
            return Value::not_implemented();
    }
}

Value length_of_string(Runtime&, const Value& self) {
    return Value::small_integer(self.as<String>()->length());
}

Value slice_string(Runtime& runtime, const String& string, const SliceIndices& indices) {
    if (indices.step == 1) {
        const auto begin = static_cast<std::uint32_t>(indices.start);
        return substring(runtime, string, begin, begin + static_cast<std::uint32_t>(indices.count));
    }
    if (!has_string_room(runtime, string.byte_length())) return Value::error();
    if (string.is_ascii()) {
        Ref<String> result = make_string_to_fill(runtime, static_cast<std::uint32_t>(indices.count));
        for (std::int64_t index = 0; index < indices.count; ++index) {
            result->data()[index] = string.data()[indices.start + index * indices.step];
        }
        result->seal(static_cast<std::uint32_t>(indices.count));
        return result;
    }
    std::vector<std::uint32_t> offsets;
    offsets.reserve(string.length() + 1);
    for (std::size_t offset = 0; offset < string.byte_length();) {
        offsets.push_back(static_cast<std::uint32_t>(offset));
        (void)unicode::next(string.view(), offset);
    }
    offsets.push_back(string.byte_length());
    std::string text;
    for (std::int64_t index = 0; index < indices.count; ++index) {
        const auto place = static_cast<std::size_t>(indices.start + index * indices.step);
        text.append(string.view(), offsets[place], offsets[place + 1] - offsets[place]);
    }
    return make_string(runtime, text);
}

Value get_item_of_string(Runtime& runtime, const Value& self, const Value& key) {
    const String& string = *self.as<String>();
    if (is_integer(key)) {
        const std::int64_t index = item_index(key, string.length());
        if (index < 0) return runtime.raise(Message::StringRange);
        return substring(runtime, string, static_cast<std::uint32_t>(index),
                         static_cast<std::uint32_t>(index) + 1);
    }
    if (const auto* slice = key.get_if<Slice>()) {
        SliceIndices indices;
        const Value done = slice_indices(runtime, *slice, string.length(), indices);
        if (done.failed()) return done;
        if (done.is_none()) {
            const bool is_all = indices.step == 1 && indices.count == string.length();
            return is_all ? Value(plain_string(runtime, self.as<String>()))
                          : slice_string(runtime, string, indices);
        }
    } else if (type_of(runtime, key)->slots.to_index == nullptr) {
        return runtime.raise(Message::StringIndices, type_name(runtime, key));
    }
    return with_plain_key(runtime, self, key, get_item_of_string, "string indices");
}

Value contains_string(Runtime& runtime, const Value& self, const Value& item) {
    const auto* part = item.get_if<String>();
    if (part == nullptr) return runtime.raise(Message::InStringNeedsString, type_name(runtime, item));
    return Value::boolean(find_text(self.as<String>()->view(), part->view(), 0) != std::string_view::npos);
}

Value iterate_string(Runtime& runtime, const Value& self) {
    return runtime.heap().make<StringIterator>(runtime.types.string_iterator, Ref<String>(self.as<String>()));
}

/// str(object, encoding, errors)
Value decoded(Runtime& runtime, const Value* values) {
    const Value& source = values[0];
    if (source.is<String>()) return runtime.raise(Message::DecodingString);
    if (!source.is_empty() && !is_bytes_like(source)) {
        return runtime.raise(Message::DecodingNeedsBytes, type_name(runtime, source));
    }
    CodecArguments codec;
    if (!read_codec(runtime, "str", values[1], values[2], codec)) return Value::error();
    return decode(runtime, source.is_empty() ? std::string_view() : bytes_view(source), codec, source);
}

Value plain_str(Runtime& runtime, const Value* values) {
    if (!values[1].is_empty() || !values[2].is_empty()) return decoded(runtime, values);
    if (values[0].is_empty()) return make_string(runtime, "");
    return str(runtime, values[0]);
}

/// An instance of `type` with the characters of a plain str; errors stay as they are.
Value string_of_type(Runtime& runtime, Type* type, const Value& text) {
    if (type == runtime.types.string || !text.is_value()) return text;
    Ref<String> result = make_string(runtime, text.as<String>()->view());
    result->set_type(type);
    return result;
}

Routine construct_subclass(Runtime& runtime, Ref<Type> type, Value object, Value encoding, Value errors) {
    const Value values[3] = {object, encoding, errors};
    Value text = co_await plain_str(runtime, values);
    co_return string_of_type(runtime, type.get(), text);
}

Value construct_string(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[3];
    if (!read_arguments(runtime, {"str", {"object", "encoding", "errors"}}, arguments, values))
        return Value::error();
    Value text = plain_str(runtime, values);
    if (!text.is_pending()) return string_of_type(runtime, type, text);
    if (type == runtime.types.string) return text;
    // A routine begins again, so that it can go on with the result.
    runtime.callee->abandon();
    return run(runtime, construct_subclass(runtime, Ref<Type>(type), values[0], values[1], values[2]));
}

}  // namespace

Value substring(Runtime& runtime, const String& string, std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t from = string.offset_of(begin);
    const std::uint32_t to = end == begin + 1 && !string.is_ascii() && begin < string.length()
                                 ? [&] {
                                       std::size_t after = from;
                                       (void)unicode::next(string.view(), after);
                                       return static_cast<std::uint32_t>(after);
                                   }()
                                 : string.offset_of(end);
    if (!has_string_room(runtime, to - from)) return Value::error();
    Ref<String> result = make_string_to_fill(runtime, to - from);
    copy_text(result->data(), string.view().substr(from, to - from));
    result->seal(end - begin);
    return result;
}

Value part_of(Runtime& runtime, String* string, std::string_view part) {
    if (part.size() == string->byte_length()) return plain_string(runtime, string);
    return make_string_checked(runtime, part);
}

Value repeat_string(Runtime& runtime, String* string, std::int64_t times) {
    const std::uint32_t size = string->byte_length();
    if (times <= 0 || size == 0) return make_string(runtime, "");
    if (times == 1) return plain_string(runtime, string);
    if (times > INT32_MAX) {
        (void)runtime.raise(Message::OutOfMemory);
        return Value::error();
    }
    const std::uint64_t bytes = std::uint64_t{size} * static_cast<std::uint64_t>(times);
    if (!has_string_room(runtime, bytes)) return Value::error();
    Ref<String> result = make_string_to_fill(runtime, static_cast<std::uint32_t>(bytes));
    char* to = result->data();
    if (size == 1) {
        std::memset(to, string->data()[0], bytes);
    } else {
        for (std::int64_t round = 0; round < times; ++round) to = copy_text(to, string->view());
    }
    result->seal(static_cast<std::uint32_t>(string->length() * static_cast<std::uint64_t>(times)));
    return result;
}

void define_string_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "str", {runtime.types.object}, Kind::String);
    Slots& slots = builder.slots();
    slots.repr = repr_string;
    slots.str = str_string;
    slots.format = format_self;
    slots.hash = hash_string;
    slots.truth = truth_string;
    slots.compare = compare_string;
    slots.binary = binary_string;
    slots.length = length_of_string;
    slots.get_item = get_item_of_string;
    slots.contains = contains_string;
    slots.iterate = iterate_string;
    slots.construct = construct_string;
    add_string_character_methods(builder);
    add_string_search_methods(builder);
    add_string_conversion_methods(builder);
    runtime.types.string = runtime.keep(builder.finish());

    TypeBuilder iterator(runtime, "str_iterator", {runtime.types.object}, Kind::Iterator);
    make_iterator_slots(iterator, true);
    runtime.types.string_iterator = runtime.keep(iterator.finish());
}

}  // namespace loopscope::language
