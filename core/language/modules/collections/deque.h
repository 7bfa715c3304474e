// collections.deque: items in a ring, so that both ends are near.
#pragma once

#include <cstdint>

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

class Deque final : public Object {
public:
    static constexpr std::uint32_t kUnbounded = 0xFFFF'FFFF;

    explicit Deque(Type* type) noexcept : Object(type, Kind::Other) {}

    [[nodiscard]] std::uint32_t length() const noexcept { return length_; }
    /// Appending to a full one drops an item from the other end.
    [[nodiscard]] std::uint32_t most() const noexcept { return most_; }
    void set_most(std::uint32_t most) noexcept { most_ = most; }
    [[nodiscard]] Value& operator[](std::uint32_t index) noexcept {
        return items_[(begin_ + index) & (capacity_ - 1)];
    }

    void append(Value item);
    void append_left(Value item);
    /// It must not be empty.
    Value pop();
    Value pop_left();
    void insert(std::uint32_t index, Value item);
    void remove(std::uint32_t index);
    /// To the right by `steps`, to the left when negative.
    void rotate(std::int64_t steps);
    void reverse() noexcept;

    /// Changes whenever an item comes or goes.
    [[nodiscard]] std::uint32_t version() const noexcept { return version_; }

    void traverse(Visitor& visitor) const override;
    void clear() override;

private:
    ~Deque() override;
    void grow();

    Value* items_ = nullptr;
    std::uint32_t capacity_ = 0;  // a power of two, or 0
    std::uint32_t begin_ = 0;
    std::uint32_t length_ = 0;
    std::uint32_t most_ = kUnbounded;
    std::uint32_t version_ = 0;
};

}  // namespace loopscope::language
