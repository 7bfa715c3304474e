#include "language/runtime/foreign_error.h"

#include "language/modules/asyncio/future_object.h"
#include "language/runtime/exception.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

/// A Python exception in the loop's hands, with the traceback that it had when it came there.
class PythonError final : public ErrorObject {
public:
    PythonError(Runtime& runtime, ErrorKind kind, Ref<Exception> exception)
        : ErrorObject(kind),
          runtime_(runtime),
          exception_(std::move(exception)),
          traceback_(exception_->traceback) {}

    [[nodiscard]] ClassTag class_tag() const noexcept override { return &kClassTag<PythonError>; }
    [[nodiscard]] std::string type_name() const override {
        return std::string(exception_->type()->name()->view());
    }
    [[nodiscard]] std::string message() const override {
        if (exception_->args->length() == 0) return {};
        const Value& first = (*exception_->args)[0];
        return first.is<String>() ? std::string(first.as<String>()->view()) : plain_text(runtime_, first);
    }
    [[nodiscard]] Value exception_value() const { return Value(exception_); }
    [[nodiscard]] const Exception* language_exception() const noexcept { return exception_.get(); }
    void visit(Visitor& visitor) const {
        visitor.visit(exception_.get());
        visitor.visit(traceback_.get());
    }
    /// The exception as it came, without what later raises added to its traceback.
    [[nodiscard]] Value to_raise(bool with_traceback) const {
        exception_->traceback = with_traceback ? traceback_ : Ref<Traceback>();
        return Value(exception_);
    }

private:
    Runtime& runtime_;
    Ref<Exception> exception_;
    Ref<Traceback> traceback_;
};

/// A cancel message that is a value of the program.
class ValuePayload final : public Payload {
public:
    ValuePayload(Runtime& runtime, Value value) : runtime_(runtime), value_(std::move(value)) {}
    [[nodiscard]] ClassTag class_tag() const noexcept override { return &kClassTag<ValuePayload>; }
    [[nodiscard]] std::string text() const override {
        if (auto* string = value_.get_if<String>()) return std::string(string->view());
        return plain_text(runtime_, value_);
    }
    [[nodiscard]] const Value& value() const noexcept { return value_; }

private:
    Runtime& runtime_;
    Value value_;
};

ErrorKind kind_of(Runtime& runtime, const Value& exception) {
    const Types& types = runtime.types;
    if (is_instance(runtime, exception, types.cancelled_error)) return ErrorKind::CancelledError;
    if (is_instance(runtime, exception, types.timeout_error)) return ErrorKind::TimeoutError;
    if (is_instance(runtime, exception, types.system_exit) ||
        is_instance(runtime, exception, types.keyboard_interrupt)) {
        return ErrorKind::Exit;
    }
    if (is_instance(runtime, exception, types.stop_iteration)) return ErrorKind::StopIteration;
    return ErrorKind::Foreign;
}

bool gives_traceback(FutureBase* from, const ErrorObject& error) {
    if (from == nullptr || from->peek_error() != &error) return true;
    auto* future = as_tagged<Future<Value>>(from);
    auto* object = future != nullptr ? static_cast<FutureObject*>(future->owner.get()) : nullptr;
    return object == nullptr || object->take_traceback();
}

Type* type_of_kind(Runtime& runtime, ErrorKind kind) {
    switch (kind) {
        case ErrorKind::CancelledError:
            return runtime.types.cancelled_error;
        case ErrorKind::TimeoutError:
            return runtime.types.timeout_error;
        case ErrorKind::InvalidStateError:
            return runtime.types.invalid_state_error;
        case ErrorKind::ValueError:
            return runtime.types.value_error;
        case ErrorKind::TypeError:
            return runtime.types.type_error;
        case ErrorKind::StopIteration:
            return runtime.types.stop_iteration;
        default:
            return runtime.types.runtime_error;
    }
}

}  // namespace

Error error_from(Runtime& runtime, const Value& exception) {
    return make_ref<PythonError>(runtime, kind_of(runtime, exception),
                                 Ref<Exception>(exception.as<Exception>()));
}

Error take_loop_error(Runtime& runtime) {
    const Value exception = runtime.take_error();
    return error_from(runtime, exception);
}

Value exception_from(Runtime& runtime, const Error& error) {
    if (auto* python = as_tagged<const PythonError>(error.get())) return python->exception_value();
    Ref<Tuple> arguments = make_tuple(runtime, 0);
    const Ref<Payload> payload = error->cancel_message();
    if (payload) {
        arguments = make_tuple(runtime, 1);
        (*arguments)[0] = message_from(runtime, payload);
    } else if (const std::string message = error->message(); !message.empty()) {
        arguments = make_tuple(runtime, 1);
        (*arguments)[0] = Value(make_string(runtime, message));
    }
    Ref<Exception> exception =
        make_exception(runtime, type_of_kind(runtime, error->kind()), std::move(arguments));
    if (const Error cause = error->cause()) {
        const Value from = exception_from(runtime, cause);
        exception->cause = Ref<Exception>(from.as<Exception>());
        exception->context = exception->cause;
        exception->suppress_context = true;
    }
    return Value(exception);
}

const Exception* exception_in(const ErrorObject& error) noexcept {
    const auto* python = as_tagged<const PythonError>(&error);
    return python != nullptr ? python->language_exception() : nullptr;
}

void visit_error(const ErrorObject& error, Visitor& visitor) {
    const auto* python = error.references() == 1 ? as_tagged<const PythonError>(&error) : nullptr;
    if (python != nullptr) python->visit(visitor);
}

Value raise_loop_error(Runtime& runtime, const Error& error, FutureBase* from) {
    if (auto* python = as_tagged<const PythonError>(error.get())) {
        return runtime.raise_exception(python->to_raise(gives_traceback(from, *error)));
    }
    return runtime.raise_exception(exception_from(runtime, error));
}

Ref<Payload> payload_from(Runtime& runtime, const Value& message) {
    if (message.is_empty() || message.is_none()) return {};
    return make_ref<ValuePayload>(runtime, message);
}

Value message_from(Runtime& runtime, const Ref<Payload>& payload) {
    if (!payload) return Value::none();
    auto* value = as_tagged<const ValuePayload>(payload.get());
    return value != nullptr ? value->value() : Value(make_string(runtime, payload->text()));
}

Value future_object(Runtime& runtime, FutureBase& future) {
    if (auto* ours = as_tagged<Future<Value>>(&future)) return object_of(runtime, *ours);
    return Value::none();
}

}  // namespace loopscope::language
