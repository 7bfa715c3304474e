// A string: UTF-8 in place behind the head, immutable. Strings that are names of variables and attributes are
// interned: equal ones are the same object. Surrogates may occur, as three bytes like any character of their
// size.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

class String final : public Object {
public:
    static constexpr Kind kKind = Kind::String;

    /// Made by `make_string`; the bytes stand in the room behind the object.
    String(Type* type, std::uint32_t bytes) noexcept : Object(type, kKind), bytes_(bytes) {}

    [[nodiscard]] std::string_view view() const noexcept { return {data(), bytes_}; }
    [[nodiscard]] const char* data() const noexcept { return reinterpret_cast<const char*>(this + 1); }
    [[nodiscard]] char* data() noexcept { return reinterpret_cast<char*>(this + 1); }
    [[nodiscard]] std::uint32_t byte_length() const noexcept { return bytes_; }
    /// Number of code points: Python's `len`.
    [[nodiscard]] std::uint32_t length() const noexcept { return code_points_; }
    [[nodiscard]] bool is_ascii() const noexcept { return code_points_ == bytes_; }
    [[nodiscard]] std::uint32_t hash() const noexcept { return hash_ != 0 ? hash_ : compute_hash(); }
    [[nodiscard]] bool is_interned() const noexcept { return interned_; }

    /// Byte offset of code point `index`, which must be <= length().
    [[nodiscard]] std::uint32_t offset_of(std::uint32_t index) const noexcept;
    /// Number of code points before byte `offset`, where one begins.
    [[nodiscard]] std::uint32_t index_of(std::uint32_t offset) const noexcept;

    /// Called once by whoever filled the bytes: counts the code points.
    void seal() noexcept;
    /// The same for who knows the count.
    void seal(std::uint32_t code_points) noexcept { code_points_ = code_points; }
    void set_interned(bool interned) noexcept { interned_ = interned; }

    /// Some instance has, or had, an attribute of its own with this name: it may hide what its class has.
    [[nodiscard]] bool names_attribute() const noexcept { return names_attribute_; }
    void set_names_attribute() noexcept { names_attribute_ = true; }

private:
    std::uint32_t compute_hash() const noexcept;

    std::uint32_t bytes_;
    std::uint32_t code_points_ = 0;
    mutable std::uint32_t hash_ = 0;
    bool interned_ = false;
    bool names_attribute_ = false;
};

constexpr std::size_t kMostShort = 16;

/// Copies up to kMostShort bytes; gives them laid over each other, so that one above 0x7F shows.
inline std::uint64_t copy_short(char* to, const char* from, std::size_t size) noexcept {
    const auto copy_ends = [&](auto first) -> std::uint64_t {
        auto last = first;
        std::memcpy(&first, from, sizeof first);
        std::memcpy(&last, from + size - sizeof last, sizeof last);
        std::memcpy(to, &first, sizeof first);
        std::memcpy(to + size - sizeof last, &last, sizeof last);
        return first | last;
    };
    if (size >= 8) return copy_ends(std::uint64_t{});
    if (size >= 4) return copy_ends(std::uint32_t{});
    if (size == 0) return 0;
    const char first = from[0], middle = from[size / 2], last = from[size - 1];
    to[0] = first;
    to[size / 2] = middle;
    to[size - 1] = last;
    return static_cast<unsigned char>(first | middle | last);
}

/// Copies `text` to where a string is filled; gives the end of the copy. What most strings are made of is
/// short, and the way to copy any number of bytes takes longer to begin than that takes.
inline char* copy_text(char* to, std::string_view text) noexcept {
    if (text.size() > kMostShort) {
        std::memcpy(to, text.data(), text.size());
    } else {
        copy_short(to, text.data(), text.size());
    }
    return to + text.size();
}

/// A new string with a copy of `text`, which must be UTF-8 (surrogates encoded as three bytes may occur).
[[nodiscard]] Ref<String> make_string(Runtime& runtime, std::string_view text);
/// A new string whose `bytes` bytes the caller fills through data() before calling seal().
[[nodiscard]] Ref<String> make_string_to_fill(Runtime& runtime, std::uint32_t bytes);
/// Whether a string of so many bytes may be made: else MemoryError is raised. Ask when the program chooses
/// the size.
[[nodiscard]] bool has_string_room(Runtime& runtime, std::uint64_t bytes);
/// A copy of `text`, or MemoryError.
Value make_string_checked(Runtime& runtime, std::string_view text);

/// The hash of a string or of bytes, never 0.
[[nodiscard]] std::uint32_t hash_text(std::string_view text) noexcept;
/// Number of code points of valid UTF-8.
[[nodiscard]] std::uint32_t count_characters(std::string_view text) noexcept;
/// The text within quotes and with escapes, as repr() shows it.
void append_quoted(std::string& result, std::string_view text);
/// The text with escapes for all that is not ASCII, as ascii() has them.
[[nodiscard]] std::string ascii_escaped(std::string_view text);
/// The string itself, or a plain copy of an instance of the program's subclass.
[[nodiscard]] Ref<String> plain_string(Runtime& runtime, String* string);

/// str and its iterator.
void define_string_type(Runtime& runtime);

}  // namespace loopscope::language
