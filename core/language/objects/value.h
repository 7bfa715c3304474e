// A value of the snippet language in 8 bytes: a counted pointer to an object as it is, above those the
// floats, or, in the space of the NaNs, an integer of 48 bits or a constant (None, True...). Copying counts a
// reference, moving does not.
//
// Functions that can fail or that must call back into the program return a Value too: besides a result it can
// be
//     Value::error()      an exception was raised; it is in Runtime::error
//     Value::pending()    the result comes later: an activation waits to be run first (runtime/native.h tells
//     how) Value::exhausted()  an iterator has no more (only from `next`)
#pragma once

#include <bit>
#include <cstdint>
#include <utility>

#include "language/objects/object.h"
#include "loop/ref.h"

namespace loopscope::language {

class [[nodiscard]] LOOPSCOPE_TRIVIAL_ABI Value {
public:
    /// A future of Values points back to the program's object that stands for it (loop/future.h).
    /// What a future of the loop keeps: the object that stands for it. The object owns the future, until only
    /// the loop has a use for the two: then it is the other way round.
    class FutureOwner {
    public:
        FutureOwner() noexcept = default;
        FutureOwner(const FutureOwner&) = delete;
        FutureOwner& operator=(Object* object) noexcept {
            object_ = object;
            return *this;
        }
        inline ~FutureOwner();
        [[nodiscard]] Object* get() const noexcept { return object_; }

    private:
        Object* object_ = nullptr;
    };

    constexpr Value() noexcept : bits_(kEmpty) {}
    Value(const Value& other) noexcept : bits_(counted(other.bits_)) {}
    Value(Value&& other) noexcept : bits_(std::exchange(other.bits_, kEmpty)) {}
    template <class T>
        requires std::is_base_of_v<Object, T>
    Value(const Ref<T>& object) noexcept : Value(from(object.get())) {}
    template <class T>
        requires std::is_base_of_v<Object, T>
    Value(Ref<T>&& object) noexcept : bits_(address(object.leak())) {}
    constexpr ~Value() { release(bits_); }
    // The old content dies only after the new one is in place: its end may run code that looks here.
    Value& operator=(const Value& other) noexcept {
        release(std::exchange(bits_, counted(other.bits_)));
        return *this;
    }
    Value& operator=(Value&& other) noexcept {
        release(std::exchange(bits_, std::exchange(other.bits_, kEmpty)));
        return *this;
    }

    [[nodiscard]] static constexpr Value none() noexcept { return Value(kNone); }
    [[nodiscard]] static constexpr Value boolean(bool value) noexcept {
        return Value(value ? kTrue : kFalse);
    }
    [[nodiscard]] static constexpr Value not_implemented() noexcept { return Value(kNotImplemented); }
    [[nodiscard]] static constexpr Value ellipsis() noexcept { return Value(kEllipsis); }
    [[nodiscard]] static constexpr Value error() noexcept { return Value(kError); }
    [[nodiscard]] static constexpr Value pending() noexcept { return Value(kPending); }
    [[nodiscard]] static constexpr Value exhausted() noexcept { return Value(kExhausted); }

    /// `value` must fit (`fits`); integers of any size: `make_integer` in objects/integer.h.
    [[nodiscard]] static constexpr Value small_integer(std::int64_t value) noexcept {
        return Value(kInteger | (static_cast<std::uint64_t>(value) & kPayload));
    }
    [[nodiscard]] static constexpr bool fits(std::int64_t value) noexcept {
        return value >= -(std::int64_t{1} << 47) && value < (std::int64_t{1} << 47);
    }
    [[nodiscard]] static constexpr Value number(double value) noexcept {
        // Every NaN becomes the one positive quiet NaN, so that none can be taken for a tag.
        return Value(value != value ? kNaN : std::bit_cast<std::uint64_t>(value) + kLeastFloat);
    }
    /// Counts a new reference. `object` must not be null.
    [[nodiscard]] static Value from(Object* object) noexcept {
        object->add_ref();
        return Value(address(object));
    }

    [[nodiscard]] constexpr bool is_empty() const noexcept { return bits_ == kEmpty; }
    [[nodiscard]] constexpr bool is_none() const noexcept { return bits_ == kNone; }
    [[nodiscard]] constexpr bool is_true() const noexcept { return bits_ == kTrue; }
    [[nodiscard]] constexpr bool is_false() const noexcept { return bits_ == kFalse; }
    [[nodiscard]] constexpr bool is_boolean() const noexcept { return (bits_ | 1) == kTrue; }
    [[nodiscard]] constexpr bool is_not_implemented() const noexcept { return bits_ == kNotImplemented; }
    [[nodiscard]] constexpr bool is_ellipsis() const noexcept { return bits_ == kEllipsis; }
    /// An exception was raised and waits in Runtime::error.
    [[nodiscard]] constexpr bool failed() const noexcept { return bits_ == kError; }
    [[nodiscard]] constexpr bool is_pending() const noexcept { return bits_ == kPending; }
    [[nodiscard]] constexpr bool is_exhausted() const noexcept { return bits_ == kExhausted; }
    /// A real value of the program: not empty, failed, pending or exhausted.
    [[nodiscard]] constexpr bool is_value() const noexcept { return bits_ < kEmpty || bits_ > kExhausted; }

