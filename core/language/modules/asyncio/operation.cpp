#include "language/modules/asyncio/operation.h"

#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/future_object.h"
#include "language/modules/asyncio/state.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/generator.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"
#include "loop/event_loop.h"

namespace loopscope::language {

namespace {

Value value_or_raise(Runtime& runtime, Outcome<Value> outcome) {
    return outcome.ok() ? outcome.take() : raise_loop_error(runtime, outcome.error());
}

/// What a chain of the language has left at its root.
Outcome<Value> take_returned(Runtime& runtime) {
    Value returned = std::move(runtime.returned);
    if (returned.failed()) return take_loop_error(runtime);
    return returned;
}

/// A coroutine of the program as a task's body.
class CoroutineBody final : public TaskBody<Value> {
public:
    CoroutineBody(Runtime& runtime, Ref<Frame> frame) : runtime_(runtime), frame_(std::move(frame)) {
        frame_->was_awaited = true;
        frame_->is_root = false;
        frame_->begin_chain();
    }

    [[nodiscard]] ClassTag class_tag() const noexcept override { return &kClassTag<CoroutineBody>; }
    [[nodiscard]] Frame& frame() const noexcept { return *frame_; }
    [[nodiscard]] Activation& activation() noexcept override { return *frame_; }
    [[nodiscard]] std::string name() const override { return std::string(frame_->qualified_name->view()); }
    [[nodiscard]] bool kept_when_done() const noexcept override { return true; }
    [[nodiscard]] Outcome<Value> take_outcome() override {
        Outcome<Value> outcome = take_returned(runtime_);
        if (!outcome.ok() && outcome.error()->kind() == ErrorKind::Exit) keep_task();
        return outcome;
    }
    void drop_body() noexcept override { delete this; }

private:
    /// The first step of an eager task is its creator's, and leaves the loop later.
    void keep_task() {
        FutureBase& task = runtime_.thread->running_loop()->current_task()->future();
        if (runtime_.thread->driver() == &task) runtime_.asyncio().left_by.emplace_back(&task);
    }

    Runtime& runtime_;
    Ref<Frame> frame_;
};

/// A call of a function as the body of a thread.
class CallBody final : public TaskBody<Value> {
public:
    CallBody(Runtime& runtime, LanguageActivation& root) : runtime_(runtime), root_(&root) {}
    ~CallBody() {
        if (root_ != nullptr && !started_) root_->abandon();
    }

    [[nodiscard]] Activation& activation() noexcept override {
        started_ = true;
        return *root_;
    }
    [[nodiscard]] std::string name() const override { return "call"; }
    [[nodiscard]] Outcome<Value> take_outcome() override {
        root_ = nullptr;
        return take_returned(runtime_);
    }
    void drop_body() noexcept override { delete this; }

private:
    Runtime& runtime_;
    LanguageActivation* root_;
    bool started_ = false;
};

Routine call_with_arguments(Runtime& runtime, Value function, Ref<Tuple> arguments) {
    co_return co_await call(runtime, function, Arguments{arguments->items(), arguments->length(), nullptr});
}

/// A coroutine of the program, awaited by a coroutine of C++.
class CoroutineAwaitable final : public loopscope::Awaitable<Value> {
public:
    CoroutineAwaitable(Runtime& runtime, Ref<Frame> frame) : runtime_(runtime), frame_(std::move(frame)) {}

