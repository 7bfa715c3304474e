#include "language/runtime/async_generator.h"

#include <string>

#include "language/runtime/awaitable.h"
#include "language/runtime/exception.h"
#include "language/runtime/generator.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

/// What `asend(value)` and its like give: one step of the generator.
class AsyncGeneratorStep final : public DrivenAwaitable {
public:
    enum class Mode : std::uint8_t { Next, Send, Throw, Close };

    AsyncGeneratorStep(Type* type, Ref<Frame> generator, Mode mode, Value content) noexcept
        : DrivenAwaitable(type, Kind::Awaitable),
          generator_(std::move(generator)),
          mode_(mode),
          content_(std::move(content)) {}

    Activation* begin(Runtime& runtime, Frame& frame) override {
        if (was_awaited_) {
            outcome_ = runtime.raise(
                Message::CannotReuseAsyncAwaitable,
                type() == runtime.types.async_generator_athrow ? "aclose()/athrow()" : "__anext__()/asend()");
            return nullptr;
        }
        was_awaited_ = true;
        if (generator_->is_in_step()) {
            outcome_ = runtime.raise(runtime.types.runtime_error,
                                     std::string(method()) + ": asynchronous generator is already running");
            return nullptr;
        }
        if (generator_->state == Frame::State::Created && is_throw()) {
            generator_->finish();
            outcome_ = mode_ == Mode::Close ? Value::none() : raise_content(runtime);
            return nullptr;
        }
        if (generator_->state == Frame::State::Finished) {
            outcome_ = is_throw() ? Value::none() : raise_end(runtime);
            return nullptr;
        }
        if (generator_->state == Frame::State::Created && !content_.is_none()) {
            outcome_ = runtime.raise(Message::SentToUnstarted, "async generator");
            return nullptr;
        }
        Activation* entry = generator_->innermost != nullptr ? generator_->innermost : generator_.get();
        generator_->is_root = false;
        generator_->caller_is_frame = false;
        const Value pending = runtime.start(*generator_, *entry);
        if (runtime.take_callee(frame) == nullptr) {
            outcome_ = Value::error();
            return nullptr;
        }
        if (generator_->state == Frame::State::Suspended)
            runtime.returned = is_throw() ? raise_content(runtime) : content_;
        generator_->state = Frame::State::Running;
        frame.state = Frame::State::Running;
        frame.delegate = generator_.get();
        return entry;
    }

    bool begin_with(const Value& exception) override {
        if (was_awaited_) return false;
        // Then `begin` refuses it.
        if (generator_->is_in_step()) return true;
        if (mode_ != Mode::Close) mode_ = Mode::Throw;
        content_ = exception;
        return true;
    }

    Value finish(Runtime& runtime) override {
        if (!outcome_.is_empty()) return std::move(outcome_);
        Value result = std::move(runtime.returned);
        if (mode_ != Mode::Close) return result;
        if (!result.failed()) return runtime.raise(Message::IgnoredExit, "async generator");
        const bool ended = is_instance(runtime, runtime.error, runtime.types.generator_exit) ||
                           is_instance(runtime, runtime.error, runtime.types.stop_async_iteration);
        if (!ended) return result;
        const Value dropped = runtime.take_error();
        return Value::none();
    }

    [[nodiscard]] bool finalize() noexcept override {
        if (std::exchange(was_awaited_, true)) return false;
        // Here both go by the other name.
        const std::string_view name = is_throw() ? method() : "asend()";
        std::string text = "coroutine method '";
        text.append(name.substr(0, name.size() - 2)).append("' of '");
        text.append(generator_->qualified_name->view()).append("' was never awaited");
        Runtime& runtime = type()->runtime();
        runtime.warn_of_end(runtime.types.runtime_warning, text, name);
        return false;
    }

