// The methods and slots that change a bytearray.
#include <algorithm>

#include "language/objects/bytes.h"
#include "language/objects/bytes_objects.h"
#include "language/objects/index_arguments.h"
#include "language/objects/integer.h"
#include "language/objects/slice.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

Value replace_bytes(Runtime& runtime, ByteArray& array, std::int64_t begin, std::int64_t count,
                    std::string_view text) {
    if (array.exports != 0 && static_cast<std::int64_t>(text.size()) != count)
        return runtime.raise(Message::ExportsExist);
    if (!has_string_room(runtime, array.length() + std::uint64_t{text.size()})) return Value::error();
    array.replace(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(count), text);
    return Value::none();
}

namespace {

Value append(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) return with_indices(runtime, append, arguments, 2, {1});
    char byte = 0;
    if (!read_byte(runtime, arguments[1], byte)) return Value::error();
    auto& array = *arguments[0].as<ByteArray>();
    return replace_bytes(runtime, array, array.length(), 0, std::string_view(&byte, 1));
}

Value clear(Runtime& runtime, Value* arguments) {
    auto& array = *arguments[0].as<ByteArray>();
    return replace_bytes(runtime, array, 0, array.length(), {});
}

Value copy(Runtime& runtime, Value* arguments) {
    return bytes_like(runtime, arguments[0], bytes_view(arguments[0]));
}

Routine extend_slowly(Runtime& runtime, Value self, Value items) {
    Value bytes = co_await bytes_from_items(runtime, items, true);
    if (bytes.failed()) co_return bytes;
    auto& array = *self.as<ByteArray>();
    co_return replace_bytes(runtime, array, array.length(), 0, bytes_view(bytes));
}

Value extend(Runtime& runtime, Value* arguments) {
    auto& array = *arguments[0].as<ByteArray>();
    if (is_bytes_like(arguments[1])) {
        const std::string added(bytes_view(arguments[1]));
        return replace_bytes(runtime, array, array.length(), 0, added);
    }
    if (arguments[1].is<String>())
        return runtime.raise(Message::ExtendNeedsIntegers, type_name(runtime, arguments[1]));
    if (type_of(runtime, arguments[1])->slots.iterate == nullptr) {
        return runtime.raise(Message::CannotExtendByteArray, type_name(runtime, arguments[1]));
    }
    return run(runtime, extend_slowly(runtime, arguments[0], arguments[1]));
}

Value insert(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer() || !arguments[2].is_small_integer()) {
        return with_indices(runtime, insert, arguments, 3, {1, 2});
    }
    char byte = 0;
    if (!read_byte(runtime, arguments[2], byte)) return Value::error();
    auto& array = *arguments[0].as<ByteArray>();
    const std::int64_t length = array.length();
    std::int64_t index = arguments[1].small_integer();
    if (index < 0) index += length;
    return replace_bytes(runtime, array, std::clamp<std::int64_t>(index, 0, length), 0,
                         std::string_view(&byte, 1));
}

Value pop(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {1})) return with_indices(runtime, pop, arguments, 2, {1});
    auto& array = *arguments[0].as<ByteArray>();
    if (array.length() == 0) return runtime.raise(Message::PopFromEmptyByteArray);
    const Value key = arguments[1].is_empty() ? Value::small_integer(-1) : arguments[1];
    const std::int64_t index = item_index(key, array.length());
    if (index < 0) return runtime.raise(Message::PopRange);
    const auto byte = static_cast<unsigned char>(array.data()[index]);
    if (replace_bytes(runtime, array, index, 1, {}).failed()) return Value::error();
    return Value::small_integer(byte);
}

Value remove(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_small_integer()) return with_indices(runtime, remove, arguments, 2, {1});
    char byte = 0;
    if (!read_byte(runtime, arguments[1], byte)) return Value::error();
    auto& array = *arguments[0].as<ByteArray>();
    const std::size_t found = array.view().find(byte);
    if (found == std::string_view::npos) return runtime.raise(Message::NotInByteArray);
    return replace_bytes(runtime, array, static_cast<std::int64_t>(found), 1, {});
}

Value reverse(Runtime&, Value* arguments) {
    auto& array = *arguments[0].as<ByteArray>();
    std::reverse(array.data(), array.data() + array.length());
    return Value::none();
}

Value assign_slice(Runtime& runtime, ByteArray& array, const SliceIndices& indices, std::string_view text) {
    if (indices.step == 1) return replace_bytes(runtime, array, indices.start, indices.count, text);
    if (text.empty()) {
        // A stepped slice goes: from its end, so that the places before it stay.
        const bool forward = indices.step > 0;
        for (std::int64_t count = 0; count < indices.count; ++count) {
            const std::int64_t index =
                indices.start + (forward ? indices.count - 1 - count : count) * indices.step;
            if (replace_bytes(runtime, array, index, 1, {}).failed()) return Value::error();
        }
        return Value::none();
    }
    if (static_cast<std::int64_t>(text.size()) != indices.count) {
        return runtime.raise(Message::BytesExtendedSlice, text.size(), indices.count);
    }
    for (std::int64_t count = 0; count < indices.count; ++count) {
        array.data()[indices.start + count * indices.step] = text[static_cast<std::size_t>(count)];
    }
    return Value::none();
}

