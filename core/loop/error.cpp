#include "loop/error.h"

namespace loopscope {

namespace {

class MessageError final : public ErrorObject {
public:
    MessageError(ErrorKind kind, std::string message, Error cause)
        : ErrorObject(kind), message_(std::move(message)), cause_(std::move(cause)) {}
    [[nodiscard]] std::string message() const override { return message_; }
    [[nodiscard]] Error cause() const override { return cause_; }

private:
    std::string message_;
    Error cause_;
};

class Cancellation final : public ErrorObject {
public:
    explicit Cancellation(Ref<Payload> message)
        : ErrorObject(ErrorKind::CancelledError), message_(std::move(message)) {}
    [[nodiscard]] std::string message() const override { return message_ ? message_->text() : std::string(); }
    [[nodiscard]] Ref<Payload> cancel_message() const override { return message_; }

private:
    Ref<Payload> message_;
};

#ifdef __cpp_exceptions
class CarriedException final : public ErrorObject {
public:
    explicit CarriedException(std::exception_ptr exception)
        : ErrorObject(ErrorKind::Exception), exception_(std::move(exception)) {}
    [[nodiscard]] std::string message() const override {
        try {
            std::rethrow_exception(exception_);
        } catch (const std::exception& exception) {
            return exception.what();
        } catch (...) {
            return "an exception that is no std::exception";
        }
    }
    [[nodiscard]] std::exception_ptr exception() const override { return exception_; }

private:
    std::exception_ptr exception_;
};
#endif

}  // namespace

std::string_view name_of(ErrorKind kind) noexcept {
    switch (kind) {
        case ErrorKind::CancelledError:
            return "CancelledError";
        case ErrorKind::TimeoutError:
            return "TimeoutError";
        case ErrorKind::InvalidStateError:
            return "InvalidStateError";
        case ErrorKind::RuntimeError:
            return "RuntimeError";
        case ErrorKind::ValueError:
            return "ValueError";
        case ErrorKind::TypeError:
            return "TypeError";
        case ErrorKind::LookupError:
            return "LookupError";
        case ErrorKind::BrokenBarrierError:
            return "BrokenBarrierError";
        case ErrorKind::QueueEmpty:
            return "QueueEmpty";
        case ErrorKind::QueueFull:
            return "QueueFull";
        case ErrorKind::QueueShutDown:
            return "QueueShutDown";
        case ErrorKind::ExceptionGroup:
            return "ExceptionGroup";
        case ErrorKind::StopIteration:
            return "StopIteration";
        case ErrorKind::Exception:
            return "Exception";
        case ErrorKind::Foreign:
            return "Error";
        case ErrorKind::Exit:
            return "SystemExit";
    }
    return "Error";
}

Error make_error(ErrorKind kind, std::string message, Error cause) {
    return make_ref<MessageError>(kind, std::move(message), std::move(cause));
}

Error make_cancelled_error(Ref<Payload> message) {
    return make_ref<Cancellation>(std::move(message));
}

#ifdef __cpp_exceptions
Error make_exception_error(std::exception_ptr exception) {
    return make_ref<CarriedException>(std::move(exception));
}
#endif

std::string describe(const ErrorObject& error) {
    std::string text = error.type_name();
    if (std::string message = error.message(); !message.empty()) text += ": " + message;
    return text;
}

}  // namespace loopscope
