// The types bytes and bytearray: slots and constructors.
#include <algorithm>
#include <string>
#include <vector>

#include "language/objects/bytes.h"
#include "language/objects/bytes_objects.h"
#include "language/objects/codecs.h"
#include "language/objects/constructor_arguments.h"
#include "language/objects/format.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
#include "language/objects/slice.h"
#include "language/objects/string.h"
#include "language/objects/text_search.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

/// The numbers of bytes or a bytearray, which may change while it goes.
class BytesIterator final : public Iterator {
public:
    BytesIterator(Type* type, Value bytes) noexcept : Iterator(type), bytes_(std::move(bytes)) {}

    Value next(Runtime&) override {
        if (bytes_.is_empty()) return Value::exhausted();
        const std::string_view bytes = bytes_view(bytes_);
        if (index_ < bytes.size()) return Value::small_integer(static_cast<unsigned char>(bytes[index_++]));
        bytes_ = {};
        return Value::exhausted();
    }
    [[nodiscard]] std::int64_t length_hint() const override {
        if (bytes_.is_empty()) return 0;
        const std::size_t size = bytes_view(bytes_).size();
        return index_ < size ? static_cast<std::int64_t>(size - index_) : 0;
    }
    void traverse(Visitor& visitor) const override { visitor.visit(bytes_); }
    void clear() override { bytes_ = {}; }

private:
    Value bytes_;
    std::size_t index_ = 0;
};

Value repr_bytes(Runtime& runtime, const Value& self) {
    std::string text;
    const bool is_array = self.is<ByteArray>();
    if (is_array) text.append(self.object()->type()->name()->view()).append("(");
    append_quoted_bytes(text, bytes_view(self), is_array);
    if (is_array) text += ')';
    return make_string_checked(runtime, text);
}

Value hash_bytes(Runtime&, const Value& self) {
    return Value::small_integer(hash_text(bytes_view(self)));
}

Value truth_bytes(Runtime&, const Value& self) {
    return Value::boolean(!bytes_view(self).empty());
}

Value compare_bytes(Runtime&, CompareOperator operation, const Value& self, const Value& other) {
    if (!is_bytes_like(other)) return Value::not_implemented();
    return Value::boolean(holds(operation, bytes_view(self).compare(bytes_view(other))));
}

Value concatenate(Runtime& runtime, const Value& left, const Value& right) {
    if (!is_bytes_like(right)) {
        if (has_program_binary(*type_of(runtime, right))) return Value::not_implemented();
        return runtime.raise(Message::BytesConcatenate, type_name(runtime, right), type_name(runtime, left));
    }
    const std::string_view first = bytes_view(left);
    const std::string_view second = bytes_view(right);
    if (!has_string_room(runtime, std::uint64_t{first.size()} + second.size())) return Value::error();
    return bytes_like(runtime, left, std::string(first).append(second));
}

Value repeated(Runtime& runtime, const Value& bytes, std::int64_t times) {
    const std::string_view piece = bytes_view(bytes);
    std::string result;
    if (times > 0 && !piece.empty()) {
        if (times > INT32_MAX) return runtime.raise(Message::OutOfMemory);
        if (!has_string_room(runtime, static_cast<std::uint64_t>(times) * piece.size()))
            return Value::error();
        result.reserve(static_cast<std::size_t>(times) * piece.size());
        for (; times > 0; --times) result += piece;
    }
    return bytes_like(runtime, bytes, result);
}

Routine repeat_slowly(Runtime& runtime, Value bytes, Value times) {
    times = co_await to_index(runtime, times);
    if (times.failed()) co_return times;
    co_return repeated(runtime, bytes, times.small_integer());
}

Value repeat(Runtime& runtime, const Value& bytes, const Value& times) {
    if (times.is_small_integer()) return repeated(runtime, bytes, times.small_integer());
    const Type& type = *type_of(runtime, times);
    if (has_program_binary(type)) return Value::not_implemented();
    if (type.slots.to_index == nullptr) return runtime.raise(Message::RepeatByNonInteger, type.name());
    return run(runtime, repeat_slowly(runtime, bytes, times));
}

Value binary_bytes(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    switch (operation) {
        case BinaryOperator::Add:
            return is_bytes_like(left) ? concatenate(runtime, left, right) : Value::not_implemented();
        case BinaryOperator::Multiply:
            return is_bytes_like(left) ? repeat(runtime, left, right) : repeat(runtime, right, left);
        case BinaryOperator::Remainder:
            return is_bytes_like(left) ? format_percent_bytes(runtime, left, right)
                                       : Value::not_implemented();
        default:
            return Value::not_implemented();
    }
}

Value length_of_bytes(Runtime&, const Value& self) {
    return Value::small_integer(static_cast<std::int64_t>(bytes_view(self).size()));
}

