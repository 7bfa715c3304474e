#include "loop/task_group.h"

#include "loop/exception_group.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

/// Sleeps; fails when it is cancelled.
Coroutine<void> fail_when_cancelled(std::string message) {
    (void)co_await settled(sleep(1000));
    co_await fail_with(make_error(ErrorKind::TypeError, std::move(message)));
}

/// Sleeps; takes `seconds` more to end when it is cancelled.
Coroutine<void> end_slowly_when_cancelled(double seconds) {
    Outcome<void> slept = co_await settled(sleep(1000));
    co_await sleep(seconds);
    co_await fail_with(slept.error());
}

Coroutine<void> fail_at_once(Error error) {
    co_await fail_with(std::move(error));
}

std::vector<std::string> texts(const Error& error) {
    std::vector<std::string> all;
    const ExceptionGroupError* group = as_exception_group(error);
    if (group == nullptr) return {"no group: " + (error ? describe(*error) : "None")};
    for (const Error& each : group->exceptions()) all.push_back(describe(*each));
    return all;
}

using Texts = std::vector<std::string>;

TEST(TaskGroup, WaitsForItsTasksAndGivesTheResultOfItsBody) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<int>> first;
        std::string name = co_await task_group([&](TaskGroup& group) -> Coroutine<std::string> {
            first = group.create_task(answer_later(7, 2), "first");
            group.create_task(answer_later(8, 5));
            co_return first->name();
        });
        EXPECT_EQ(name, "first");
        EXPECT_EQ(first->value(), 7);
        EXPECT_EQ(host.loop.time(), 5);
    });
}

TEST(TaskGroup, PassesInNoIterationWhenItIsEmptyAndInThreeWithOneTask) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto nothing = []() -> Coroutine<void> { co_return; };
        std::uint64_t begin = host.loop.iteration();
        co_await task_group([](TaskGroup&) -> Coroutine<void> { co_return; });
        EXPECT_EQ(host.loop.iteration() - begin, 0u);
        begin = host.loop.iteration();
        co_await task_group([&](TaskGroup& group) -> Coroutine<void> {
            group.create_task(nothing());
            co_return;
        });
        EXPECT_EQ(host.loop.iteration() - begin, 3u);
    });
}

TEST(TaskGroup, TheFirstErrorCancelsTheSiblingsAndTheBody) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<int>> sibling;
        bool body_cancelled = false;
        auto block = task_group([&](TaskGroup& group) -> Coroutine<void> {
            sibling = group.create_task(answer_later(1, 100));
            group.create_task(fail_later("boom", 1));
            Outcome<void> slept = co_await settled(sleep(50));
            body_cancelled = is_cancelled(slept.error());
            co_await fail_with(slept.error());
        });
        Outcome<void> outcome = co_await settled(std::move(block));
        EXPECT_EQ(describe(*outcome.error()),
                  "ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)");
        EXPECT_EQ(texts(outcome.error()), (Texts{"ValueError: boom"}));
        EXPECT_TRUE(sibling->cancelled());
        EXPECT_TRUE(body_cancelled);
        EXPECT_EQ(host.loop.time(), 1);
        EXPECT_EQ(host.loop.current_task()->cancelling(), 0u);
        co_await sleep(1);
    });
}

TEST(TaskGroup, IsThrownAsAnExceptionGroupAtTheAwaitPoint) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        std::string caught;
        try {
            co_await task_group([](TaskGroup& group) -> Coroutine<void> {
                group.create_task(fail_later("a", 1));
                group.create_task(fail_later("b", 1));
                co_return;
            });
        } catch (const ExceptionGroup& group) {
            caught = group.what();
        }
        EXPECT_EQ(caught, "ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)");
    });
}

TEST(TaskGroup, PutsTheBodysErrorAfterThoseOfItsTasks) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto block = task_group([&](TaskGroup& group) -> Coroutine<void> {
            group.create_task(fail_when_cancelled("child"));
            co_await sleep(0);
            throw std::runtime_error("body");
        });
        Outcome<void> outcome = co_await settled(std::move(block));
        EXPECT_EQ(texts(outcome.error()), (Texts{"TypeError: child", "Exception: body"}));
        EXPECT_EQ(host.loop.current_task()->cancelling(), 0u);
    });
}

TEST(TaskGroup, TakesABodyThatThrowsBeforeItIsACoroutineAsFailed) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        Ref<Task<int>> child;
        auto block = task_group([&](TaskGroup& group) -> Coroutine<void> {
            child = group.create_task(answer_later(1, 1));
            throw std::runtime_error("no coroutine");
        });
        Outcome<void> outcome = co_await settled(std::move(block));
        EXPECT_EQ(texts(outcome.error()), (Texts{"Exception: no coroutine"}));
        EXPECT_TRUE(child->cancelled());
    });
}

