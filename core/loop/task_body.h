// What a task or another thread runs: a root activation and the way to its outcome. A C++ coroutine is one,
// and so is a coroutine object of a language.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "loop/activation.h"
#include "loop/outcome.h"

namespace loopscope {

class TaskBodyBase {
public:
    TaskBodyBase() = default;
    TaskBodyBase(const TaskBodyBase&) = delete;
    TaskBodyBase& operator=(const TaskBodyBase&) = delete;

    /// The outermost activation. Whoever drives it sets itself as its caller, then resumes it (or raises in
    /// it).
    [[nodiscard]] virtual ClassTag class_tag() const noexcept { return nullptr; }
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

struct DropBody {
    void operator()(TaskBodyBase* body) const noexcept { body->drop_body(); }
};

/// Owns a body.
template <class T>
using BodyRef = std::unique_ptr<TaskBody<T>, DropBody>;

}  // namespace loopscope