Routine assign_items(Runtime& runtime, Value self, Value key, Value items) {
    Value bytes = co_await bytes_from_items(runtime, items, true);
    if (bytes.failed()) co_return bytes;
    co_return co_await set_item_of_byte_array(runtime, self, key, bytes);
}

Routine set_with_index(Runtime& runtime, Value self, Value key, Value value) {
    value = co_await to_index(runtime, value, true);
    if (value.failed()) co_return value;
    co_return co_await set_item_of_byte_array(runtime, self, key, value);
}

}  // namespace

Value set_item_of_byte_array(Runtime& runtime, const Value& self, const Value& key, const Value& value) {
    auto& array = *self.as<ByteArray>();
    if (is_integer(key)) {
        if (!value.is_small_integer()) return run(runtime, set_with_index(runtime, self, key, value));
        char byte = 0;
        if (!read_byte(runtime, value, byte)) return Value::error();
        const std::int64_t index = item_index(key, array.length());
        if (index < 0) return runtime.raise(Message::ByteArrayRange);
        array.data()[index] = byte;
        return Value::none();
    }
    if (const auto* slice = key.get_if<Slice>()) {
        if (!is_bytes_like(value)) {
            const bool has_items = !value.is<String>() && type_of(runtime, value)->slots.iterate != nullptr;
            if (!has_items) return runtime.raise(Message::ByteArrayAssignment);
            return run(runtime, assign_items(runtime, self, key, value));
        }
        SliceIndices indices;
        const Value done = slice_indices(runtime, *slice, array.length(), indices);
        if (done.failed()) return done;
        if (done.is_none()) return assign_slice(runtime, array, indices, std::string(bytes_view(value)));
    }
    return with_plain_key(runtime, self, key, value, set_item_of_byte_array, "bytearray indices");
}

Value delete_item_of_byte_array(Runtime& runtime, const Value& self, const Value& key) {
    auto& array = *self.as<ByteArray>();
    if (is_integer(key)) {
        const std::int64_t index = item_index(key, array.length());
        if (index < 0) return runtime.raise(Message::ByteArrayRange);
        return replace_bytes(runtime, array, index, 1, {});
    }
    if (const auto* slice = key.get_if<Slice>()) {
        SliceIndices indices;
        const Value done = slice_indices(runtime, *slice, array.length(), indices);
        if (done.failed()) return done;
        if (done.is_none()) return assign_slice(runtime, array, indices, {});
    }
    return with_plain_key(runtime, self, key, delete_item_of_byte_array, "bytearray indices");
}

Value in_place_byte_array(Runtime& runtime, BinaryOperator operation, const Value& self, const Value& other) {
    auto& array = *self.as<ByteArray>();
    if (operation == BinaryOperator::Add) {
        if (!is_bytes_like(other)) {
            return runtime.raise(Message::BytesConcatenate, type_name(runtime, other),
                                 type_name(runtime, self));
        }
        const std::string added(bytes_view(other));
        if (replace_bytes(runtime, array, array.length(), 0, added).failed()) return Value::error();
        return self;
    }
    if (operation == BinaryOperator::Multiply && other.is_small_integer()) {
        const std::string piece(array.view());
        const std::int64_t times = std::max<std::int64_t>(other.small_integer(), 0);
        if (!piece.empty() && times > INT32_MAX / static_cast<std::int64_t>(piece.size())) {
            return runtime.raise(Message::OutOfMemory);
        }
        if (!has_string_room(runtime, piece.size() * static_cast<std::uint64_t>(times)))
            return Value::error();
        std::string whole;
        for (std::int64_t count = 0; count < times; ++count) whole += piece;
        if (replace_bytes(runtime, array, 0, array.length(), whole).failed()) return Value::error();
        return self;
    }
    return Value::not_implemented();
}

void add_byte_array_methods(TypeBuilder& builder) {
    builder.method("append(self, item, /)", append);
    builder.method("clear(self, /)", clear);
    builder.method("copy(self, /)", copy);
    builder.method("extend(self, iterable_of_ints, /)", extend);
    builder.method("insert(self, index, item, /)", insert);
    builder.method("pop(self, index=-1, /)", pop);
    builder.method("remove(self, value, /)", remove);
    builder.method("reverse(self, /)", reverse);
}

}  // namespace loopscope::language
