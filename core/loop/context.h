// Contexts (`contextvars`): values of context variables that belong to one task or callback. What is created
// - a task, a callback of the loop or of a future - gets a copy of the context that runs then, unless one is
// given to it; what it sets there stays its own. A context is made when the first variable is set in a task;
// a program that sets none has none.
//
// There are no globals: a context is asked for in the thread that runs, or through the loop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "loop/error.h"
#include "loop/question.h"

namespace loopscope {

class EventLoop;
class Thread;

/// What a context variable is: its identity and its name. Counted atomically, unlike all else, because
/// variables are usually global: OS threads share them.
class ContextKey {
public:
    explicit ContextKey(std::string given) : name(std::move(given)) {}

    // Builtins, as `<atomic>` would be a sixth of what including the loop costs a program's compilation.
    void add_ref() const noexcept { __atomic_fetch_add(&references_, 1, __ATOMIC_RELAXED); }
    void release() const noexcept {
        if (__atomic_fetch_sub(&references_, 1, __ATOMIC_ACQ_REL) == 1) delete this;
    }

    const std::string name;

private:
    ~ContextKey() = default;

    mutable std::uint32_t references_ = 0;
};

/// Where an object lives, as Python's repr shows it: "0x7f32...".
[[nodiscard]] std::string address_text(const void* object);

/// What contexts share until one of them is changed.
class ContextValues final : public Shared {
public:
    struct Value {
        Ref<const ContextKey> key;
        Ref<Shared> value;
    };
    ContextValues() = default;
    explicit ContextValues(const std::vector<Value>& copied) : values(copied) {}

    std::vector<Value> values;
};

class Context final : public Payload {
public:
    /// An empty one.
    Context() = default;

    /// A context with the same values that changes apart from this one. Takes the same time however many
    /// there are.
    [[nodiscard]] Ref<Context> copy() const;
    /// How many variables have a value.
    [[nodiscard]] std::size_t size() const noexcept { return values_ ? values_->values.size() : 0; }

    // For ContextVar: values by key.

    /// Null when it has none.
    [[nodiscard]] Shared* find(const ContextKey& key) const noexcept;
    /// Null takes it away. Returns the former value.
    Ref<Shared> exchange(const Ref<const ContextKey>& key, Ref<Shared> value);

    /// "<_contextvars.Context object at 0x...>", as Python's repr.
    [[nodiscard]] std::string text() const override;
    [[nodiscard]] ClassTag class_tag() const noexcept override { return &kClassTag<Context>; }
    [[nodiscard]] Ref<Payload> copy_for_child() const override;

    /// Calls `callable()` in this context instead of the one that runs in `loop`, and gives what it gives.
    /// RuntimeError when it is entered already, or outside of a task or callback of the loop.
    template <class Callable>
    Outcome<std::invoke_result_t<Callable&>> run(EventLoop& loop, Callable callable);

private:
    friend class ContextEntry;

    Ref<ContextValues> values_;  // null for none
    bool entered_ = false;
};

/// What runs in `thread` in place of a context: that of the task or callback whose turn it is, else the
/// thread's own; null for none.
[[nodiscard]] Payload* running_context(const Thread& thread) noexcept;
/// The context that runs in `thread`. Null when it is empty.
[[nodiscard]] Context* current_context(const Thread& thread);
/// The same to be changed: makes one when there is none. RuntimeError when what runs has a context of another
/// kind, that of a language.
[[nodiscard]] Outcome<Ref<Context>> context_to_change(Thread& thread);
/// The thread that runs for `loop`'s scheduler. RuntimeError "no running event loop" when the host's code
/// runs.
[[nodiscard]] Outcome<Thread&> running_thread_of(const EventLoop& loop);

struct CopyContext {
    using Answer = Ref<Context>;
    [[nodiscard]] Outcome<Answer> ask(Thread& thread) const;
};
/// `co_await copy_context()`: a copy of the context that runs.
[[nodiscard]] constexpr CopyContext copy_context() noexcept {
    return {};
}
/// The same for callbacks of `loop`; an empty one while the host's code runs.
[[nodiscard]] Ref<Context> copy_context(const EventLoop& loop);

/// While it lives, `context` takes the place of the one that runs in the loop.
class ContextEntry {
public:
    ContextEntry(EventLoop& loop, Ref<Context> context);
    ContextEntry(const ContextEntry&) = delete;
    ContextEntry& operator=(const ContextEntry&) = delete;
    ~ContextEntry();

    /// Why it did not take the place; null when it did.
    [[nodiscard]] const Error& refused() const noexcept { return refused_; }

private:
    Thread* thread_ = nullptr;
    Ref<Context> context_;
    Ref<Payload> outer_;
    Error refused_;
};

template <class Callable>
Outcome<std::invoke_result_t<Callable&>> Context::run(EventLoop& loop, Callable callable) {
    ContextEntry entry(loop, Ref<Context>(this));
    if (entry.refused()) return entry.refused();
    if constexpr (std::is_void_v<std::invoke_result_t<Callable&>>) {
        callable();
        return {};
    } else {
        return callable();
    }
}

}  // namespace loopscope
