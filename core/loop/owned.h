// An object on the heap with one owner: what `std::unique_ptr` is for an object that nothing but its owner
// deletes. It is here because that one's header, `<memory>`, would be a fifth of what including the loop
// costs a program's compilation (`npm run bench -- --compile-time`).
#pragma once

#include <cstddef>
#include <utility>

namespace loopscope {

/// Owns a `T`, or nothing. `T` may be incomplete where the owner is not destroyed.
template <class T>
class Owned {
public:
    constexpr Owned() noexcept = default;
    constexpr Owned(std::nullptr_t) noexcept {}
    /// Takes over what `new` made.
    explicit Owned(T* object) noexcept : object_(object) {}
    Owned(Owned&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    Owned& operator=(Owned other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    ~Owned() { delete object_; }

    [[nodiscard]] T* get() const noexcept { return object_; }
    T& operator*() const noexcept { return *object_; }
    T* operator->() const noexcept { return object_; }
    explicit operator bool() const noexcept { return object_ != nullptr; }

private:
    T* object_ = nullptr;
};

template <class T, class... Arguments>
[[nodiscard]] Owned<T> make_owned(Arguments&&... arguments) {
    return Owned<T>(new T(std::forward<Arguments>(arguments)...));
}

}  // namespace loopscope
