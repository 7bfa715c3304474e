// The reprs of futures and tasks, as base_futures.py and base_tasks.py put them together.
#include <string>
#include <vector>

#include "language/modules/asyncio/callback.h"
#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/future_object.h"
#include "language/modules/asyncio/operation.h"
#include "language/modules/asyncio/origin.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/frame.h"
#include "language/runtime/operations.h"
#include "loop/identity_index.h"

namespace loopscope::language {

namespace {

std::string quoted(Runtime& runtime, const std::string& text) {
    return plain_text(runtime, Value(make_string(runtime, text)));
}

/// "main() running at FILE:LINE" or "main() done, defined at FILE:LINE" (coroutines.py:32-108).
std::string coroutine_text(Runtime& runtime, Object& coroutine) {
    std::string_view name, file;
    std::uint32_t line = 0, first_line = 0;
    bool is_new = false, has_ended = false;
    if (coroutine.kind() == Kind::Frame) {
        const auto& frame = static_cast<const Frame&>(coroutine);
        name = frame.qualified_name->view();
        file = frame.code->file_name->view();
        line = frame.line();
        first_line = frame.code->first_line;
        is_new = frame.state == Frame::State::Created;
        has_ended = frame.state == Frame::State::Finished;
    } else {
        const auto& operation = static_cast<const Operation&>(coroutine);
        name = operation.definition().name;
        file = operation.definition().file;
        line = operation.line();
        first_line = operation.definition().first_line;
        is_new = operation.progress() == Operation::Progress::Created;
        has_ended = operation.progress() == Operation::Progress::Ended;
    }
    // At the program's end the collector closes what hangs in a task before the task is asked for its text.
    const bool is_done = has_ended || (runtime.is_ending && !is_new);
    std::string text(name);
    text += is_done ? "() done, defined at " : "() running at ";
    return text + shown_file(file) + ":" + std::to_string(is_done ? first_line : line);
}

/// A callback of the loop's own, under the name and place that it has in CPython.
std::string internal_callback(const FutureBase& future, std::string_view name) {
    if (name.find("the inner future") != std::string_view::npos)
        return "shield.<locals>._inner_done_callback() at asyncio/tasks.py:958";
    if (name.find("the outer future") != std::string_view::npos)
        return "shield.<locals>._outer_done_callback() at asyncio/tasks.py:975";
    if (future.loop().is_until(future)) return "_run_until_complete_cb() at asyncio/base_events.py:181";
    return "gather.<locals>._done_callback() at asyncio/tasks.py:820";
}

std::string class_text(Runtime& runtime, FutureBase& future) {
    const Value object = runtime.has_future_subclasses ? future_object(runtime, future) : Value::none();
    if (!object.is_none() && object.object()->type()->is_from_program)
        return std::string(type_name(runtime, object));
    if (future.as_task() != nullptr) return "Task";
    return future.wait_kind() == WaitKind::Gather ? "_GatheringFuture" : "Future";
}

std::string callbacks_text(Runtime& runtime, FutureBase& future) {
    const std::vector<Runnable*> waiters = future.waiters();
    if (waiters.empty()) return {};
    const auto text_of = [&runtime, &future](Runnable* waiter) -> std::string {
        Handle* handle = waiter->as_handle();
        if (handle == nullptr)
            return class_text(runtime, static_cast<FutureBase&>(*waiter)) + ".task_wakeup()";
        std::string text = handle->describe();
        if (!is_callback(*handle)) return internal_callback(future, text);
        // "<Handle NAME>": the name alone.
        const std::size_t begin = text.find(' ');
        return begin == std::string::npos ? text : text.substr(begin + 1, text.size() - begin - 2);
    };
    std::string text = " cb=[" + text_of(waiters.front());
    if (waiters.size() == 2) text += ", " + text_of(waiters[1]);
    if (waiters.size() > 2) {
        text += ", <" + std::to_string(waiters.size() - 2) + " more>, " + text_of(waiters.back());
    }
    return text + "]";
}

/// Up to what it waits for.
std::string beginning_of(Runtime& runtime, FutureBase& future) {
    TaskBase* task = future.as_task();
    std::string text = "<" + class_text(runtime, future) + " ";
    if (task != nullptr && !future.done() && task->cancelling() > 0)
        text += "cancelling";
    else if (future.cancelled())
        text += "cancelled";
    else
        text += future.done() ? "finished" : "pending";
    if (task != nullptr) {
        text += " name=" + quoted(runtime, task->name());
        if (Object* coroutine = coroutine_of(*task))
            text += " coro=<" + coroutine_text(runtime, *coroutine) + ">";
    }
    return text;
}

struct FutureOutcome {
    std::string_view word;
    Value value;  // empty when there is none
};

FutureOutcome outcome_of(Runtime& runtime, FutureBase& future) {
    if (!future.done() || future.cancelled()) return {};
    if (const Error& error = future.peek_exception()) return {" exception=", exception_from(runtime, error)};
    auto* ours = as_tagged<Future<Value>>(&future);
    return {" result=", ours == nullptr ? Value() : ours->value()};
}

std::string after_outcome(Runtime& runtime, FutureBase& future) {
    return callbacks_text(runtime, future) + created_at(future) + ">";
}

std::string end_of(Runtime& runtime, FutureBase& future) {
    const FutureOutcome outcome = outcome_of(runtime, future);
    std::string text;
    if (!outcome.value.is_empty()) text.append(outcome.word) += plain_text(runtime, outcome.value);
    return text + after_outcome(runtime, future);
}

}  // namespace

// Tasks may wait for each other in a row of any length, or in a circle.
std::string future_text(Runtime& runtime, FutureBase& first) {
    std::string text;
    std::vector<std::string> ends;
    IdentityIndex shown;
    for (FutureBase* future = &first; future != nullptr;) {
        if (shown.find(future) < shown.size()) {
            text += "...";
            break;
        }
        shown.add(future);
        text += beginning_of(runtime, *future);
        ends.push_back(end_of(runtime, *future));
        const TaskBase* task = future->as_task();
        future = task != nullptr ? task->waiting_on() : nullptr;
        if (future != nullptr) text += " wait_for=";
    }
    while (!ends.empty()) {
        text += ends.back();
        ends.pop_back();
    }
    return text;
}

Value future_repr(Runtime& runtime, const Value& self) {
    FutureBase& future = as_future(self)->base();
    const FutureOutcome outcome = outcome_of(runtime, future);
    if (!outcome.value.is_object()) return Value(make_string(runtime, future_text(runtime, future)));
    const Value before(make_string(runtime, beginning_of(runtime, future).append(outcome.word)));
    const Value after(make_string(runtime, after_outcome(runtime, future)));
    return call_library(runtime, "asyncio.base_futures", "text", {self, before, outcome.value, after});
}

}  // namespace loopscope::language