    [[nodiscard]] constexpr bool is_small_integer() const noexcept { return (bits_ & kTag) == kInteger; }
    [[nodiscard]] constexpr bool is_number() const noexcept {
        return bits_ - kLeastFloat < kInteger - kLeastFloat;
    }
    [[nodiscard]] constexpr bool is_object() const noexcept { return points(bits_); }

    [[nodiscard]] static constexpr bool are_small_integers(const Value& a, const Value& b) noexcept {
        return (((a.bits_ ^ kInteger) | (b.bits_ ^ kInteger)) & kTag) == 0;
    }

    [[nodiscard]] constexpr std::int64_t small_integer() const noexcept {
        return static_cast<std::int64_t>(bits_ << 16) >> 16;
    }
    [[nodiscard]] constexpr double number() const noexcept {
        return std::bit_cast<double>(bits_ - kLeastFloat);
    }
    [[nodiscard]] Object* object() const noexcept { return object_of(bits_); }

    /// Whether it is an object laid out as `T`, by T::kKind; also for the program's subclasses of T's type.
    template <class T>
    [[nodiscard]] bool is() const noexcept {
        return is_object() && object()->kind() == T::kKind;
    }
    /// `is<T>()` must hold.
    template <class T>
    [[nodiscard]] T* as() const noexcept {
        return static_cast<T*>(object());
    }
    /// The object as `T`, or null when it is something else.
    template <class T>
    [[nodiscard]] T* get_if() const noexcept {
        return is<T>() ? as<T>() : nullptr;
    }

    /// Python's `is`: same object, same small integer, same float bits.
    [[nodiscard]] constexpr bool is_same(const Value& other) const noexcept { return bits_ == other.bits_; }
    [[nodiscard]] constexpr std::uint64_t bits() const noexcept { return bits_; }

private:
    static constexpr std::uint64_t kTag = 0xFFFF'0000'0000'0000;
    static constexpr std::uint64_t kPayload = 0x0000'FFFF'FFFF'FFFF;
    static constexpr std::uint64_t kInteger = 0xFFF9'0000'0000'0000;
    static constexpr std::uint64_t kLeastFloat = 0x0001'0000'0000'0000;
    // What every copy and every end of a value asks is then one comparison, in WebAssembly, whose memory ends
    // at 2 GB, with a number that fits into an instruction.
    static constexpr std::uint64_t kPastObjects = sizeof(void*) == 4 ? 0x8000'0000 : kLeastFloat;
    // At the very end, so that each is a small negative number: those take two bytes of code, not nine.
    static constexpr std::uint64_t kConstant = 0xFFFF'FFFF'FFFF'FFF0;
    static constexpr std::uint64_t kNaN = 0x7FF8'0000'0000'0000 + kLeastFloat;
    static constexpr std::uint64_t kFalse = kConstant | 0;
    static constexpr std::uint64_t kTrue = kConstant | 1;
    static constexpr std::uint64_t kNone = kConstant | 2;
    static constexpr std::uint64_t kNotImplemented = kConstant | 3;
    static constexpr std::uint64_t kEllipsis = kConstant | 4;
    static constexpr std::uint64_t kEmpty = kConstant | 8;
    static constexpr std::uint64_t kError = kConstant | 9;
    static constexpr std::uint64_t kPending = kConstant | 10;
    static constexpr std::uint64_t kExhausted = kConstant | 11;

    explicit constexpr Value(std::uint64_t bits) noexcept : bits_(bits) {}
    static constexpr bool points(std::uint64_t bits) noexcept { return bits < kPastObjects; }
    // By their bits: a value whose address nobody takes stays in a register.
    static std::uint64_t counted(std::uint64_t bits) noexcept {
        if (points(bits)) object_of(bits)->add_ref();
        return bits;
    }
    static constexpr void release(std::uint64_t bits) noexcept {
        if (points(bits)) object_of(bits)->release();
    }
    [[nodiscard]] static Object* object_of(std::uint64_t bits) noexcept {
        return reinterpret_cast<Object*>(static_cast<std::uintptr_t>(bits));
    }
    [[nodiscard]] static std::uint64_t address(const Object* object) noexcept {
        return static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(object));
    }

    std::uint64_t bits_;
};

static_assert(sizeof(Value) == 8);

inline Value::FutureOwner::~FutureOwner() {
    if (object_ != nullptr) object_->release();
}

inline void Visitor::visit(const Value& value) {
    if (value.is_object()) visit(value.object());
}

}  // namespace loopscope::language