TEST(TaskGroup, DropsACancelledChild) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        co_await task_group([&](TaskGroup& group) -> Coroutine<void> {
            auto child = group.create_task(answer_later(1, 10));
            group.create_task(answer_later(2, 3));
            co_await sleep(1);
            child->cancel();
        });
        EXPECT_EQ(host.loop.time(), 3);
    });
}

TEST(TaskGroup, LetsTheBodyGoOnThatSwallowsTheCancelButFailsAtTheEnd) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto block = task_group([&](TaskGroup& group) -> Coroutine<void> {
            group.create_task(fail_later("f", 1));
            Outcome<void> slept = co_await settled(sleep(10));
            EXPECT_TRUE(is_cancelled(slept.error()));
            EXPECT_EQ(host.loop.current_task()->cancelling(), 1u);
            co_await sleep(4);
        });
        Outcome<void> outcome = co_await settled(std::move(block));
        EXPECT_EQ(texts(outcome.error()), (Texts{"ValueError: f"}));
        EXPECT_EQ(host.loop.time(), 5);
        EXPECT_EQ(host.loop.current_task()->cancelling(), 0u);
    });
}

TEST(TaskGroup, GivesACancelFromOutsideOnToItsTasksAndOutOfTheBlock) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<int>> child;
        auto waits = task_group([&](TaskGroup& group) -> Coroutine<void> {
            child = group.create_task(answer_later(1, 100));
            co_return;
        });
        auto task = host.loop.create_task(std::move(waits));
        co_await sleep(1);
        task->cancel(make_ref<TextPayload>("outer"));
        Outcome<void> outcome = co_await settled(task);
        EXPECT_EQ(describe(*outcome.error()), "CancelledError: outer");
        EXPECT_TRUE(task->cancelled());
        EXPECT_TRUE(child->cancelled());
    });
}

TEST(TaskGroup, WaitsThroughRepeatedCancelsAndRaisesTheFirst) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(task_group([](TaskGroup& group) -> Coroutine<void> {
            group.create_task(end_slowly_when_cancelled(5));
            co_return;
        }));
        co_await sleep(1);
        task->cancel(make_ref<TextPayload>("first"));
        co_await sleep(1);
        task->cancel(make_ref<TextPayload>("second"));
        co_await sleep(1);
        EXPECT_FALSE(task->done());
        Outcome<void> outcome = co_await settled(task);
        EXPECT_EQ(describe(*outcome.error()), "CancelledError: first");
        EXPECT_EQ(task->cancelling(), 2u);
        EXPECT_EQ(host.loop.time(), 6);
    });
}

Coroutine<void> catch_then_sleep(std::vector<std::string>& seen) {
    auto block = task_group([](TaskGroup& group) -> Coroutine<void> {
        group.create_task(fail_when_cancelled("while cancelled"));
        co_await sleep(10);
    });
    Outcome<void> outcome = co_await settled(std::move(block));
    Thread& thread = co_await current_thread();
    TaskBase* task = thread.running_loop()->current_task();
    seen = texts(outcome.error());
    seen.push_back("cancelling " + std::to_string(task->cancelling()));
    Outcome<void> slept = co_await settled(sleep(0));
    seen.push_back(slept.ok() ? "not cancelled" : describe(*slept.error()));
    co_await fail_with(slept.error());
}

TEST(TaskGroup, ErrorsBeatACancelFromOutsideWhichIsDeliveredAtTheNextAwait) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<std::string> seen;
        auto task = host.loop.create_task(catch_then_sleep(seen));
        co_await sleep(1);
        task->cancel(make_ref<TextPayload>("outer"));
        (void)co_await settled(task);
        EXPECT_EQ(seen, (Texts{"TypeError: while cancelled", "cancelling 1", "CancelledError"}));
        EXPECT_TRUE(task->cancelled());
        EXPECT_EQ(task->cancelling(), 1u);
    });
}

TEST(TaskGroup, RaisesAnExitErrorBare) {
    VirtualLoop host;
    auto block = [&]() -> Coroutine<void> {
        return task_group([](TaskGroup& group) -> Coroutine<void> {
            group.create_task(fail_when_cancelled("child"));
            co_await sleep(1);
            co_await fail_with(make_error(ErrorKind::Exit, "3"));
        });
    };
    Outcome<void> outcome = host.loop.run_until_complete(block());
    EXPECT_EQ(describe(*outcome.error()), "SystemExit: 3");
}

