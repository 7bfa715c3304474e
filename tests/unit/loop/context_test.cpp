#include "loop/context.h"

#include "loop/context_var.h"
#include "loop/executor.h"
#include "loop/task_group.h"
#include "loop/timeout.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

using Variable = ContextVar<std::string>;

Coroutine<std::string> seen_by(const Variable& variable) {
    std::string value = co_await variable.get("nothing");
    co_return value;
}

Coroutine<void> set_to(const Variable& variable, std::string value) {
    (void)co_await variable.set(std::move(value));
}

/// `text` with each address in it as "0x".
std::string without_addresses(std::string text) {
    for (std::size_t at = text.find("0x"); at != text.npos; at = text.find("0x", at + 2)) {
        std::size_t end = at + 2;
        while (end < text.size() && std::isxdigit(static_cast<unsigned char>(text[end])) != 0) ++end;
        text.erase(at + 2, end - at - 2);
    }
    return text;
}

std::string told(const Error& error) {
    return error ? without_addresses(describe(*error)) : "None";
}

TEST(ContextVar, GivesItsValueThenWhatIsAskedForThenItsDefault) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        const ContextVar<int> plain("plain");
        const ContextVar<int> with_default("with_default", 5);
        EXPECT_EQ((co_await plain.get(3)), 3);
        EXPECT_EQ((co_await with_default.get()), 5);
        EXPECT_EQ((co_await with_default.get(7)), 7);
        (void)co_await with_default.set(9);
        EXPECT_EQ((co_await with_default.get(7)), 9);
    });
}

TEST(ContextVar, WithoutAnyValueIsALookupError) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        const ContextVar<int> variable("v");
        Outcome<int> outcome = co_await settled(variable.get());
        EXPECT_EQ(told(outcome.error()), "LookupError: <ContextVar name='v' at 0x>");
    });
}

TEST(ContextVar, GoesBackToItsFormerValueOnce) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        const ContextVar<int> variable("v");
        auto first = co_await variable.set(1);
        auto second = co_await variable.set(2);
        EXPECT_EQ(second.old_value(), 1);
        EXPECT_FALSE(first.old_value()) << "it had no value";
        co_await variable.reset(second);
        EXPECT_EQ((co_await variable.get()), 1);
        co_await variable.reset(first);
        Outcome<int> outcome = co_await settled(variable.get());
        EXPECT_FALSE(outcome.ok());
        Outcome<void> again = co_await settled(variable.reset(first));
        EXPECT_EQ(
            told(again.error()),
            "RuntimeError: <Token used var=<ContextVar name='v' at 0x> at 0x> has already been used once");
    });
}

TEST(ContextVar, RefusesTheTokenOfAnotherVariableOrContext) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const ContextVar<int> variable("v");
        const ContextVar<int> other("other");
        auto token = co_await variable.set(1);
        Outcome<void> wrong = co_await settled(other.reset(token));
        EXPECT_EQ(told(wrong.error()),
                  "ValueError: <Token var=<ContextVar name='v' at 0x> at 0x> was created by a different "
                  "ContextVar");
        auto reset = [](const ContextVar<int>& var, ContextToken<int>& by) -> Coroutine<void> {
            co_await var.reset(by);
        };
        Outcome<void> elsewhere = co_await settled(host.loop.create_task(reset(variable, token)));
        EXPECT_EQ(
            told(elsewhere.error()),
            "ValueError: <Token var=<ContextVar name='v' at 0x> at 0x> was created in a different Context");
    });
}

TEST(Context, OfATaskIsACopyFromItsCreation) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const Variable variable("v");
        (void)co_await variable.set("parent");
        auto child = host.loop.create_task(seen_by(variable));
        (void)co_await variable.set("later");
        EXPECT_EQ((co_await child), "parent");
        co_await host.loop.create_task(set_to(variable, "child"));
        EXPECT_EQ((co_await variable.get()), "later") << "what the child sets stays its own";
    });
}

TEST(Context, IsSharedByCoroutinesThatAreAwaited) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        const Variable variable("v");
        co_await set_to(variable, "inline");
        EXPECT_EQ((co_await variable.get()), "inline");
        co_await timeout(5, [&] { return set_to(variable, "in a timeout"); });
        EXPECT_EQ((co_await variable.get()), "in a timeout");
    });
}

