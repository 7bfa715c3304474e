#include "session/inspection.h"

#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "language/modules/asyncio/callback.h"
#include "language/modules/contextvars/contexts.h"
#include "language/objects/string.h"
#include "language/runtime/bounded_repr.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/frame.h"
#include "language/runtime/instance.h"
#include "loop/await_graph.h"
#include "loop/await_links.h"
#include "loop/event_loop.h"
#include "loop/identity_index.h"
#include "loop/seconds_text.h"
#include "session/json.h"

namespace loopscope::session {

namespace {

using language::Dict;
using language::Exception;
using language::Frame;
using language::Instance;
using language::LanguageActivation;
using language::Value;

constexpr double kNever = std::numeric_limits<double>::infinity();

/// What a lock, a queue or the like holds is shown at more length than a variable.
constexpr std::size_t kPrimitiveBytes = 300;

/// The activation as a frame of the program; null when it is something else.
const Frame* frame_of(const Activation& activation) {
    auto* ours = const_cast<LanguageActivation*>(as_tagged<const LanguageActivation>(&activation));
    const Frame* frame = ours != nullptr ? ours->as_frame() : nullptr;
    return static_cast<const Activation*>(frame) == &activation ? frame : nullptr;
}

/// The task in the middle of whose step a loop is; null when its thread has paused between two turns.
const TaskBase* task_in_step(const EventLoop& loop) {
    const bool is_between = loop.thread() != nullptr && loop.thread()->current() == &loop;
    return is_between ? nullptr : loop.current_task();
}

/// The name of a ContextVar.
std::string_view name_of_variable(const Instance& variable) {
    const Dict::Entry* name = nullptr;
    for (std::uint32_t i = 0; variable.attributes && i < variable.attributes->entry_count(); ++i) {
        const Dict::Entry& entry = variable.attributes->entry(i);
        const auto* key = entry.key.get_if<language::String>();
        if (key != nullptr && key->view() == "_name") name = &entry;
    }
    const bool has_one = name != nullptr && name->value.is<language::String>();
    return has_one ? name->value.as<language::String>()->view() : std::string_view();
}

class Inspection final : private AwaitLinks {
public:
    Inspection(const Scheduler& scheduler, language::Runtime& runtime)
        : scheduler_(scheduler), runtime_(runtime), repr_(runtime) {}

    [[nodiscard]] std::string text();
    /// One that `text` told of.
    [[nodiscard]] FutureBase* future(std::uint32_t id) const {
        for (const FutureBase* each : futures_) {
            if (each->id() == id) return const_cast<FutureBase*>(each);
        }
        return nullptr;
    }

private:
    void waits_for(const FutureBase& inner, WaitKind) override { id(inner); }
    void waits_at(AwaitedPrimitive primitive) override { primitives_.push_back(std::move(primitive)); }

    /// Will be written, once.
    void note(const FutureBase& future) {
        if (known_.add_new(&future)) futures_.push_back(&future);
    }
    void note_shown() {
        for (const FutureBase* future : repr_.futures()) note(*future);
        repr_.futures().clear();
    }
    void id(const FutureBase& future) {
        note(future);
        json_.number(future.id());
    }
    void member(std::string_view name, const FutureBase& future) {
        json_.key(name);
        id(future);
    }
    void member(std::string_view name, const Value& value) {
        json_.member(name, repr_.text(value));
        note_shown();
    }
    void flag(std::string_view name, bool is_set) {
        if (is_set) json_.member(name, 1);
    }
    void seconds(std::string_view name, double time) {
        json_.key(name);
        json_.number(seconds_text(time, 9));
    }
    void pair(std::string_view name, const Value& value) {
        json_.open('[');
        json_.string(name);
        json_.string(repr_.text(value));
        json_.close(']');
        note_shown();
    }
    void list(std::string_view name) {
        json_.key(name);
        json_.open('[');
    }

    void write_loop(const EventLoop& loop);
    void write(const Handle& handle);
    void write(const FutureBase& future);
    void write(const TaskBase& task);
    void write(const Thread& thread);
    void write(const Frame& frame);
    /// `stack` outermost first.
    void write_stack(const std::vector<const Activation*>& stack);
    void write_outcome(const FutureBase& future);
    /// Its number among the places.
    [[nodiscard]] std::size_t place_of(const AwaitedPrimitive& primitive);

