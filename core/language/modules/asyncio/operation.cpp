#include "language/modules/asyncio/operation.h"

#include "language/compile/code_object.h"
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
    /// Nobody else has been asked to await what has not begun.
    ~CoroutineBody() {
        frame_->lose_caller();
        if (frame_->state == Frame::State::Created && !runtime_.is_ending) frame_->was_awaited = false;
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

/// An operation that somebody runs, and that ends with this at the latest: what it holds may refer to whoever
/// runs it.
class RunOperation {
public:
    explicit RunOperation(Operation& operation) : operation_(&operation) { operation.become_coroutine(); }
    RunOperation(RunOperation&&) = default;
    RunOperation& operator=(RunOperation&&) = delete;
    ~RunOperation() {
        if (operation_) operation_->end();
    }
    [[nodiscard]] Operation* operator->() const noexcept { return operation_.get(); }

private:
    Ref<Operation> operation_;
};

/// An operation as a task's body.
class OperationBody final : public TaskBody<Value> {
public:
    explicit OperationBody(RunOperation operation) : operation_(std::move(operation)) {}

    [[nodiscard]] ClassTag class_tag() const noexcept override { return &kClassTag<OperationBody>; }
    [[nodiscard]] Object& operation() const noexcept { return *operation_.operator->(); }
    [[nodiscard]] Activation& activation() noexcept override { return operation_->activation(); }
    [[nodiscard]] std::string name() const override { return std::string(operation_->definition().name); }
    [[nodiscard]] bool kept_when_done() const noexcept override { return true; }
    [[nodiscard]] Outcome<Value> take_outcome() override { return operation_->take_outcome(); }
    void drop_body() noexcept override { delete this; }

private:
    RunOperation operation_;
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
    ~CoroutineAwaitable() override {
        if (has_begun_) frame_->lose_caller();
    }

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
        has_begun_ = true;
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
    bool has_begun_ = false;
};

/// A future, awaited by a coroutine of C++.
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
    explicit OperationAwaitable(Operation& operation) : operation_(operation) {}
    [[nodiscard]] Activation* begin(Thread&, Activation& caller, Ref<FutureBase>&) override {
        operation_->activation().set_caller(&caller);
        return &operation_->activation();
    }
    [[nodiscard]] Outcome<Value> take_outcome() override { return operation_->take_outcome(); }
    [[nodiscard]] Ref<Future<Value>> ensure_future(EventLoop& loop) override {
        return loop.create_task<Value>(BodyRef<Value>(new OperationBody(std::move(operation_))));
    }

private:
    RunOperation operation_;
};

}  // namespace

Activation* Operation::begin(Runtime& runtime, Frame& frame) {
    if (!may_begin()) return nullptr;
    frame.state = Frame::State::Running;
    runtime.thread->set_active(&frame);
    coroutine_.activation().set_caller(static_cast<Activation*>(&frame));
    return &coroutine_.activation();
}

Value Operation::refuse(Runtime& runtime) {
    refused_ = false;
    return runtime.raise(has_ended_ ? Message::CannotReuseCoroutine : Message::AlreadyAwaited);
}

Value Operation::finish(Runtime& runtime) {
    if (refused_) return refuse(runtime);
    if (runtime.returned.failed()) {
        end();
        return Value::error();
    }
    return value_or_raise(runtime, take_outcome());
}

Outcome<Value> Operation::take_outcome() {
    Outcome<Value> outcome = coroutine_.take_outcome();
    end();
    return outcome;
}

Operation::Progress Operation::progress() const noexcept {
    if (has_ended_) return Progress::Ended;
    const bool has_begun = coroutine_.valid() ? coroutine_.has_begun() : was_awaited_;
    return has_begun ? Progress::Begun : Progress::Created;
}

bool Operation::finalize() noexcept {
    Runtime& runtime = type()->runtime();
    if (!was_awaited_) {
        was_awaited_ = true;
        const std::string name(definition_->name);
        runtime.warn_of_end(runtime.types.runtime_warning, "coroutine '" + name + "' was never awaited",
                            "<coroutine object " + name + " at " + address_text(this) + ">");
    }
    return false;
}

Value make_operation(Runtime& runtime, const OperationDefinition& definition, Coroutine<Value> coroutine) {
    return Value(runtime.heap().make<Operation>(runtime.types.operation, definition, std::move(coroutine)));
}

Operation* as_operation(Runtime& runtime, const Value& value) noexcept {
    const bool is_one = value.is_object() && value.object()->type() == runtime.types.operation;
    return is_one ? static_cast<Operation*>(value.object()) : nullptr;
}

bool is_coroutine(Runtime&, const Value& value) noexcept {
    if (auto* frame = value.get_if<Frame>()) return frame->role == Frame::Role::Coroutine;
    return value.is_object() && value.object()->kind() == Kind::Awaitable;
}