    void traverse(Visitor& visitor) const override {
        DrivenAwaitable::traverse(visitor);
        visitor.visit(generator_.get());
        visitor.visit(content_);
    }

private:
    [[nodiscard]] bool is_throw() const noexcept { return mode_ == Mode::Throw || mode_ == Mode::Close; }
    [[nodiscard]] std::string_view method() const noexcept {
        // As CPython, which knows both of the first by one name.
        constexpr std::string_view kMethods[] = {"anext()", "anext()", "athrow()", "aclose()"};
        return kMethods[static_cast<std::size_t>(mode_)];
    }
    /// Keeps nothing of the exception, whose traceback leads to the frame that awaits this.
    Value raise_content(Runtime& runtime) {
        runtime.error = std::move(content_);
        return Value::error();
    }
    static Value raise_end(Runtime& runtime) {
        return runtime.raise_exception(
            Value(make_exception(runtime, runtime.types.stop_async_iteration, make_tuple(runtime, 0))));
    }

    Ref<Frame> generator_;
    Mode mode_;
    bool was_awaited_ = false;
    Value content_;
    Value outcome_;
};

Value make_step(Runtime& runtime, const Value& generator, AsyncGeneratorStep::Mode mode, Value content) {
    if (runtime.async_generator_hooks != nullptr && !generator.as<Frame>()->is_watched)
        runtime.async_generator_hooks->first_iteration(*generator.as<Frame>());
    const bool throws = mode == AsyncGeneratorStep::Mode::Throw || mode == AsyncGeneratorStep::Mode::Close;
    return Value(runtime.heap().make<AsyncGeneratorStep>(
        throws ? runtime.types.async_generator_athrow : runtime.types.async_generator_step,
        Ref<Frame>(generator.as<Frame>()), mode, std::move(content)));
}

Value itself(Runtime&, const Value& self) {
    return self;
}

Value async_generator_next(Runtime& runtime, const Value& self) {
    return make_step(runtime, self, AsyncGeneratorStep::Mode::Next, Value::none());
}

Value asend(Runtime& runtime, Value* arguments) {
    return make_step(runtime, arguments[0], AsyncGeneratorStep::Mode::Send, arguments[1]);
}

Routine athrow_made(Runtime& runtime, Value generator, Value type, Value value) {
    Value exception = co_await thrown_exception(runtime, "athrow", type, value);
    if (exception.failed()) co_return exception;
    co_return make_step(runtime, generator, AsyncGeneratorStep::Mode::Throw, exception);
}

Value athrow(Runtime& runtime, Value* arguments) {
    return run(runtime, athrow_made(runtime, arguments[0], arguments[1], arguments[2]));
}

Value aclose(Runtime& runtime, Value* arguments) {
    Value exit = Value(make_exception(runtime, runtime.types.generator_exit, make_tuple(runtime, 0)));
    return make_step(runtime, arguments[0], AsyncGeneratorStep::Mode::Close, std::move(exit));
}

}  // namespace

Value async_generator_close(Runtime& runtime, Frame& generator) {
    Value self = Value::from(&generator);
    return aclose(runtime, &self);
}

void add_async_generator_methods(TypeBuilder& builder) {
    builder.slots().async_iterate = itself;
    builder.slots().async_next = async_generator_next;
    builder.method("asend(self, value, /)", asend);
    builder.method("athrow(self, type, value=None, traceback=None, /)", athrow);
    builder.method("aclose(self, /)", aclose);
}

void define_async_generator_awaitables(Runtime& runtime) {
    const auto define = [&runtime](std::string_view name) {
        TypeBuilder builder(runtime, name, {runtime.types.object}, Kind::Awaitable);
        builder.slots().await = itself;
        builder.slots().iterate = itself;
        add_driving_methods(builder);
        return builder.finish().get();
    };
    runtime.types.async_generator_step = define("async_generator_asend");
    runtime.types.async_generator_athrow = define("async_generator_athrow");
}

}  // namespace loopscope::language
