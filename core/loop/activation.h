// An activation is one suspended or running call: something that can be resumed, that has a caller, and that
// can be looked at. C++20 coroutines and interpreted frames are both activations, so either can call or await
// the other.
//
// Nobody resumes an activation from inside another one: `resume` returns the activation that goes on next,
// and the thread's trampoline (thread.h) resumes that. A million calls deep, the C++ stack is as flat as with
// one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "loop/class_tag.h"
#include "loop/error.h"

namespace loopscope {

class FutureBase;
class Thread;

/// Where an activation stands and what it holds, as text: the inspector's and the trace's view of it.
struct ActivationSnapshot {
    struct Local {
        std::string name;
        std::string value;
    };
    std::string name;           ///< the function's qualified name
    std::uint32_t line = 0;     ///< 1-based; 0 when it has no source
    std::vector<Local> locals;  ///< filled only when asked for
};

class Activation {
public:
    Activation() = default;
    Activation(const Activation&) = delete;
    Activation& operator=(const Activation&) = delete;

    /// Goes on from where it stands. What it waited for has left its outcome where this activation knows to
    /// look (its callee's promise, the future it awaited, the runtime's return register). Returns the
    /// activation to resume next: a callee, its caller when it has finished, what `Driver::suspended`
    /// returned when it suspends, or itself when the thread's budget is used up or the thread blocks.
    [[nodiscard]] virtual Activation* resume(Thread& thread) = 0;

    /// Goes on by raising `error` at the point where it stands (asyncio: `coro.throw`). Returns as `resume`
    /// does.
    [[nodiscard]] virtual Activation* raise(Thread& thread, Error error) = 0;

    /// Name and line, with locals when `with_locals`. Never changes the program.
    virtual void inspect(ActivationSnapshot& snapshot, bool with_locals) const = 0;

    /// The line where it stands, 1-based, 0 when it has no source. Cheap: the trace asks for it at each
    /// suspension.
    [[nodiscard]] virtual std::uint32_t line() const noexcept = 0;

    [[nodiscard]] virtual ClassTag class_tag() const noexcept { return nullptr; }

    [[nodiscard]] Activation* caller() const noexcept { return caller_; }
    void set_caller(Activation* caller) noexcept { caller_ = caller; }

protected:
    // Activations are owned as what they are (a coroutine's frame, an interpreter's frame), never through
    // this base.
    ~Activation() = default;

private:
    Activation* caller_ = nullptr;
};

/// What drives a chain of activations from outside: a Task, or the language's `coroutine.send()`. It stands
/// at the root of the chain: the outermost activation's caller is the driver, so that finishing returns to
/// it.
class Driver : public Activation {
public:
    /// The innermost activation of the chain suspends until `awaited` is done, or for one turn of the loop
    /// when `awaited` is null (a bare yield). Keeps `innermost` in order to resume it later. Returns who goes
    /// on now.
    [[nodiscard]] virtual Activation* suspended(Thread& thread, Activation& innermost,
                                                FutureBase* awaited) = 0;

    /// Whether a bare yield may carry a value: true for what drives a generator, false for a task.
    [[nodiscard]] virtual bool takes_yields() const noexcept { return false; }

protected:
    ~Driver() = default;
};

}  // namespace loopscope
