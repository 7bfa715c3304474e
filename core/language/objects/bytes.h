// bytes, immutable, in place behind the head; and bytearray, a growing row of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

class Bytes final : public Object {
public:
    static constexpr Kind kKind = Kind::Bytes;

    /// Made by `make_bytes`.
    Bytes(Type* type, std::uint32_t length) noexcept : Object(type, kKind), length_(length) {}

    [[nodiscard]] std::uint32_t length() const noexcept { return length_; }
    [[nodiscard]] char* data() noexcept { return reinterpret_cast<char*>(this + 1); }
    [[nodiscard]] std::string_view view() const noexcept {
        return {reinterpret_cast<const char*>(this + 1), length_};
    }

private:
    std::uint32_t length_;
};

class ByteArray final : public Object {
public:
    static constexpr Kind kKind = Kind::ByteArray;

    explicit ByteArray(Type* type) noexcept : Object(type, kKind) {}

    [[nodiscard]] std::uint32_t length() const noexcept { return length_; }
    [[nodiscard]] char* data() noexcept { return data_; }
    [[nodiscard]] std::string_view view() const noexcept { return {data_, length_}; }
    /// Puts `text`, which must not be of this array, in the place of `count` bytes at `begin`.
    void replace(std::uint32_t begin, std::uint32_t count, std::string_view text);

    /// How many views see its memory: meanwhile it keeps its length.
    std::uint32_t exports = 0;

    void clear() override {}

private:
    ~ByteArray() override;

    char* data_ = nullptr;
    std::uint32_t length_ = 0;
    std::uint32_t capacity_ = 0;
};

/// Bytes or bytearray, or an instance of a subclass.
[[nodiscard]] bool is_bytes_like(const Value& value) noexcept;
/// `is_bytes_like` must hold. Valid until the value changes or ends.
[[nodiscard]] std::string_view bytes_view(const Value& value) noexcept;

[[nodiscard]] Ref<Bytes> make_bytes(Runtime& runtime, std::string_view bytes);
[[nodiscard]] Ref<ByteArray> make_byte_array(Runtime& runtime, std::string_view bytes);
/// Bytes of an iterable of ints in range(256); errors are worded as a bytearray's when `for_array`.
Value bytes_from_items(Runtime& runtime, const Value& iterable, bool for_array = false);

/// b'...' with its escapes, as repr() shows it. Within a bytearray's, single quotes are always escaped.
void append_quoted_bytes(std::string& result, std::string_view bytes, bool in_array = false);

/// bytes, bytearray and their iterators.
void define_bytes_types(Runtime& runtime);

}  // namespace loopscope::language
