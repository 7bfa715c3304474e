// A context variable (`contextvars.ContextVar`): a value of its own in every context. Variables are usually
// global constants; their values are not.
//
//     const ContextVar<std::string> user("user", "nobody");
//
//     std::string name = co_await user.get();      // in coroutines
//     auto token = co_await user.set("guido");
//     co_await user.reset(token);
//
//     Outcome<std::string> name = user.get(loop);  // in callbacks of a loop
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "loop/context.h"

namespace loopscope {

class ContextVarBase;

/// What all tokens have, whatever the type of their variable.
class ContextTokenBase {
public:
    /// As Python's repr: "<Token used var=<ContextVar name='user' at 0x...> at 0x...>".
    [[nodiscard]] std::string describe() const;

protected:
    ContextTokenBase(Ref<const ContextKey> key, Ref<Context> context, Ref<Shared> former) noexcept
        : key_(std::move(key)), context_(std::move(context)), former_(std::move(former)) {}

    [[nodiscard]] const Shared* former() const noexcept { return former_.get(); }

private:
    friend class ContextVarBase;

    Ref<const ContextKey> key_;
    Ref<Context> context_;  // in which it was set
    Ref<Shared> former_;    // null: it had no value
    bool used_ = false;
};

/// What all variables have, whatever their type.
class ContextVarBase {
public:
    ContextVarBase(const ContextVarBase&) = delete;
    ContextVarBase& operator=(const ContextVarBase&) = delete;

    [[nodiscard]] const std::string& name() const noexcept { return key_->name; }
    /// As Python's repr: "<ContextVar name='user' at 0x...>".
    [[nodiscard]] std::string describe() const;

protected:
    explicit ContextVarBase(std::string name) : key_(make_ref<const ContextKey>(std::move(name))) {}
    ~ContextVarBase() = default;

    [[nodiscard]] const Ref<const ContextKey>& key() const noexcept { return key_; }
    [[nodiscard]] const Shared* find(const Context* context) const noexcept {
        return context != nullptr ? context->find(*key_) : nullptr;
    }
    [[nodiscard]] Error no_value() const;
    [[nodiscard]] Error undo(const Context* current, ContextTokenBase& token) const;

private:
    Ref<const ContextKey> key_;
};

/// A value as contexts hold it.
template <class T>
class ContextValue final : public Shared {
public:
    explicit ContextValue(T given) : value(std::move(given)) {}
    const T value;
};

/// What `set` gives: `reset` with it brings the former value back, once.
template <class T>
class ContextToken final : public ContextTokenBase {
public:
    /// Made by `ContextVar::set`.
    ContextToken(Ref<const ContextKey> key, Ref<Context> context, Ref<Shared> former) noexcept
        : ContextTokenBase(std::move(key), std::move(context), std::move(former)) {}

    /// None: the variable had no value (`Token.MISSING`).
    [[nodiscard]] std::optional<T> old_value() const {
        if (former() == nullptr) return {};
        return static_cast<const ContextValue<T>&>(*former()).value;
    }
};

template <class T>
class ContextVar final : public ContextVarBase {
    struct Get;
    struct Set;
    struct Reset;

public:
    explicit ContextVar(std::string name) : ContextVarBase(std::move(name)) {}
    ContextVar(std::string name, T default_value)
        : ContextVarBase(std::move(name)), default_(std::move(default_value)) {}

    // In coroutines, with `co_await`.

    /// The value in the context that runs; else `otherwise`; else the variable's default; else LookupError.
    [[nodiscard]] Get get(std::optional<T> otherwise = {}) const { return {*this, std::move(otherwise)}; }
    /// Sets it in the context that runs, and gives the token to undo that.
    [[nodiscard]] Set set(T value) const { return {*this, std::move(value)}; }
    /// Undoes `set`. RuntimeError when the token was used, ValueError when it is another variable's or
    /// context's.
    [[nodiscard]] Reset reset(ContextToken<T>& token) const { return {*this, token}; }

    // The same in callbacks of `loop`. `set` and `reset` fail with RuntimeError while the host's code runs.

    [[nodiscard]] Outcome<T> get(const EventLoop& loop, std::optional<T> otherwise = {}) const {
        Outcome<Thread&> thread = running_thread_of(loop);
        return value_in(thread.ok() ? current_context(*thread) : nullptr, std::move(otherwise));
    }
    [[nodiscard]] Outcome<ContextToken<T>> set(const EventLoop& loop, T value) const {
        Outcome<Thread&> thread = running_thread_of(loop);
        if (!thread.ok()) return thread.error();
        return set(std::move(value)).ask(*thread);
    }
    [[nodiscard]] Error reset(const EventLoop& loop, ContextToken<T>& token) const {
        Outcome<Thread&> thread = running_thread_of(loop);
        return thread.ok() ? undo(current_context(*thread), token) : thread.error();
    }

    // The same in a context at hand, as one that is given to a task.

    [[nodiscard]] Outcome<T> get(const Context& context, std::optional<T> otherwise = {}) const {
        return value_in(&context, std::move(otherwise));
    }
    ContextToken<T> set(Context& context, T value) const {
        Ref<Shared> former = context.exchange(key(), make_ref<ContextValue<T>>(std::move(value)));
        return {key(), Ref<Context>(&context), std::move(former)};
    }
    [[nodiscard]] Error reset(const Context& context, ContextToken<T>& token) const {
        return undo(&context, token);
    }

private:
    struct Get {
        using Answer = T;
        const ContextVar& variable;
        std::optional<T> otherwise;
        [[nodiscard]] Outcome<T> ask(Thread& thread) {
            return variable.value_in(current_context(thread), std::move(otherwise));
        }
    };
    struct Set {
        using Answer = ContextToken<T>;
        const ContextVar& variable;
        T value;
        [[nodiscard]] Outcome<Answer> ask(Thread& thread) {
            Outcome<Ref<Context>> context = context_to_change(thread);
            if (!context.ok()) return context.error();
            return variable.set(**context, std::move(value));
        }
    };
    struct Reset {
        using Answer = void;
        const ContextVar& variable;
        ContextToken<T>& token;
        [[nodiscard]] Outcome<void> ask(Thread& thread) {
            if (Error refused = variable.undo(current_context(thread), token)) return refused;
            return {};
        }
    };

    [[nodiscard]] Outcome<T> value_in(const Context* context, std::optional<T> otherwise) const {
        if (const Shared* value = find(context)) return static_cast<const ContextValue<T>&>(*value).value;
        if (otherwise) return std::move(*otherwise);
        if (default_) return *default_;
        return no_value();
    }

    std::optional<T> default_;
};

}  // namespace loopscope
