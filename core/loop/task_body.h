// What a task or another thread runs: a root activation and the way to its outcome. That is a C++ coroutine,
// which owners of bodies know by its frame alone, or a TaskBody: a coroutine object of a language.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "loop/activation_pointer.h"
#include "loop/outcome.h"

namespace loopscope {

class CoroutineBase;
template <class T>
class CoroutinePromise;

class TaskBodyBase {
public:
    TaskBodyBase() = default;
    TaskBodyBase(const TaskBodyBase&) = delete;
    TaskBodyBase& operator=(const TaskBodyBase&) = delete;

    [[nodiscard]] virtual ClassTag class_tag() const noexcept { return nullptr; }
    /// The outermost activation. Whoever drives it sets itself as its caller, then resumes it (or raises in
    /// it).
    [[nodiscard]] virtual Activation& activation() noexcept = 0;
    /// The coroutine's qualified name.
    [[nodiscard]] virtual std::string name() const = 0;
    /// The source line where it ended, for the trace; 0 when unknown.
    [[nodiscard]] virtual std::uint32_t last_line() const noexcept { return 0; }
    /// Whether the task keeps it after its end (`Task.get_coro()`); else it is let go at once.
    [[nodiscard]] virtual bool kept_when_done() const noexcept { return false; }
    /// Its owner lets go of it, ended or not: deletes it or drops a reference.
    virtual void drop_body() noexcept = 0;

protected:
    ~TaskBodyBase() = default;
};

template <class T>
class TaskBody : public TaskBodyBase {
public:
    /// The root has returned to its caller: what it returned or raised. Called once.
    [[nodiscard]] virtual Outcome<T> take_outcome() = 0;

protected:
    ~TaskBody() = default;
};

/// Owns a body of any result, or nothing.
class AnyBody {
public:
    AnyBody() noexcept = default;
    explicit AnyBody(TaskBodyBase* object) noexcept : bits_(reinterpret_cast<std::uintptr_t>(object)) {}
    explicit AnyBody(CoroutineBase* coroutine) noexcept
        : bits_(reinterpret_cast<std::uintptr_t>(coroutine) | kCoroutineBit) {}
    AnyBody(AnyBody&& other) noexcept : bits_(std::exchange(other.bits_, 0)) {}
    AnyBody& operator=(AnyBody&& other) noexcept {
        std::swap(bits_, other.bits_);
        return *this;
    }
    ~AnyBody() { reset(); }

    explicit operator bool() const noexcept { return bits_ != 0; }
    void reset() noexcept {
        if (bits_ != 0) drop();
    }

    /// Null when it is a coroutine.
    [[nodiscard]] TaskBodyBase* object() const noexcept {
        return is_coroutine() ? nullptr : reinterpret_cast<TaskBodyBase*>(bits_);
    }
    // As those of TaskBody. They need a body.
    [[nodiscard]] Activation& activation() const noexcept { return *root().get(); }
    [[nodiscard]] ActivationPointer root() const noexcept;
    void set_caller(Driver& driver) const noexcept;
    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::uint32_t last_line() const noexcept;
    [[nodiscard]] bool kept_when_done() const noexcept {
        return !is_coroutine() && object()->kept_when_done();
    }
    /// Needs a body with results of this type.
    template <class T>
    [[nodiscard]] Outcome<T> take_outcome() const {
        if (!is_coroutine()) return static_cast<TaskBody<T>*>(object())->take_outcome();
        return static_cast<CoroutinePromise<T>*>(coroutine())->take_outcome();
    }

private:
    static constexpr std::uintptr_t kCoroutineBit = 1;

    [[nodiscard]] bool is_coroutine() const noexcept { return (bits_ & kCoroutineBit) != 0; }
    [[nodiscard]] CoroutineBase* coroutine() const noexcept {
        return reinterpret_cast<CoroutineBase*>(bits_ - kCoroutineBit);
    }
    void drop() noexcept;

    std::uintptr_t bits_ = 0;  // 0; a TaskBodyBase; or a CoroutineBase and kCoroutineBit
};

/// Owns a body that results in a T.
template <class T>
class BodyRef : public AnyBody {
public:
    BodyRef() noexcept = default;
    explicit BodyRef(TaskBody<T>* object) noexcept : AnyBody(object) {}
    explicit BodyRef(CoroutinePromise<T>& coroutine) noexcept : AnyBody(&coroutine) {}
};

}  // namespace loopscope
