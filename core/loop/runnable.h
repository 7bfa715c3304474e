// What can stand in a loop's ready queue: handles (plain callbacks) and tasks (their next step). Each drives
// the activations of its turn. Futures are runnables too, for one reason: a task is a future, and its step is
// queued without another object.
#pragma once

#include <cstdint>
#include <string>

#include "loop/activation.h"
#include "loop/error.h"
#include "loop/ref.h"

namespace loopscope {

class EventLoop;
class FutureBase;
class Handle;
class TaskBase;

class Runnable : public Counted<Root<Driver>> {
public:
    [[nodiscard]] EventLoop& loop() const noexcept {
        return *reinterpret_cast<EventLoop*>(word_ & ~kStateMask);
    }
    /// Its number in the trace, unique in the scheduler.
    [[nodiscard]] std::uint32_t id() const noexcept { return id_; }

    /// Its turn in the ready queue has come. Returns who goes on; the loop itself when there is nothing more
    /// to do now.
    [[nodiscard]] virtual Activation* run(Thread& thread) = 0;

    /// The context (asyncio: `contextvars`) that it runs in; null for none. The loop only carries it.
    [[nodiscard]] virtual Payload* context() const noexcept { return nullptr; }
    /// Puts another one in its place; only tasks and handles have one.
    virtual void set_context(const Ref<Payload>&) noexcept {}

    /// This as a handle; null when it is a task or future.
    [[nodiscard]] Handle* as_handle() noexcept;
    /// As text for people, like Python's `repr`.
    [[nodiscard]] virtual std::string describe() const = 0;

    // As the driver of activations: one that has none, and cannot wait: RuntimeError is raised in it.

    [[nodiscard]] Activation* resume(Thread& thread) override;
    [[nodiscard]] Activation* raise(Thread& thread, Error) final { return resume(thread); }
    [[nodiscard]] Activation* suspended(Thread& thread, Activation& innermost, FutureBase* awaited) override;
    void inspect(ActivationSnapshot& snapshot, bool with_locals) const override;
    [[nodiscard]] std::uint32_t line() const noexcept final { return 0; }

protected:
    enum class Kind : std::uint8_t { Future, Handle };

    Runnable(EventLoop& loop, Kind kind);
    ~Runnable() override {
        if (is_noted_) forget_notes();
    }

private:
    friend class EventLoop;
    friend class LoopNotes;

    void forget_notes() noexcept;

    std::uint32_t id_ : 30;
    std::uint32_t is_handle_ : 1;
    std::uint32_t is_noted_ : 1;  // the loop has notes about it

protected:
    // The loop's address, and the state of a future and its task in the bits that the loop's alignment leaves
    // free. Always read and written whole: a processor waits where a part of a word was stored just before.
    static constexpr std::uintptr_t kPhaseMask = 3;
    static constexpr std::uintptr_t kNeverRetrieved = 4;
    static constexpr std::uintptr_t kCancelledByProgram = 8;
    static constexpr std::uintptr_t kIsTask = 16;
    static constexpr std::uintptr_t kIsApart = 32;  // a task: a word lies between its future and the rest
    static constexpr unsigned kKindShift = 6;       // a WaitKind; of a task, which needs none, its own flags
    static constexpr std::uintptr_t kKindMask = 31 << kKindShift;
    static constexpr std::uintptr_t kStateMask = 2047;

    std::uintptr_t word_;
};

}  // namespace loopscope
