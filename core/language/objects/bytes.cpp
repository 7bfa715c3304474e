#include "language/objects/bytes.h"

#include <algorithm>
#include <cstring>

#include "language/objects/heap.h"
#include "language/objects/type.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

ByteArray::~ByteArray() {
    type()->runtime().heap().deallocate(data_, capacity_);
}

void ByteArray::replace(std::uint32_t begin, std::uint32_t count, std::string_view text) {
    const auto added = static_cast<std::uint32_t>(text.size());
    const std::uint32_t length = length_ - count + added;
    const std::uint32_t rest = length_ - begin - count;
    if (length > capacity_) {
        Heap& heap = type()->runtime().heap();
        const std::uint32_t capacity = std::max(length, capacity_ + capacity_ / 2);
        auto* data = static_cast<char*>(heap.allocate(capacity));
        std::copy_n(data_, begin, data);
        std::copy_n(data_ + begin + count, rest, data + begin + added);
        heap.deallocate(data_, capacity_);
        data_ = data;
        capacity_ = capacity;
    } else if (rest > 0) {
        std::memmove(data_ + begin + added, data_ + begin + count, rest);
    }
    if (added > 0) std::memcpy(data_ + begin, text.data(), added);
    length_ = length;
}

bool is_bytes_like(const Value& value) noexcept {
    return value.is<Bytes>() || value.is<ByteArray>();
}

std::string_view bytes_view(const Value& value) noexcept {
    const auto* array = value.get_if<ByteArray>();
    return array != nullptr ? array->view() : value.as<Bytes>()->view();
}

Ref<Bytes> make_bytes(Runtime& runtime, std::string_view bytes) {
    const auto length = static_cast<std::uint32_t>(bytes.size());
    Ref<Bytes> result = runtime.heap().make_with_room<Bytes>(length, runtime.types.bytes, length);
    if (length > 0) std::memcpy(result->data(), bytes.data(), length);
    return result;
}

Ref<ByteArray> make_byte_array(Runtime& runtime, std::string_view bytes) {
    Ref<ByteArray> result = runtime.heap().make<ByteArray>(runtime.types.byte_array);
    result->replace(0, 0, bytes);
    return result;
}

void append_quoted_bytes(std::string& result, std::string_view bytes, bool in_array) {
    const bool has_single = bytes.find('\'') != std::string_view::npos;
    const char quote = has_single && bytes.find('"') == std::string_view::npos ? '"' : '\'';
    result += 'b';
    result += quote;
    for (const char character : bytes) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == quote || character == '\\' || (in_array && character == '\'')) {
            result += '\\';
            result += character;
        } else if (character == '\n') {
            result += "\\n";
        } else if (character == '\r') {
            result += "\\r";
        } else if (character == '\t') {
            result += "\\t";
        } else if (byte >= ' ' && byte < 0x7F) {
            result += character;
        } else {
            result += "\\x";
            result += "0123456789abcdef"[byte >> 4];
            result += "0123456789abcdef"[byte & 0xF];
        }
    }
    result += quote;
}

}  // namespace loopscope::language
