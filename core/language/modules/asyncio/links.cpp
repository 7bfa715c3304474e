#include "language/modules/asyncio/links.h"

#include <string>
#include <utility>

#include "language/modules/asyncio/future_object.h"
#include "language/objects/set.h"
#include "language/runtime/frame.h"
#include "language/runtime/instance.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "loop/await_links.h"

namespace loopscope::language {

namespace {

/// The module of asyncio that code of the library stands in: "locks". Empty for all other code.
std::string_view asyncio_module(const CodeObject& code) {
    constexpr std::string_view kAsyncio = "<frozen asyncio.";
    const std::string_view file = code.file_name->view();
    if (!code.is_library() || !file.starts_with(kAsyncio)) return {};
    return file.substr(kAsyncio.size(), file.size() - kAsyncio.size() - 1);
}

/// The class of asyncio that a function is a method of: "Lock" for "Lock.acquire". Empty for all that is not
/// the library's asyncio.
std::string_view asyncio_class(const CodeObject& code) {
    if (asyncio_module(code).empty()) return {};
    const std::string_view name = code.qualified_name->view();
    return name.substr(0, name.find('.'));
}

/// An attribute of an object of the library; empty when it has none of the name. Interns nothing: asking
/// leaves the runtime as it is.
Value own_attribute(const Instance& object, std::string_view name) {
    if (!object.attributes) return {};
    for (std::uint32_t i = 0; i < object.attributes->entry_count(); ++i) {
        const Dict::Entry& entry = object.attributes->entry(i);
        if (const auto* key = entry.key.get_if<String>(); key != nullptr && key->view() == name)
            return entry.value;
    }
    return {};
}

FutureBase* own_future(const Instance& object, std::string_view name) {
    const FutureObject* future = as_future(own_attribute(object, name));
    return future != nullptr ? &future->base() : nullptr;
}

/// The receiver of the method that a frame runs; null when that is gone or no plain object.
const Instance* receiver_of(const Frame& frame) {
    if (frame.state == Frame::State::Finished || frame.code->parameter_count() == 0) return nullptr;
    const Value* receiver = frame.locals();
    if (auto* cell = receiver->get_if<Cell>()) receiver = &cell->content;
    return receiver->get_if<Instance>();
}

}  // namespace

WaitKind wait_kind_of(std::string_view label) noexcept {
    constexpr std::pair<std::string_view, WaitKind> kKinds[] = {
        {"Barrier", WaitKind::Barrier},
        {"Condition", WaitKind::Condition},
        {"Event", WaitKind::Event},
        {"Lock", WaitKind::Lock},
        {"Queue", WaitKind::Queue},
        {"Semaphore", WaitKind::Semaphore},
        {"TaskGroup", WaitKind::TaskGroup},
        {"as_completed", WaitKind::AsCompleted},
        {"_AsCompletedIterator", WaitKind::AsCompleted},
        {"browser", WaitKind::Browser},
        {"gather", WaitKind::Gather},
        {"shield", WaitKind::Shield},
    };
    if (label.empty()) return WaitKind::Future;
    const std::string_view first = label.substr(0, label.find_first_of(".,"));
    for (const auto& [name, kind] : kKinds) {
        if (first == name) return kind;
    }
    return WaitKind::Future;
}

Handle::Purpose purpose_of(const Value& callback) {
    const auto* method = callback.get_if<BoundMethod>();
    const auto* function = method != nullptr ? method->function.get_if<Function>() : nullptr;
    if (function == nullptr) return {};
    const auto* receiver = method->receiver.get_if<Instance>();
    const std::string_view name = asyncio_class(*function->code);
    if (receiver == nullptr || name.empty()) return {};
    if (name == "Timeout") return {WaitKind::Timeout, own_future(*receiver, "_task")};
    if (name == "TaskGroup") return {WaitKind::TaskGroup, own_future(*receiver, "_parent_task")};
    return {wait_kind_of(name), nullptr};
}

CauseKind Frame::acts_through() const noexcept {
    using namespace std::string_view_literals;
    constexpr std::pair<std::string_view, CauseKind> kModules[] = {
        {"taskgroups", CauseKind::TaskGroup},
        {"timeouts", CauseKind::Timeout},
        {"runners", CauseKind::Runner},
        {"completion", CauseKind::AsCompleted},
    };
    const std::string_view module = asyncio_module(*code);
    for (const auto& [name, kind] : kModules) {
        if (module == name) return kind;
    }
    if (module != "factories"sv) return CauseKind::Task;
    const std::string_view function = code->qualified_name->view();
    if (function == "gather"sv) return CauseKind::Gather;
    return function == "shield"sv ? CauseKind::Shield : CauseKind::Task;
}

void Frame::tell_links(AwaitLinks& links) const {
    const std::string_view name = asyncio_class(*code);
    const WaitKind kind = wait_kind_of(name);
    const Instance* receiver = receiver_of(*this);
    if (kind == WaitKind::Future || receiver == nullptr) return;

    AwaitedPrimitive primitive;
    primitive.identity = receiver;
    primitive.kind = kind;
    primitive.name = receiver->type()->name()->view();
    primitive.label = code->qualified_name->view();
    if (kind == WaitKind::AsCompleted) primitive.name = primitive.label = "as_completed";
    const Value holder = kind == WaitKind::Lock ? own_attribute(*receiver, "_holder") : Value();
    if (holder.is_small_integer()) primitive.holder = static_cast<std::uint32_t>(holder.small_integer());
    const bool is_group = kind == WaitKind::TaskGroup || kind == WaitKind::AsCompleted;
    const Value tasks =
        is_group ? own_attribute(*receiver, kind == WaitKind::TaskGroup ? "_tasks" : "_todo") : Value();
    if (auto* set = tasks.get_if<Set>()) {
        for (std::uint32_t i = 0; i < set->slot_count(); ++i) {
            if (const FutureObject* task = as_future(set->slot(i).key))
                primitive.waits_for.push_back(&task->base());
        }
    }
    links.waits_at(std::move(primitive));
}

}  // namespace loopscope::language
