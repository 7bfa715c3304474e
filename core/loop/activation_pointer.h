// Points to an activation, or to none, and knows whether that is a C++ coroutine: a task resumes its
// innermost one at each of its turns, and a coroutine it resumes without a virtual function.
#pragma once

#include <cstdint>

#include "loop/activation.h"

namespace loopscope {

class CoroutineBase;

class ActivationPointer {
public:
    /// Whatever it is, it is resumed as activations are; null for none.
    ActivationPointer(Activation* activation = nullptr) noexcept  // NOLINT(google-explicit-constructor)
        : bits_(reinterpret_cast<std::uintptr_t>(activation)) {}
    /// To what is known to be a coroutine.
    [[nodiscard]] static ActivationPointer to(CoroutineBase& coroutine) noexcept;

    [[nodiscard]] Activation* get() const noexcept {
        return reinterpret_cast<Activation*>(bits_ & ~kCoroutineBit);
    }
    Activation* operator->() const noexcept { return get(); }
    explicit operator bool() const noexcept { return bits_ != 0; }

    /// As `Activation::resume`. Needs an activation.
    [[nodiscard]] Activation* resume(Thread& thread) const;

private:
    static constexpr std::uintptr_t kCoroutineBit = 1;

    std::uintptr_t bits_;  // the activation, and kCoroutineBit when it is known to be a coroutine
};

}  // namespace loopscope