Value get_item_of_bytes(Runtime& runtime, const Value& self, const Value& key) {
    const std::string_view bytes = bytes_view(self);
    const auto length = static_cast<std::int64_t>(bytes.size());
    if (is_integer(key)) {
        const std::int64_t index = item_index(key, length);
        if (index < 0)
            return runtime.raise(self.is<ByteArray>() ? Message::ByteArrayRange : Message::BytesRange);
        return Value::small_integer(static_cast<unsigned char>(bytes[static_cast<std::size_t>(index)]));
    }
    if (const auto* slice = key.get_if<Slice>()) {
        SliceIndices indices;
        const Value done = slice_indices(runtime, *slice, length, indices);
        if (done.failed()) return done;
        if (done.is_none()) {
            std::string part;
            for (std::int64_t count = 0, index = indices.start; count < indices.count;
                 ++count, index += indices.step) {
                part += bytes[static_cast<std::size_t>(index)];
            }
            return bytes_like(runtime, self, part);
        }
    }
    return with_plain_key(runtime, self, key, get_item_of_bytes,
                          self.is<ByteArray>() ? "bytearray indices" : "byte indices");
}

Value contains_bytes(Runtime& runtime, const Value& self, const Value& item) {
    if (item.is_small_integer() || item.is_boolean()) {
        char byte = 0;
        if (!read_byte(runtime, item, byte)) return Value::error();
        return Value::boolean(bytes_view(self).find(byte) != std::string_view::npos);
    }
    std::string_view part;
    if (!read_bytes(runtime, item, part)) return Value::error();
    return Value::boolean(find_text(bytes_view(self), part, 0) != std::string_view::npos);
}

Value iterate_bytes(Runtime& runtime, const Value& self) {
    Type* type = self.is<ByteArray>() ? runtime.types.byte_array_iterator : runtime.types.bytes_iterator;
    return runtime.heap().make<BytesIterator>(type, self);
}

/// Bytes of the list's ints, to each of which `__index__` may belong.
Routine bytes_of_list(Runtime& runtime, Value items, bool is_array) {
    std::string bytes;
    for (std::uint32_t index = 0; index < items.as<List>()->length(); ++index) {
        Value item = (*items.as<List>())[index];
        Value number = co_await to_index(runtime, item, true);
        if (number.failed()) co_return number;
        if (number.small_integer() < 0 || number.small_integer() > 0xFF) {
            co_return runtime.raise(is_array ? Message::ByteRange : Message::BytesItemRange);
        }
        bytes += static_cast<char>(number.small_integer());
    }
    co_return make_bytes(runtime, bytes);
}

Routine bytes_of_iterable(Runtime& runtime, Value iterable, bool is_array) {
    Value items = co_await to_list(runtime, iterable);
    if (items.failed()) co_return items;
    co_return co_await run(runtime, bytes_of_list(runtime, items, is_array));
}

/// Bytes of what `bytes(source)` takes.
Routine bytes_of_source(Runtime& runtime, Value source, bool is_array) {
    if (is_bytes_like(source)) co_return source;
    Value answer = co_await call_special(runtime, source, runtime.names.dunder_bytes);
    if (answer.failed()) co_return answer;
    if (!answer.is_not_implemented()) {
        if (answer.is<Bytes>()) co_return answer;
        co_return runtime.raise(Message::BytesReturnedNonBytes, type_name(runtime, answer));
    }
    const Slots& slots = type_of(runtime, source)->slots;
    if (slots.to_index != nullptr) {
        Value count = co_await to_index(runtime, source);
        if (count.failed()) co_return count;
        if (count.small_integer() < 0) co_return runtime.raise(Message::NegativeCount);
        if (!has_string_room(runtime, static_cast<std::uint64_t>(count.small_integer())))
            co_return Value::error();
        co_return make_bytes(runtime, std::string(static_cast<std::size_t>(count.small_integer()), '\0'));
    }
    if (slots.iterate == nullptr || source.is<String>()) {
        co_return runtime.raise(Message::CannotConvertToBytes, type_name(runtime, source),
                                is_array ? "bytearray" : "bytes");
    }
    co_return co_await run(runtime, bytes_of_iterable(runtime, source, is_array));
}

/// What `type(source)` gives for bytes.
Value made(Runtime& runtime, Type* type, const Value& bytes) {
    if (type == runtime.types.bytes && bytes.object()->type() == type) return bytes;
    Value result = type->instance_kind == Kind::ByteArray ? Value(make_byte_array(runtime, bytes_view(bytes)))
                                                          : Value(make_bytes(runtime, bytes_view(bytes)));
    if (type != result.object()->type()) result.object()->set_type(type);
    return result;
}

Routine construct_slowly(Runtime& runtime, Ref<Type> type, Value source) {
    Value bytes =
        co_await run(runtime, bytes_of_source(runtime, source, type->instance_kind == Kind::ByteArray));
    if (bytes.failed()) co_return bytes;
    co_return made(runtime, type.get(), bytes);
}