    [[nodiscard]] Activation* begin(Thread& thread, Activation& caller, Ref<FutureBase>&) override {
        runtime_.thread = &thread;
        if (frame_->state != Frame::State::Created) {
            refused_ = true;
            return nullptr;
        }
        frame_->was_awaited = true;
        frame_->is_root = false;
        frame_->begin_chain();
        frame_->set_caller(&caller);
        return frame_.get();
    }
    [[nodiscard]] Outcome<Value> take_outcome() override {
        if (refused_) return make_error(ErrorKind::RuntimeError, "cannot reuse already awaited coroutine");
        return take_returned(runtime_);
    }
    [[nodiscard]] Ref<Future<Value>> ensure_future(EventLoop& loop) override {
        return loop.create_task<Value>(body_of(runtime_, Value(frame_)));
    }

private:
    Runtime& runtime_;
    Ref<Frame> frame_;
    bool refused_ = false;
};

/// An operation or a future, awaited by a coroutine of C++.
class FutureAwaitable final : public loopscope::Awaitable<Value> {
public:
    explicit FutureAwaitable(Ref<Future<Value>> future) : future_(std::move(future)) {}
    [[nodiscard]] Activation* begin(Thread&, Activation&, Ref<FutureBase>& awaited) override {
        if (!future_->done()) awaited = future_;
        return nullptr;
    }
    [[nodiscard]] Outcome<Value> take_outcome() override { return future_->result(); }
    [[nodiscard]] Ref<Future<Value>> ensure_future(EventLoop&) override { return future_; }

private:
    Ref<Future<Value>> future_;
};

class OperationAwaitable final : public loopscope::Awaitable<Value> {
public:
    explicit OperationAwaitable(Coroutine<Value> coroutine) : coroutine_(std::move(coroutine)) {}
    [[nodiscard]] Activation* begin(Thread&, Activation& caller, Ref<FutureBase>&) override {
        coroutine_.activation().set_caller(&caller);
        return &coroutine_.activation();
    }
    [[nodiscard]] Outcome<Value> take_outcome() override { return coroutine_.take_outcome(); }
    [[nodiscard]] Ref<Future<Value>> ensure_future(EventLoop& loop) override {
        return loop.create_task<Value>(std::move(coroutine_).into_body());
    }

private:
    Coroutine<Value> coroutine_;
};

}  // namespace

Activation* Operation::begin(Runtime& runtime, Frame& frame) {
    if (!may_begin()) return nullptr;
    frame.state = Frame::State::Running;
    runtime.thread->set_active(&frame);
    coroutine_.activation().set_caller(static_cast<Activation*>(&frame));
    return &coroutine_.activation();
}

Value Operation::finish(Runtime& runtime) {
    if (refused_) return runtime.raise(Message::CannotReuseCoroutine);
    if (runtime.returned.failed()) {
        coroutine_ = Coroutine<Value>();
        return Value::error();
    }
    Outcome<Value> outcome = coroutine_.take_outcome();
    coroutine_ = Coroutine<Value>();
    return value_or_raise(runtime, std::move(outcome));
}

bool Operation::finalize() noexcept {
    Runtime& runtime = type()->runtime();
    if (!was_awaited_) {
        was_awaited_ = true;
        runtime.warn_of_end(runtime.types.runtime_warning,
                            "coroutine '" + std::string(name_) + "' was never awaited",
                            "<coroutine object " + std::string(name_) + " at " + address_text(this) + ">");
    }
    return false;
}

Value make_operation(Runtime& runtime, std::string_view name, Coroutine<Value> coroutine) {
    return Value(runtime.heap().make<Operation>(runtime.types.operation, name, std::move(coroutine)));
}

bool is_coroutine(Runtime&, const Value& value) noexcept {
    if (auto* frame = value.get_if<Frame>()) return frame->role == Frame::Role::Coroutine;
    return value.is_object() && value.object()->kind() == Kind::Awaitable;
}

BodyRef<Value> body_of(Runtime& runtime, const Value& coroutine) {
    if (auto* frame = coroutine.get_if<Frame>(); frame != nullptr && frame->role == Frame::Role::Coroutine) {
        return BodyRef<Value>(new CoroutineBody(runtime, Ref<Frame>(frame)));
    }
    if (coroutine.is_object() && coroutine.object()->type() == runtime.types.operation) {
        return static_cast<Operation*>(coroutine.object())->take().into_body();
    }
    return BodyRef<Value>(new CoroutineBody(runtime, coroutine_awaiting(runtime, coroutine)));
}

Frame* coroutine_frame(const TaskBase& task) noexcept {
    auto* ours = as_tagged<CoroutineBody>(task.body().object());
    return ours == nullptr ? nullptr : &ours->frame();
}

Value coroutine_of(Runtime& runtime, const TaskBase& task) {
    if (Frame* frame = coroutine_frame(task)) return Value::from(frame);
    if (!task.body()) return Value::none();
    Value operation = make_operation(runtime, task.coroutine_name(), Coroutine<Value>());
    static_cast<Operation*>(operation.object())->set_awaited();
    return operation;
}

Ref<loopscope::Awaitable<Value>> awaitable_from(Runtime& runtime, const Value& value) {
    if (auto* future = as_future(value))
        return make_ref<FutureAwaitable>(Ref<Future<Value>>(&future->future()));
    if (value.is_object() && value.object()->type() == runtime.types.operation) {
        return make_ref<OperationAwaitable>(static_cast<Operation*>(value.object())->take());
    }
    if (auto* frame = value.get_if<Frame>(); frame != nullptr && frame->role == Frame::Role::Coroutine) {
        return make_ref<CoroutineAwaitable>(runtime, Ref<Frame>(frame));
    }
    return make_ref<CoroutineAwaitable>(runtime, coroutine_awaiting(runtime, value));
}

BodyRef<Value> body_calling(Runtime& runtime, const Value& function, const Value& arguments) {
    const Value pending =
        run(runtime, call_with_arguments(runtime, function, Ref<Tuple>(arguments.as<Tuple>())));
    return BodyRef<Value>(new CallBody(runtime, *std::exchange(runtime.callee, nullptr)));
}

namespace {

Value operation_repr(Runtime& runtime, const Value& self) {
    const auto& operation = *static_cast<Operation*>(self.object());
    return Value(make_string(runtime, "<coroutine object " + std::string(operation.name()) + " at " +
                                          address_text(self.object()) + ">"));
}
Value operation_name(Runtime& runtime, const Value& self) {
    return Value(make_string(runtime, static_cast<Operation*>(self.object())->name()));
}
/// It has no frames to show.
Value operation_await(Runtime&, const Value&) {
    return Value::none();
}
Value await_itself(Runtime&, const Value& self) {
    return self;
}

}  // namespace

void define_operation_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "coroutine", {runtime.types.object}, Kind::Awaitable);
    builder.slots().repr = operation_repr;
    builder.slots().construct = nullptr;
    builder.slots().await = await_itself;
    builder.attribute("__name__", operation_name);
    builder.attribute("__qualname__", operation_name);
    builder.attribute("cr_await", operation_await);
    builder.attribute("cr_frame", operation_await);
    add_driving_methods(builder);
    runtime.types.operation = builder.finish().get();
}

}  // namespace loopscope::language
