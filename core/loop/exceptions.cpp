#include "loop/exceptions.h"

#ifdef __cpp_exceptions

#include "loop/exception_group.h"

namespace loopscope {

const std::vector<Error>& ExceptionGroup::exceptions() const noexcept {
    return as_exception_group(error())->exceptions();
}

std::exception_ptr exception_from(const Error& error) {
    switch (error->kind()) {
        case ErrorKind::CancelledError:
            return std::make_exception_ptr(CancelledError(error));
        case ErrorKind::TimeoutError:
            return std::make_exception_ptr(TimeoutError(error));
        case ErrorKind::InvalidStateError:
            return std::make_exception_ptr(InvalidStateError(error));
        case ErrorKind::ExceptionGroup:
            // A language has groups of its own.
            if (as_exception_group(error) == nullptr) return std::make_exception_ptr(AsyncError(error));
            return std::make_exception_ptr(ExceptionGroup(error));
        case ErrorKind::Exception:
            return error->exception();
        default:
            return std::make_exception_ptr(AsyncError(error));
    }
}

void throw_error(const Error& error) {
    std::rethrow_exception(exception_from(error));
}

Error error_from(const std::exception_ptr& exception) {
    try {
        std::rethrow_exception(exception);
    } catch (const CancelledError& cancelled) {
        return cancelled.error();
    } catch (const AsyncError& error) {
        return error.error();
    } catch (...) {
        return make_exception_error(exception);
    }
}

}  // namespace loopscope

#endif
