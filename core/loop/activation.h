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
#include "loop/trace.h"

namespace loopscope {

class AwaitLinks;
class FutureBase;
class Thread;
class Tracer;

/// Where an activation stands and what it holds, as text: the inspector's and the trace's view of it.
struct ActivationSnapshot {
    struct Local {
        std::string name;
        std::string value;
    };
    std::string name;           ///< the function's qualified name
    std::uint32_t line = 0;     ///< 1-based; 0 when it has no source
    bool is_library = false;    ///< see `Activation::is_library`; told in an await graph
    std::vector<Local> locals;  ///< filled only when asked for
};

class Activation : public Tagged {
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

    /// Whether its code is a library's, of which the program's reader sees nothing: the trace then shows the
    /// line of its nearest caller that is the program's own.
    [[nodiscard]] virtual bool is_library() const noexcept { return line() == 0; }
    /// The source file of that line, which lives as long as the program; null for the program's own.
    [[nodiscard]] virtual const char* file() const noexcept { return nullptr; }
    /// Both as a field of the trace, in one question; 0 for a library's code.
    [[nodiscard]] virtual std::uint32_t trace_line(Tracer& tracer) const;

    /// The operation of asyncio whose code it is, so that what it does is told as done through that: a task
    /// group's, a runner's... Task for the program's own code.
    [[nodiscard]] virtual CauseKind acts_through() const noexcept { return CauseKind::Task; }

    /// The future for which it waits, as it told its driver (`Driver::suspended`); it keeps that alive until
    /// it goes on. Null while it waits for none, or for one turn of the loop. Asked of the innermost one.
    [[nodiscard]] virtual FutureBase* awaited() const noexcept { return nullptr; }

    /// Tells `links`, for the await graph (await_graph.h), for what it waits besides the future that its task
    /// waits for: code of a lock or queue for that, a combinator's future for its children.
    virtual void tell_links(AwaitLinks& links) const { (void)links; }

    /// To whom it returns; null for the root of a chain and the first one of a thread. An activation takes
    /// both from `Called` or `Root`.
    [[nodiscard]] virtual Activation* caller() const noexcept = 0;
    virtual void set_caller(Activation* caller) noexcept = 0;

protected:
    // Activations are owned as what they are (a coroutine's frame, an interpreter's frame), never through
    // this base.
    ~Activation() = default;
};

/// An activation of the kind `Base` that has a caller.
template <class Base>
class Called : public Base {
public:
    [[nodiscard]] Activation* caller() const noexcept final { return caller_; }
    void set_caller(Activation* caller) noexcept final { caller_ = caller; }

protected:
    ~Called() = default;

private:
    Activation* caller_ = nullptr;
};

/// One that nobody calls.
template <class Base>
class Root : public Base {
public:
    [[nodiscard]] Activation* caller() const noexcept final { return nullptr; }
    void set_caller(Activation*) noexcept final {}

protected:
    ~Root() = default;
};

/// What drives a chain of activations from outside: a Task, or the language's `coroutine.send()`. It stands
/// at the root of the chain: the outermost activation's caller is the driver, so that finishing returns to
/// it.
class Driver : public Activation {
public:
    /// The innermost activation of the chain suspends until `awaited` is done, or for one turn of the loop
    /// when `awaited` is null (a bare yield); `innermost.awaited()` gives the same. Keeps `innermost` in
    /// order to resume it later. Returns who goes on now.
    [[nodiscard]] virtual Activation* suspended(Thread& thread, Activation& innermost,
                                                FutureBase* awaited) = 0;

    /// The same for an activation that yielded something that cannot be awaited: `error` is raised in it, by
    /// a task in its next step.
    [[nodiscard]] virtual Activation* suspended_badly(Thread& thread, Activation& innermost, Error error) {
        return innermost.raise(thread, std::move(error));
    }

    /// Whether a bare yield may carry a value: true for what drives a generator, false for a task.
    [[nodiscard]] virtual bool takes_yields() const noexcept { return false; }

protected:
    ~Driver() = default;
};

}  // namespace loopscope
