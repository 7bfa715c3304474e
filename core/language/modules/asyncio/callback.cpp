#include "language/modules/asyncio/callback.h"

#include <algorithm>
#include <string>

#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/future_object.h"
#include "language/modules/asyncio/links.h"
#include "language/modules/asyncio/origin.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/frame.h"
#include "language/runtime/instance.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"
#include "loop/event_loop.h"

namespace loopscope::language {

namespace {

class Callback final : public CallHandle {
public:
    Callback(Runtime& runtime, EventLoop& loop, Value callback, Ref<Tuple> arguments, const Value& context)
        : CallHandle(loop, runtime.contexts.for_runnable(runtime, context)),
          runtime_(runtime),
          callback_(std::move(callback)),
          arguments_(std::move(arguments)) {}

    [[nodiscard]] ClassTag class_tag() const noexcept override { return &kClassTag<Callback>; }
    [[nodiscard]] const Value& callback() const noexcept { return callback_; }
    void visit(Visitor& visitor) const {
        visitor.visit(callback_);
        visitor.visit(arguments_.get());
    }
    [[nodiscard]] std::string describe() const override {
        std::string text = when() == when() ? "<TimerHandle" : "<Handle";
        if (cancelled()) text += " cancelled";
        if (when() == when()) text += " when=" + plain_text(runtime_, Value::number(when()));
        // Arguments are shown in debug mode only (format_helpers.py).
        const Tuple* shown = loop().debug() ? arguments_.get() : nullptr;
        if (!callback_.is_empty()) text += " " + callback_text(runtime_, callback_, shown);
        return text + created_at(const_cast<Callback&>(*this)) + ">";
    }

    [[nodiscard]] Purpose purpose() const override { return purpose_of(callback_); }

protected:
    [[nodiscard]] Activation* begin(Thread& thread) override {
        runtime_.thread = &thread;
        runtime_.frame = nullptr;
        const Value callback = callback_;
        Value answer;
        if (future() != nullptr) {
            Value done = future_object(runtime_, *future());
            answer = language::call(runtime_, callback, Arguments{&done, 1, nullptr});
        } else {
            Ref<Tuple> arguments = make_tuple(runtime_, arguments_->span());
            answer = language::call(runtime_, callback,
                                    Arguments{arguments->items(), arguments->length(), nullptr});
        }
        if (answer.is_pending()) {
            LanguageActivation* callee = std::exchange(runtime_.callee, nullptr);
            callee->enter(*static_cast<Driver*>(this), nullptr, 1);
            return runtime_.callee_entry;
        }
        immediate_ = answer.failed() ? take_loop_error(runtime_) : Error();
        runtime_.returned = Value::none();
        return nullptr;
    }
    [[nodiscard]] Error end(Thread&) override {
        const Value returned = std::move(runtime_.returned);
        if (returned.failed()) return take_loop_error(runtime_);
        return std::move(immediate_);
    }
    void drop() noexcept override {
        callback_ = {};
        arguments_ = {};
    }
    [[nodiscard]] std::string callback_name() const override {
        return callback_text(runtime_, callback_, loop().debug() ? arguments_.get() : nullptr);
    }

private:
    Runtime& runtime_;
    Value callback_;
    Ref<Tuple> arguments_;
    Error immediate_;
};

/// asyncio.Handle: keeps the loop's handle for `cancel()`.
class HandleObject final : public Object {
public:
    HandleObject(Type* type, Ref<Handle> handle) noexcept
        : Object(type, Kind::Other), handle_(std::move(handle)) {}
    [[nodiscard]] Handle& handle() const noexcept { return *handle_; }