/// What the arguments name to be made bytes of.
Value read_source(Runtime& runtime, bool is_array, Arguments arguments) {
    const std::string_view name = is_array ? "bytearray" : "bytes";
    Value values[3];
    if (!read_arguments(runtime, {name, {"source", "encoding", "errors"}, 0, true}, arguments, values)) {
        return Value::error();
    }
    Value source = std::move(values[0]);
    const bool has_codec = !values[1].is_empty() || !values[2].is_empty();
    if (auto* string = source.get_if<String>()) {
        if (values[1].is_empty()) {
            return runtime.raise(values[2].is_empty() ? Message::TextWithoutEncoding
                                                      : Message::ErrorsWithoutText);
        }
        CodecArguments codec;
        if (!read_codec(runtime, name, values[1], values[2], codec)) return Value::error();
        source = encode(runtime, string, codec);
    } else if (has_codec) {
        return runtime.raise(values[1].is_empty() ? Message::ErrorsWithoutText
                                                  : Message::EncodingWithoutText);
    }
    return source.is_empty() ? Value(make_bytes(runtime, "")) : source;
}

Value construct(Runtime& runtime, Type* type, Arguments arguments) {
    const Value source = read_source(runtime, type->instance_kind == Kind::ByteArray, arguments);
    if (source.failed()) return source;
    if (is_bytes_like(source)) return made(runtime, type, source);
    return run(runtime, construct_slowly(runtime, Ref<Type>(type), source));
}

Routine initialize_slowly(Runtime& runtime, Ref<ByteArray> array, Value source) {
    Value bytes = co_await run(runtime, bytes_of_source(runtime, source, true));
    if (bytes.failed()) co_return bytes;
    co_return replace_bytes(runtime, *array, 0, array->length(), bytes_view(bytes));
}

Value initialize(Runtime& runtime, const Value& self, Arguments arguments) {
    const Value source = read_source(runtime, true, arguments);
    if (source.failed()) return source;
    return run(runtime, initialize_slowly(runtime, Ref<ByteArray>(self.as<ByteArray>()), source));
}

void fill_slots(Slots& slots) {
    slots.repr = repr_bytes;
    slots.str = repr_bytes;
    slots.truth = truth_bytes;
    slots.compare = compare_bytes;
    slots.binary = binary_bytes;
    slots.length = length_of_bytes;
    slots.get_item = get_item_of_bytes;
    slots.contains = contains_bytes;
    slots.iterate = iterate_bytes;
    slots.construct = construct;
}

Type* make_iterator_type(Runtime& runtime, std::string_view name) {
    TypeBuilder builder(runtime, name, {runtime.types.object}, Kind::Iterator);
    make_iterator_slots(builder, true);
    return runtime.keep(builder.finish());
}

}  // namespace

Value bytes_like(Runtime& runtime, const Value& self, std::string_view text) {
    if (!has_string_room(runtime, text.size())) return Value::error();
    return self.is<ByteArray>() ? Value(make_byte_array(runtime, text)) : Value(make_bytes(runtime, text));
}

bool read_bytes(Runtime& runtime, const Value& argument, std::string_view& bytes) {
    if (!is_bytes_like(argument)) {
        (void)runtime.raise(Message::BytesNeeded, type_name(runtime, argument));
        return false;
    }
    bytes = bytes_view(argument);
    return true;
}

bool read_byte(Runtime& runtime, const Value& number, char& byte) {
    std::int64_t value = -1;
    if (!to_int64(number, value) || value < 0 || value > 0xFF) {
        (void)runtime.raise(Message::ByteRange);
        return false;
    }
    byte = static_cast<char>(value);
    return true;
}

Value bytes_from_items(Runtime& runtime, const Value& iterable, bool for_array) {
    if (iterable.is<String>() || type_of(runtime, iterable)->slots.iterate == nullptr) {
        return runtime.raise(Message::CannotConvertToBytes, type_name(runtime, iterable), "bytes");
    }
    return run(runtime, bytes_of_iterable(runtime, iterable, for_array));
}

void define_bytes_types(Runtime& runtime) {
    TypeBuilder bytes(runtime, "bytes", {runtime.types.object}, Kind::Bytes);
    fill_slots(bytes.slots());
    bytes.slots().hash = hash_bytes;
    add_bytes_methods(bytes);
    runtime.types.bytes = runtime.keep(bytes.finish());

    TypeBuilder array(runtime, "bytearray", {runtime.types.object}, Kind::ByteArray);
    fill_slots(array.slots());
    array.slots().hash = nullptr;
    array.slots().initialize = initialize;
    array.slots().set_item = set_item_of_byte_array;
    array.slots().delete_item = delete_item_of_byte_array;
    array.slots().in_place = in_place_byte_array;
    add_bytes_methods(array);
    add_byte_array_methods(array);
    runtime.types.byte_array = runtime.keep(array.finish());

    runtime.types.bytes_iterator = make_iterator_type(runtime, "bytes_iterator");
    runtime.types.byte_array_iterator = make_iterator_type(runtime, "bytearray_iterator");
}

}  // namespace loopscope::language