    const Scheduler& scheduler_;
    language::Runtime& runtime_;
    language::BoundedRepr repr_;
    Json json_;
    IdentityIndex known_;
    std::vector<const FutureBase*> futures_;
    std::vector<AwaitedPrimitive> primitives_;  // of the task that is asked, innermost first
    struct Place {
        WaitKind kind;
        std::uint32_t holder;
        std::string text;
    };
    std::vector<Place> places_;
    IdentityIndex known_places_;
};

std::string Inspection::text() {
    json_.open('{');
    seconds("time", scheduler_.now());
    list("threads");
    for (const auto& thread : scheduler_.threads()) write(*thread);
    json_.close(']');
    list("loops");
    for (const auto& loop : scheduler_.loops()) {
        if (!loop->is_closed()) write_loop(*loop);
    }
    json_.close(']');
    list("futures");
    // What one holds comes after it.
    for (std::size_t i = 0; i < futures_.size(); ++i) write(*futures_[i]);
    json_.close(']');
    list("places");
    for (const Place& place : places_) {
        json_.open('{');
        json_.member("kind", name_of(place.kind));
        if (place.holder != 0) json_.member("holder", place.holder);
        json_.member("text", place.text);
        json_.close('}');
    }
    json_.close(']');
    json_.close('}');
    return json_.take();
}

void Inspection::write_loop(const EventLoop& loop) {
    json_.open('{');
    json_.member("id", loop.id());
    if (loop.thread() != nullptr) json_.member("thread", loop.thread()->id());
    json_.member("iteration", static_cast<std::size_t>(loop.iteration()));
    for (const Ref<FutureBase>& task : loop.all_tasks()) note(*task);
    if (loop.until() != nullptr) member("until", *loop.until());
    list("timers");
    loop.timers().for_each([this](const Handle& timer) { write(timer); });
    json_.close(']');
    list("ready");
    for (std::size_t i = 0; i < loop.ready().size(); ++i) {
        auto& runnable = const_cast<Runnable&>(loop.ready().at(i));
        if (const Handle* handle = runnable.as_handle())
            write(*handle);
        else
            json_.number(runnable.id());
    }
    json_.close(']');
    json_.close('}');
}

void Inspection::write(const Handle& handle) {
    json_.open('{');
    json_.member("id", handle.id());
    if (handle.when() == handle.when()) seconds("when", handle.when());
    flag("cancelled", handle.cancelled());
    const Handle::Purpose purpose = handle.purpose();
    if (const Value* callback = language::callback_of(handle)) member("calls", *callback);
    if (purpose.target != nullptr) {
        json_.member("ends", name_of(purpose.ends));
        member("target", *purpose.target);
    }
    json_.close('}');
}

void Inspection::write(const FutureBase& future) {
    const TaskBase* task = future.as_task();
    json_.open('{');
    json_.member("id", future.id());
    json_.member("kind", name_of(future.wait_kind()));
    if (task != nullptr) write(*task);
    if (future.done()) {
        write_outcome(future);
    } else if (task == nullptr) {
        json_.member("state", "pending");
    }
    list("waiters");
    for (const Runnable* waiter : future.waiters()) json_.number(waiter->id());
    json_.close(']');
    list("waitsFor");
    if (task == nullptr) future.tell_links(*this);
    json_.close(']');
    json_.close('}');
}

void Inspection::write_outcome(const FutureBase& future) {
    const Error error = future.peek_exception();
    json_.member("state", future.cancelled() ? "cancelled" : error ? "failed" : "finished");
    flag("neverRetrieved", future.never_retrieved());
    const auto* ours = as_tagged<const Future<Value>>(&future);
    if (!error) {
        if (ours != nullptr && !future.cancelled()) member("result", ours->value());
        return;
    }
    const Exception* exception = language::exception_in(*error);
    if (exception == nullptr) {
        json_.member("exception", describe(*error));
        return;
    }
    member("exception", Value::from(const_cast<Exception*>(exception)));
    list("traceback");
    for (const language::Traceback* each = exception->traceback.get(); each != nullptr;
         each = each->next.get()) {
        json_.open('{');
        json_.member("name", each->code->qualified_name->view());
        json_.member("file", each->code->file_name->view());
        json_.member("line", each->position().line);
        json_.close('}');
    }
    json_.close(']');
}

void Inspection::write(const TaskBase& task) {
    const FutureBase& future = task.future();
    json_.member("name", task.name());
    json_.member("coroutine", task.coroutine_name());
    json_.member("cancelling", task.cancelling());
    flag("mustCancel", task.must_cancel());
    if (future.done()) return;
    const FutureBase* awaited = task.waiting_on();
    const bool is_ready = awaited == nullptr || awaited->done();
    const bool runs = task_in_step(future.loop()) == &task;
    json_.member("state", runs ? "running" : is_ready ? "ready" : "waiting");
    if (awaited != nullptr) member("awaits", *awaited);
    const std::vector<const Activation*> stack = task.stack();
    primitives_.clear();
    for (auto each = stack.rbegin(); each != stack.rend() && !runs && !is_ready; ++each) {
        if (const Frame* frame = frame_of(**each)) frame->tell_links(*this);
    }
    if (!primitives_.empty()) {
        // As in the await graph: what the program waits at, or a lock in it that somebody holds.
        const AwaitedPrimitive& at =
            primitives_.front().holder != 0 ? primitives_.front() : primitives_.back();
        json_.member("operation", at.label);
        json_.member("place", place_of(at));
    }
    write_stack(stack);
    if (const Payload* context = future.context(); context != nullptr) {
        list("context");
        const Dict& values = language::Contexts::values_of(*context);
        for (std::uint32_t i = 0; i < values.entry_count(); ++i) {
            if (const auto* variable = values.entry(i).key.get_if<Instance>())
                pair(name_of_variable(*variable), values.entry(i).value);
        }
        json_.close(']');
    }
}

std::size_t Inspection::place_of(const AwaitedPrimitive& primitive) {
    const std::size_t number = known_places_.find(primitive.identity);
    if (number < places_.size()) return number;
    known_places_.add(primitive.identity);
    // Frames tell of plain objects of the library.
    auto* object = const_cast<Instance*>(static_cast<const Instance*>(primitive.identity));
    places_.push_back({primitive.kind, primitive.holder, repr_.text(Value::from(object), kPrimitiveBytes)});
    note_shown();
    return number;
}

void Inspection::write(const Thread& thread) {
    json_.open('{');
    json_.member("id", thread.id());
    json_.member("name", thread.name());
    const bool runs = &thread == scheduler_.last_thread();
    json_.member("state", thread.blocked() ? "blocked" : runs ? "running" : "ready");
    if (thread.blocked() && thread.wake_time() < kNever) seconds("until", thread.wake_time());
    const EventLoop* loop = thread.running_loop();
    const TaskBase* task = loop != nullptr ? task_in_step(*loop) : nullptr;
    const Activation* const root = task != nullptr ? &task->future() : nullptr;
    if (task != nullptr) member("task", task->future());
    // Within a task its stack ends; below that stands the loop, and who runs it.
    std::vector<const Activation*> stack;
    const Activation* each = thread.current();
    while (each != nullptr) {
        stack.push_back(each);
        if (each == loop) loop = nullptr;
        const Activation* caller = each->caller();
        if (caller == root && root != nullptr) stack.clear();
        each = caller != nullptr && caller != root ? caller : std::exchange(loop, nullptr);
    }
    write_stack({stack.rbegin(), stack.rend()});
    json_.close('}');
}

void Inspection::write_stack(const std::vector<const Activation*>& stack) {
    list("stack");
    for (const Activation* each : stack) {
        const Frame* frame = frame_of(*each);
        if (frame != nullptr && !frame->is_library()) write(*frame);
    }
    json_.close(']');
}

void Inspection::write(const Frame& frame) {
    const language::CodeObject& code = *frame.code;
    language::Position where{code.first_line, code.first_line};
    if (frame.state != Frame::State::Created && !code.positions.empty()) {
        // Between two instructions it belongs to the one that is about to run.
        const bool is_between =
            frame.state == Frame::State::Running && frame.expects == Frame::Expects::Nothing;
        const auto next = static_cast<std::size_t>(frame.next_instruction - code.instructions.data());
        where = code.positions[is_between ? next : frame.instruction_index()];
    }
    json_.open('{');
    json_.member("name", (frame.qualified_name ? frame.qualified_name : code.qualified_name)->view());
    json_.member("file", code.file_name->view());
    json_.member("line", where.line);
    if (where.end_column != 0) {
        const auto column = [&](std::uint32_t line, std::size_t bytes) {
            return language::count_characters(
                       runtime_.source_line(code.file_name->view(), line).substr(0, bytes)) +
                   1;
        };
        json_.member("column", column(where.line, where.column));
        json_.member("endLine", where.end_line);
        json_.member("endColumn", column(where.end_line, where.end_column));
    }
    list("locals");
    frame.for_each_variable([this](std::string_view name, const Value& value) { pair(name, value); });
    json_.close(']');
    json_.close('}');
}

}  // namespace

std::string inspection(const Scheduler& scheduler, language::Runtime& runtime) {
    return Inspection(scheduler, runtime).text();
}

FutureBase* find_future(const Scheduler& scheduler, language::Runtime& runtime, std::uint32_t id) {
    Inspection everything(scheduler, runtime);
    (void)everything.text();
    return everything.future(id);
}

}  // namespace loopscope::session
