#include "loop/context.h"

#include <cstdio>

#include "loop/event_loop.h"
#include "loop/running_loop.h"

namespace loopscope {

namespace {

void put_context(Thread& thread, const Ref<Payload>& context) {
    thread.scheduler().use_contexts();
    if (Runnable* runnable = running_in(thread)) {
        runnable->set_context(context);
    } else {
        thread.set_context(context);
    }
}

}  // namespace

std::string address_text(const void* object) {
    char text[2 + 2 * sizeof(object) + 1];
    const int length = std::snprintf(text, sizeof(text), "%p", object);
    return std::string(text, static_cast<std::size_t>(length));
}

Ref<Context> Context::copy() const {
    Ref<Context> copied = make_ref<Context>();
    copied->values_ = values_;
    return copied;
}

Ref<Payload> Context::copy_for_child() const {
    return size() > 0 ? copy() : Ref<Context>();
}

Shared* Context::find(const ContextKey& key) const noexcept {
    if (!values_) return nullptr;
    for (const ContextValues::Value& each : values_->values) {
        if (each.key.get() == &key) return each.value.get();
    }
    return nullptr;
}

Ref<Shared> Context::exchange(const Ref<const ContextKey>& key, Ref<Shared> value) {
    if (!values_) {
        values_ = make_ref<ContextValues>();
    } else if (values_->references() > 1) {
        values_ = make_ref<ContextValues>(values_->values);
    }
    std::vector<ContextValues::Value>& values = values_->values;
    for (auto each = values.begin(); each != values.end(); ++each) {
        if (each->key != key) continue;
        Ref<Shared> former = std::exchange(each->value, std::move(value));
        if (!each->value) values.erase(each);
        return former;
    }
    if (value) values.push_back({key, std::move(value)});
    return {};
}

std::string Context::text() const {
    return "<_contextvars.Context object at " + address_text(this) + ">";
}

Payload* running_context(const Thread& thread) noexcept {
    const Runnable* runnable = running_in(thread);
    return runnable != nullptr ? runnable->context() : thread.context();
}

Context* current_context(const Thread& thread) {
    return as_tagged<Context>(running_context(thread));
}

Outcome<Ref<Context>> context_to_change(Thread& thread) {
    Payload* payload = running_context(thread);
    if (Context* context = as_tagged<Context>(payload)) return Ref<Context>(context);
    if (payload != nullptr) {
        return make_error(ErrorKind::RuntimeError, "the context belongs to another language");
    }
    Ref<Context> made = make_ref<Context>();
    put_context(thread, made);
    return made;
}

Outcome<Thread&> running_thread_of(const EventLoop& loop) {
    Thread* thread = loop.scheduler().running_thread();
    if (thread == nullptr) return make_error(ErrorKind::RuntimeError, "no running event loop");
    return *thread;
}

Outcome<Ref<Context>> CopyContext::ask(Thread& thread) const {
    const Context* context = current_context(thread);
    return context != nullptr ? context->copy() : make_ref<Context>();
}

Ref<Context> copy_context(const EventLoop& loop) {
    Thread* thread = loop.scheduler().running_thread();
    return thread != nullptr ? copy_context().ask(*thread).take() : make_ref<Context>();
}

ContextEntry::ContextEntry(EventLoop& loop, Ref<Context> context) : context_(std::move(context)) {
    Outcome<Thread&> thread = running_thread_of(loop);
    if (!thread.ok()) {
        refused_ = thread.error();
    } else if (context_->entered_ || current_context(*thread) == context_.get()) {
        refused_ = make_error(ErrorKind::RuntimeError,
                              "cannot enter context: " + context_->text() + " is already entered");
    } else {
        thread_ = &*thread;
        outer_ = Ref<Payload>(running_context(*thread_));
        put_context(*thread_, context_);
        context_->entered_ = true;
    }
}

ContextEntry::~ContextEntry() {
    if (thread_ == nullptr) return;
    context_->entered_ = false;
    put_context(*thread_, outer_);
}

}  // namespace loopscope
