#include "loop/coroutine.h"

#include "loop/deep_release.h"
#include "loop/event_loop.h"
#include "loop/exceptions.h"

namespace loopscope {

Activation* CoroutineBase::raise(Thread& thread, Error error) {
    if (state() == State::Created) {
        // asyncio throws into a coroutine that has not begun: none of its body runs.
        fail_in(thread, std::move(error));
        return caller();
    }
    if (state() == State::Waiting) {
        wait_->raise(thread, std::move(error));
    } else {
        thread.set_raised(std::move(error));
    }
    return resume(thread);
}

std::string CoroutineBase::function_name() const {
    // "app::Page app::fetch(int) [with ...]": compilers give the whole signature.
    std::string_view name = location().function_name();
    if (name.find("lambda") != name.npos || name.find("anonymous class") != name.npos) return "<lambda>";
    constexpr std::string_view kUnnamed = "(anonymous namespace)";
    std::size_t parameters = name.find('(');
    while (parameters != name.npos && name.substr(parameters).starts_with(kUnnamed)) {
        parameters = name.find('(', parameters + kUnnamed.size());
    }
    name = name.substr(0, parameters);
    if (std::size_t end = name.find_last_of(": "); end != name.npos) name.remove_prefix(end + 1);
    return std::string(name);
}

void CoroutineBase::inspect(ActivationSnapshot& snapshot, bool) const {
    snapshot.name = function_name();
    snapshot.line = line();
}

Activation* CoroutineBase::suspend_without_task(Thread& thread, FutureBase* future) {
    if (Driver* driver = thread.driver()) return driver->suspended(thread, *this, future);
    wait_->raise(thread, make_error(ErrorKind::RuntimeError, "no running event loop"));
    return this;
}

void CoroutineBase::awaited_ready(const FutureBase& future) const {
    const EventLoop* loop = thread_->running_loop();
    TaskBase* task = loop != nullptr ? loop->current_task() : nullptr;
    if (task != nullptr) task->trace_awaited_ready(*this, future);
}

void CoroutineBase::fail_in(Thread& thread, Error error) noexcept {
    thread.set_next(caller());
    new (&error_) Error(std::move(error));
    begin_again();
    leave_begun(State::Failed);
}

void CoroutineBase::catch_exception() noexcept {
#ifdef __cpp_exceptions
    std::exception_ptr exception = std::current_exception();
    Thread::Thrown& thrown = thread_->thrown();
    if (thrown.exception == exception) {
        thrown.exception = nullptr;
        fail(std::move(thrown.error));
    } else {
        fail(error_from(exception));
    }
#endif
}

void CoroutineBase::destroy_deep() noexcept {
    DeepRelease::destroy(*this);
}

void CoroutineBase::destroy_with_callees() noexcept {
    const auto callee_of = [](const CoroutineBase& each) {
        const bool calls = each.state() <= State::Created && each.callee_ != nullptr;
        return calls ? *each.callee_ : nullptr;
    };
    CoroutineBase* innermost = this;
    while (CoroutineBase* callee = callee_of(*innermost)) {
        // Past whatever stands between the two and owns the callee.
        callee->set_caller(innermost);
        innermost = callee;
    }
    while (innermost != this) {
        auto* caller = static_cast<CoroutineBase*>(innermost->caller());
        *caller->callee_ = nullptr;
        innermost->destroy();
        innermost = caller;
    }
    destroy();
}

std::string AnyBody::name() const {
    return is_coroutine() ? coroutine()->function_name() : object()->name();
}

std::uint32_t AnyBody::last_line() const noexcept {
    return is_coroutine() ? coroutine()->line() : object()->last_line();
}

void AnyBody::drop() noexcept {
    const bool was_coroutine = is_coroutine();
    CoroutineBase* const frame = was_coroutine ? coroutine() : nullptr;
    TaskBodyBase* const body = object();
    // What is destroyed with it may ask its owner for it.
    bits_ = 0;
    if (was_coroutine) {
        // One that has ended awaits nothing, which is the rule.
        if (frame->finished()) {
            frame->destroy();
        } else {
            frame->destroy_deep();
        }
    } else {
        body->drop_body();
    }
}

Error reuse_error() {
    return make_error(ErrorKind::RuntimeError, "cannot reuse already awaited coroutine");
}

#ifdef __cpp_exceptions
void throw_in(Thread* thread, Error error) {
    if (thread == nullptr) throw_error(error);
    Thread::Thrown& thrown = thread->thrown();
    thrown.exception = exception_from(error);
    thrown.error = std::move(error);
    std::rethrow_exception(thrown.exception);
}
#endif

}  // namespace loopscope
