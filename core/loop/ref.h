// Counted references without atomics: a scheduler and all that belongs to it live on one OS thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "loop/block_pool.h"
#include "loop/class_tag.h"

/// A class that may be handed over in registers though it has a destructor: moving it is copying its bits.
/// Only in WebAssembly, where one compiler builds everything: natively a library that g++ built may serve a
/// program that clang builds.
#if defined(__wasm__)
#define LOOPSCOPE_TRIVIAL_ABI [[clang::trivial_abi]]
#else
#define LOOPSCOPE_TRIVIAL_ABI
#endif

namespace loopscope {

/// `Base` and counted references to it; deleted with the last `Ref`.
template <class Base>
class Counted : public Base, public Pooled {
public:
    Counted() = default;
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    virtual ~Counted() = default;

    void add_ref() const noexcept { ++references_; }
    void release() const noexcept {
        if (--references_ == 0) const_cast<Counted*>(this)->last_reference_gone();
    }
    [[nodiscard]] std::uint32_t references() const noexcept { return references_; }

protected:
    /// The last reference is gone. An override may still hand out references and be kept alive by them.
    virtual void last_reference_gone() noexcept { delete this; }

private:
    mutable std::uint32_t references_ = 0;
};

/// What is shared by counted references and nothing else besides.
class Shared : public Counted<Tagged> {};

/// Owns one count of a `Counted` object.
template <class T>
class LOOPSCOPE_TRIVIAL_ABI Ref {
public:
    constexpr Ref() noexcept = default;
    constexpr Ref(std::nullptr_t) noexcept {}
    explicit Ref(T* object) noexcept : object_(object) {
        if (object_ != nullptr) object_->add_ref();
    }
    Ref(const Ref& other) noexcept : Ref(other.object_) {}
    Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    template <class U>
        requires(!std::is_same_v<T, U> && std::is_convertible_v<U*, T*>)
    Ref(const Ref<U>& other) noexcept : Ref(static_cast<T*>(other.get())) {}
    template <class U>
        requires(!std::is_same_v<T, U> && std::is_convertible_v<U*, T*>)
    Ref(Ref<U>&& other) noexcept : object_(other.leak()) {}
    Ref& operator=(Ref other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    ~Ref() { release(object_); }

    [[nodiscard]] T* get() const noexcept { return object_; }
    T& operator*() const noexcept { return *object_; }
    T* operator->() const noexcept { return object_; }
    explicit operator bool() const noexcept { return object_ != nullptr; }
    friend bool operator==(const Ref& a, const Ref& b) noexcept { return a.object_ == b.object_; }

    /// Gives up the object without giving back its count: the caller owns that now.
    [[nodiscard]] T* leak() noexcept { return std::exchange(object_, nullptr); }
    /// Takes over a count that `leak` gave out.
    [[nodiscard]] static Ref adopt(T* object) noexcept {
        Ref reference;
        reference.object_ = object;
        return reference;
    }

private:
    // By its value: a reference whose address nobody takes stays in a register.
    static void release(T* object) noexcept {
        if (object != nullptr) object->release();
    }

    T* object_ = nullptr;
};

template <class T, class... Arguments>
[[nodiscard]] Ref<T> make_ref(Arguments&&... arguments) {
    return Ref<T>(new T(std::forward<Arguments>(arguments)...));
}

}  // namespace loopscope