TEST(TaskGroup, AnExitErrorOfATaskLeavesTheLoopAndThenTheBlock) {
    VirtualLoop host;
    auto block = task_group([](TaskGroup& group) -> Coroutine<void> {
        group.create_task(fail_at_once(make_error(ErrorKind::Exit, "k")));
        co_await sleep(10);
    });
    auto task = host.loop.create_task(std::move(block));
    Outcome<void> outcome = host.loop.run_until_complete(Ref<Future<void>>(task));
    EXPECT_EQ(describe(*outcome.error()), "SystemExit: k");
    EXPECT_FALSE(task->done());
    Outcome<void> rest = host.loop.run_until_complete(Ref<Future<void>>(task));
    EXPECT_EQ(describe(*rest.error()), "SystemExit: k");
}

TEST(TaskGroup, TakesNewTasksWhileItWaitsForOthers) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto add_later = [](TaskGroup& group, Ref<Task<int>>& added) -> Coroutine<void> {
            co_await sleep(1);
            added = group.create_task(answer_later(5, 2));
        };
        Ref<Task<int>> added;
        co_await task_group([&](TaskGroup& group) -> Coroutine<void> {
            group.create_task(add_later(group, added));
            co_return;
        });
        EXPECT_EQ(added->value(), 5);
        EXPECT_EQ(host.loop.time(), 3);
    });
}

TEST(TaskGroup, RefusesTasksWhileItIsShuttingDown) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        Ref<Task<int>> refused;
        auto block = task_group([&](TaskGroup& group) -> Coroutine<void> {
            group.create_task(end_slowly_when_cancelled(1));
            group.create_task(fail_later("boom", 1));
            Outcome<void> slept = co_await settled(sleep(50));
            refused = group.create_task(answer_later(1, 1), "late");
            co_await fail_with(slept.error());
        });
        Outcome<void> outcome = co_await settled(std::move(block));
        EXPECT_EQ(texts(outcome.error()), (Texts{"ValueError: boom"}));
        EXPECT_TRUE(refused->done());
        EXPECT_EQ(describe(*refused->result_error()),
                  "RuntimeError: TaskGroup <TaskGroup tasks=1 errors=1 cancelling> is shutting down");
    });
}

TEST(TaskGroup, RefusesTasksBeforeItIsEnteredAndWhenItIsFinished) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        TaskGroup group(host.loop);
        auto early = group.create_task(answer_later(1, 1));
        EXPECT_EQ(describe(*early->result_error()),
                  "RuntimeError: TaskGroup <TaskGroup> has not been entered");
        EXPECT_FALSE(group.enter());
        EXPECT_EQ(describe(*group.enter()),
                  "RuntimeError: TaskGroup <TaskGroup entered> has already been entered");
        group.leave({});
        EXPECT_FALSE(group.waiter());
        EXPECT_FALSE(group.end());
        auto late = group.create_task(answer_later(1, 1));
        EXPECT_EQ(describe(*late->result_error()), "RuntimeError: TaskGroup <TaskGroup entered> is finished");
        co_return;
    });
}

TEST(TaskGroup, NeedsATask) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string refused;
        host.loop.call_soon([&] {
            TaskGroup group(host.loop);
            refused = describe(*group.enter());
        });
        co_await sleep(0);
        EXPECT_EQ(refused, "RuntimeError: TaskGroup <TaskGroup> cannot determine the parent task");
    });
}

TEST(TaskGroup, NestsAndTheInnerGroupsErrorEndsTheOuterOne) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<int>> outer_child;
        auto block = task_group([&](TaskGroup& outer) -> Coroutine<void> {
            outer_child = outer.create_task(answer_later(1, 100));
            co_await task_group([](TaskGroup& inner) -> Coroutine<void> {
                inner.create_task(fail_later("inner", 1));
                co_return;
            });
        });
        Outcome<void> outcome = co_await settled(std::move(block));
        EXPECT_EQ(texts(outcome.error()),
                  (Texts{"ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)"}));
        EXPECT_TRUE(outer_child->cancelled());
        EXPECT_EQ(host.loop.current_task()->cancelling(), 0u);
    });
}

TEST(TaskGroup, LetsGoOfItsTasksWhenItsLoopIsAbandoned) {
    VirtualLoop host;
    Ref<Task<int>> child;
    auto task = host.loop.create_task(task_group([&](TaskGroup& group) -> Coroutine<void> {
        child = group.create_task(answer_later(1, 1000));
        co_return;
    }));
    host.loop.call_later(1, [&] { host.loop.stop(); });
    EXPECT_FALSE(host.loop.run_forever());
    host.scheduler.abandon_loops();
    EXPECT_FALSE(task->done());
    EXPECT_EQ(child->references(), 1u);
}

}  // namespace
}  // namespace loopscope