    /// What it was when it had its callback, if that is to be shown when it has let go of it; else empty.
    std::string text;

private:
    Ref<Handle> handle_;
};

Handle& handle_of(const Value& self) {
    return static_cast<HandleObject*>(self.object())->handle();
}

Value handle_repr(Runtime& runtime, const Value& self) {
    const std::string& text = static_cast<HandleObject*>(self.object())->text;
    return Value(make_string(runtime, text.empty() ? handle_of(self).describe() : text));
}
Value handle_cancel(Runtime&, Value* arguments) {
    auto& object = *static_cast<HandleObject*>(arguments[0].object());
    Handle& handle = object.handle();
    std::string text = handle.loop().debug() && !handle.cancelled() ? handle.describe() : std::string();
    // "<Handle print()>", or "<Handle>" when the callback is gone.
    if (!text.empty()) object.text = text.insert(std::min(text.find(' '), text.size() - 1), " cancelled");
    handle.cancel(kNoSource);
    return Value::none();
}
Value handle_cancelled(Runtime&, Value* arguments) {
    return Value::boolean(handle_of(arguments[0]).cancelled());
}
Value handle_when(Runtime&, Value* arguments) {
    return Value::number(handle_of(arguments[0]).when());
}

std::string list_text(Runtime& runtime, const Tuple* arguments) {
    std::string text;
    for (std::uint32_t i = 0; arguments != nullptr && i < arguments->length(); ++i) {
        if (i > 0) text += ", ";
        text += plain_text(runtime, (*arguments)[i]);
    }
    return text;
}

}  // namespace

std::string shown_file(std::string_view file) {
    constexpr std::string_view kLibrary = "<frozen ";
    if (!file.starts_with(kLibrary)) return std::string(file);
    std::string path(file.substr(kLibrary.size(), file.size() - kLibrary.size() - 1));
    std::ranges::replace(path, '.', '/');
    return path + ".py";
}

Ref<Handle> make_callback(Runtime& runtime, EventLoop& loop, Value callback, Ref<Tuple> arguments,
                          const Value& context) {
    return make_ref<Callback>(runtime, loop, std::move(callback), std::move(arguments), context);
}

bool is_callback(const Handle& handle) noexcept {
    return as_tagged<const Callback>(&handle) != nullptr;
}

const Value* callback_of(const Handle& handle) noexcept {
    const auto* ours = as_tagged<const Callback>(&handle);
    return ours != nullptr && !ours->callback().is_empty() ? &ours->callback() : nullptr;
}

void visit_callback(const Handle& handle, Visitor& visitor) {
    const auto* ours = handle.references() == 1 ? as_tagged<const Callback>(&handle) : nullptr;
    if (ours != nullptr) ours->visit(visitor);
}

Value handle_object(Runtime& runtime, Ref<Handle> handle, bool in_report) {
    const bool is_timer = handle->when() == handle->when();
    Ref<HandleObject> object = runtime.heap().make<HandleObject>(
        is_timer ? runtime.types.timer_handle : runtime.types.handle, std::move(handle));
    if (in_report) object->text = object->handle().describe();
    return Value(std::move(object));
}

Runnable& runnable_of(const Value& object) {
    FutureObject* future = as_future(object);
    return future != nullptr ? static_cast<Runnable&>(future->base()) : handle_of(object);
}

std::string callback_text(Runtime& runtime, const Value& callback, const Tuple* arguments) {
    std::string calls = "(" + list_text(runtime, arguments) + ")";
    Value called = callback;
    while (called.is_object() && called.object()->type() == runtime.types.partial) {
        const auto part = [&](std::string_view name) {
            return find_attribute(runtime, called, runtime.intern(name).get());
        };
        const Value given = part("args");
        calls = "(" + list_text(runtime, arguments == nullptr ? nullptr : given.as<Tuple>()) + ")" + calls;
        called = part("func");
    }
    Value function = called;
    if (auto* method = called.get_if<BoundMethod>()) function = method->function;
    std::string text;
    if (auto* ours = function.get_if<Function>()) {
        text = ours->qualified_name()->view();
    } else if (auto* native = function.get_if<NativeFunction>()) {
        if (!native->receiver.is_empty())
            text.append(type_of(runtime, native->receiver)->name()->view()).append(".");
        text += native->signature().name;
    } else if (auto* type = function.get_if<Type>()) {
        text = type->name()->view();
    } else {
        text = plain_text(runtime, called);
    }
    text += calls;
    // A method has no place of its own.
    if (auto* ours = called.get_if<Function>()) {
        text +=
            " at " + shown_file(ours->code->file_name->view()) + ":" + std::to_string(ours->code->first_line);
    }
    return text;
}

void define_handle_types(Runtime& runtime) {
    {
        TypeBuilder builder(runtime, "Handle", {runtime.types.object}, Kind::Other);
        builder.python_module("asyncio.events");
        builder.slots().repr = handle_repr;
        builder.slots().construct = nullptr;
        builder.method("def cancel(self)", handle_cancel);
        builder.method("def cancelled(self)", handle_cancelled);
        runtime.types.handle = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "TimerHandle", {runtime.types.handle}, Kind::Other);
        builder.python_module("asyncio.events");
        builder.method("def when(self)", handle_when);
        runtime.types.timer_handle = builder.finish().get();
    }
}

}  // namespace loopscope::language