TEST(Context, OfACallbackIsACopyFromWhenItWasScheduled) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const Variable variable("v");
        std::string soon;
        std::string later;
        (void)co_await variable.set("scheduled");
        host.loop.call_soon([&] {
            soon = variable.get(host.loop).take();
            (void)variable.set(host.loop, "in the callback");
        });
        host.loop.call_later(1, [&] { later = variable.get(host.loop).take(); });
        (void)co_await variable.set("after");
        co_await sleep(2);
        EXPECT_EQ(soon, "scheduled");
        EXPECT_EQ(later, "scheduled");
        EXPECT_EQ((co_await variable.get()), "after");
    });
}

TEST(Context, OfADoneCallbackIsACopyFromWhenItWasAdded) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const Variable variable("v");
        auto future = host.loop.create_future<int>();
        std::string seen;
        (void)co_await variable.set("added");
        future->add_done_callback([&] { seen = variable.get(host.loop).take(); });
        (void)co_await variable.set("finished");
        (void)future->set_result(1);
        co_await sleep(0);
        EXPECT_EQ(seen, "added");
    });
}

TEST(Context, CanBeGivenToATaskWhichThenChangesIt) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const Variable variable("v");
        (void)co_await variable.set("mine");
        Ref<Context> context = co_await copy_context();
        TaskOptions options;
        options.context = context;
        co_await host.loop.create_task(set_to(variable, "task"), std::move(options));
        EXPECT_EQ(variable.get(*context).take(), "task");
        EXPECT_EQ((co_await variable.get()), "mine");
    });
}

TEST(Context, CanBeGivenToACallback) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const Variable variable("v");
        auto context = make_ref<Context>();
        variable.set(*context, "given");
        std::string seen;
        host.loop.call_soon([&] { seen = variable.get(host.loop).take(); }, context);
        co_await sleep(0);
        EXPECT_EQ(seen, "given");
    });
}

TEST(Context, IsGivenOnByATaskGroup) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        const Variable variable("v");
        (void)co_await variable.set("outside");
        Ref<Task<std::string>> child;
        co_await task_group([&](TaskGroup& group) -> Coroutine<void> {
            child = group.create_task(seen_by(variable));
            co_return;
        });
        EXPECT_EQ(child->value(), "outside");
    });
}

TEST(Context, SharesItsValuesWithItsCopiesUntilOneChanges) {
    const ContextVar<int> variable("v");
    auto context = make_ref<Context>();
    variable.set(*context, 1);
    Ref<Context> copy = context->copy();
    variable.set(*copy, 2);
    EXPECT_EQ(variable.get(*context).take(), 1);
    EXPECT_EQ(variable.get(*copy).take(), 2);
    EXPECT_EQ(copy->size(), 1u);
}

TEST(Context, IsNullInAProgramThatSetsNoVariable) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const Variable variable("v", "default");
        auto child = host.loop.create_task(seen_by(variable));
        EXPECT_EQ((co_await child), "nothing");
        EXPECT_EQ(host.loop.current_task()->future().context(), nullptr);
        EXPECT_EQ(child->context(), nullptr);
        EXPECT_FALSE(host.scheduler.uses_contexts());
    });
}

TEST(Context, RunsACallableInsideItself) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const Variable variable("v");
        (void)co_await variable.set("outside");
        Ref<Context> context = co_await copy_context();
        Outcome<int> answer = context->run(host.loop, [&] {
            (void)variable.set(host.loop, "inside");
            return 4;
        });
        EXPECT_EQ(*answer, 4);
        EXPECT_EQ(variable.get(*context).take(), "inside");
        EXPECT_EQ((co_await variable.get()), "outside");
    });
}

TEST(Context, CannotBeEnteredTwice) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto context = make_ref<Context>();
        Error refused;
        Outcome<void> outer =
            context->run(host.loop, [&] { refused = context->run(host.loop, [] {}).error(); });
        EXPECT_TRUE(outer.ok());
        EXPECT_EQ(
            told(refused),
            "RuntimeError: cannot enter context: <_contextvars.Context object at 0x> is already entered");
        co_return;
    });
}

}  // namespace
}  // namespace loopscope