bool is_coroutine_function(Runtime& runtime, Value function) {
    while (function.is_object() && function.object()->type() == runtime.types.partial)
        function = find_attribute(runtime, function, runtime.intern("func").get());
    if (auto* method = function.get_if<BoundMethod>()) function = method->function;
    if (const auto* native = function.get_if<NativeFunction>()) return native->signature().gives_coroutine;
    const auto* ours = function.get_if<Function>();
    return ours != nullptr && ours->code->is_coroutine && !ours->code->is_generator;
}

BodyRef<Value> body_of(Runtime& runtime, const Value& coroutine) {
    if (auto* frame = coroutine.get_if<Frame>(); frame != nullptr && frame->role == Frame::Role::Coroutine) {
        return BodyRef<Value>(new CoroutineBody(runtime, coroutine_running(runtime, *frame)));
    }
    if (Operation* operation = as_operation(runtime, coroutine); operation != nullptr && operation->is_new())
        return BodyRef<Value>(new OperationBody(RunOperation(*operation)));
    return BodyRef<Value>(new CoroutineBody(runtime, coroutine_awaiting(runtime, coroutine)));
}

Object* coroutine_of(const TaskBase& task) noexcept {
    TaskBodyBase* body = task.body().object();
    if (auto* ours = as_tagged<CoroutineBody>(body)) return &ours->frame();
    auto* operation = as_tagged<OperationBody>(body);
    return operation == nullptr ? nullptr : &operation->operation();
}

Ref<loopscope::Awaitable<Value>> awaitable_from(Runtime& runtime, const Value& value) {
    if (auto* future = as_future(value))
        return make_ref<FutureAwaitable>(Ref<Future<Value>>(&future->future()));
    if (Operation* operation = as_operation(runtime, value); operation != nullptr && operation->is_new())
        return make_ref<OperationAwaitable>(*operation);
    if (auto* frame = value.get_if<Frame>(); frame != nullptr && frame->role == Frame::Role::Coroutine) {
        return make_ref<CoroutineAwaitable>(runtime, coroutine_running(runtime, *frame));
    }
    return make_ref<CoroutineAwaitable>(runtime, coroutine_awaiting(runtime, value));
}

BodyRef<Value> body_calling(Runtime& runtime, const Value& function, const Value& arguments) {
    const Value pending =
        run(runtime, call_with_arguments(runtime, function, Ref<Tuple>(arguments.as<Tuple>())));
    return BodyRef<Value>(new CallBody(runtime, *std::exchange(runtime.callee, nullptr)));
}

namespace {

const Operation& operation_of(const Value& self) noexcept {
    return *static_cast<Operation*>(self.object());
}
Value operation_repr(Runtime& runtime, const Value& self) {
    return Value(make_string(runtime, "<coroutine object " +
                                          std::string(operation_of(self).definition().name) + " at " +
                                          address_text(self.object()) + ">"));
}
Value operation_qualified_name(Runtime& runtime, const Value& self) {
    return Value(make_string(runtime, operation_of(self).definition().name));
}
Value operation_name(Runtime& runtime, const Value& self) {
    std::string_view name = operation_of(self).definition().name;
    name.remove_prefix(name.find('.') + 1);
    return Value(make_string(runtime, name));
}
Value operation_none(Runtime&, const Value&) {
    return Value::none();
}
Value is_operation_running(Runtime&, const Value&) {
    return Value::boolean(false);
}
Value is_operation_suspended(Runtime&, const Value& self) {
    return Value::boolean(operation_of(self).progress() == Operation::Progress::Begun);
}
/// It tells where the operation stands, and nothing else.
Ref<CodeObject> make_code(Runtime& runtime, const Value& self) {
    const Operation& operation = operation_of(self);
    Ref<CodeObject> code = runtime.heap().make<CodeObject>(runtime.types.code);
    code->name = Ref<String>(operation_name(runtime, self).as<String>());
    code->qualified_name = Ref<String>(operation_qualified_name(runtime, self).as<String>());
    code->set_file(runtime.intern(operation.definition().file));
    code->first_line = operation.definition().first_line;
    code->is_optimized = true;
    code->documentation = Value::none();
    code->instructions.emplace_back(Opcode::Return, 0);
    code->positions.push_back({operation.line(), operation.line()});
    return code;
}
Value operation_code(Runtime& runtime, const Value& self) {
    return Value(make_code(runtime, self));
}
Value operation_frame(Runtime& runtime, const Value& self) {
    const Operation::Progress progress = operation_of(self).progress();
    if (progress == Operation::Progress::Ended) return Value::none();
    Ref<Frame> frame = make_body_frame(runtime, make_code(runtime, self), make_dict(runtime), {});
    if (progress == Operation::Progress::Begun) frame->state = Frame::State::Suspended;
    return Value(std::move(frame));
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
    builder.attribute("__qualname__", operation_qualified_name);
    builder.attribute("cr_await", operation_none);
    builder.attribute("cr_code", operation_code);
    builder.attribute("cr_frame", operation_frame);
    builder.attribute("cr_origin", operation_none);
    builder.attribute("cr_running", is_operation_running);
    builder.attribute("cr_suspended", is_operation_suspended);
    add_driving_methods(builder);
    runtime.types.operation = builder.finish().get();
}

}  // namespace loopscope::language
