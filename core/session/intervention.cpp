#include "session/intervention.h"

#include <cmath>
#include <string_view>

#include "language/compile/literal_value.h"
#include "language/modules/asyncio/future_object.h"
#include "language/objects/string.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/instance.h"
#include "language/runtime/modules.h"
#include "loop/event_loop.h"
#include "session/inspection.h"

namespace loopscope::session {

namespace {

using language::Module;
using language::Runtime;
using language::Value;
using Action = Intervention::Action;

constexpr Cause kUser{CauseKind::User};

std::string described(const FutureBase& target) {
    if (const TaskBase* task = target.as_task()) return "task '" + task->name() + "'";
    return "future " + std::to_string(target.id());
}

Value attribute(Runtime& runtime, Module* module, std::string_view name) {
    const Value* found = module != nullptr ? module->attributes->find(runtime.intern(name).get()) : nullptr;
    return found != nullptr ? *found : Value();
}

/// The class of exceptions with this name; null when there is none.
language::Type* exception_class(Runtime& runtime, std::string_view name) {
    const auto imported = [&](std::string_view module) {
        const Value* found = runtime.modules().imported().find(runtime.intern(module).get());
        return found != nullptr ? found->get_if<Module>() : nullptr;
    };
    const std::size_t dot = name.rfind('.');
    Value found;
    if (dot != std::string_view::npos) {
        found = attribute(runtime, imported(name.substr(0, dot)), name.substr(dot + 1));
    } else if (found = attribute(runtime, imported("__main__"), name); found.is_empty()) {
        const Value* builtin = runtime.builtins().find(runtime.intern(name).get());
        if (builtin != nullptr) found = *builtin;
    }
    auto* type = found.get_if<language::Type>();
    const bool is_exception = type != nullptr && type->is_subtype_of(runtime.types.base_exception);
    return is_exception ? type : nullptr;
}

/// The exception as the loop's error; null when there is no such class. Its `__init__` does not run.
Error exception_of(Runtime& runtime, const Intervention& intervention) {
    language::Type* type = exception_class(runtime, intervention.type);
    if (type == nullptr) return {};
    const auto exception = intervention.text.empty()
                               ? language::make_exception(runtime, type, language::make_tuple(runtime, 0))
                               : language::make_exception(runtime, type, intervention.text);
    return language::error_from(runtime, Value(exception));
}

std::string no_class(const Intervention& intervention) {
    return "there is no exception class '" + intervention.type + "'";
}

std::string move_timer(Scheduler& scheduler, const Intervention& intervention) {
    if (!std::isfinite(intervention.when)) return "a timer is due at a number of seconds";
    for (const auto& loop : scheduler.loops()) {
        if (loop->move_timer(intervention.target, intervention.when, kUser)) return {};
    }
    return "no timer with the number " + std::to_string(intervention.target) + " is set";
}

std::string set_result(Runtime& runtime, FutureBase& future, const std::string& text) {
    const std::optional<Value> value = language::literal_value(runtime, text);
    if (!value) return "'" + text + "' is no literal";
    if (auto* of_program = as_tagged<Future<Value>>(&future)) {
        of_program->set_outcome_unless_done(*value);
    } else if (auto* of_nothing = as_tagged<Future<void>>(&future)) {
        of_nothing->set_outcome_unless_done(Outcome<void>());
    } else {
        return described(future) + " takes no result from outside";
    }
    return {};
}

std::string set_exception(Runtime& runtime, FutureBase& future, const Intervention& intervention) {
    Error error = exception_of(runtime, intervention);
    if (!error) return no_class(intervention);
    if (error->kind() == ErrorKind::StopIteration) return "StopIteration cannot be raised into a future";
    const Error refused = future.set_exception(std::move(error), kNoSource);
    return refused ? describe(*refused) : std::string();
}

std::string throw_into(Runtime& runtime, FutureBase& future, const Intervention& intervention) {
    TaskBase* task = future.as_task();
    if (task == nullptr) return described(future) + " is no task: nothing can be thrown into it";
    Error error = exception_of(runtime, intervention);
    if (!error) return no_class(intervention);
    if (!task->throw_in(std::move(error), kUser))
        return described(future) + " runs: only what waits or is ready can be thrown into";
    return {};
}

}  // namespace

std::string intervene(Scheduler& scheduler, Runtime& runtime, const Intervention& intervention) {
    if (intervention.action == Action::MoveTimer) return move_timer(scheduler, intervention);
    const Ref<FutureBase> future(find_future(scheduler, runtime, intervention.target));
    if (!future) return "there is no task or future with the number " + std::to_string(intervention.target);
    if (future->done()) return described(*future) + " is done already";
    const CauseScope scope(future->loop(), kUser);
    switch (intervention.action) {
        case Action::SetResult:
        case Action::SetException:
            if (future->as_task() != nullptr)
                return described(*future) + " ends by its coroutine alone; throw into it, or cancel it";
            return intervention.action == Action::SetResult ? set_result(runtime, *future, intervention.text)
                                                            : set_exception(runtime, *future, intervention);
        case Action::Throw:
            return throw_into(runtime, *future, intervention);
        default:
            break;
    }
    Value message;
    if (!intervention.text.empty()) message = Value(language::make_string(runtime, intervention.text));
    language::cancel_from_outside(runtime, *future, message, kUser);
    return {};
}

}  // namespace loopscope::session
