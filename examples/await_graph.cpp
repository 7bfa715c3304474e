// Who waits for whom: a program that stands still is asked why. Two tasks take two locks in opposite order.
#include <loop/await_graph.h>
#include <loop/event_loop.h>
#include <loop/gather.h>
#include <loop/sleep.h>
#include <loop/sync/lock.h>

#include <cstdio>
#include <vector>

using namespace loopscope;

namespace {

Coroutine<int> move_money(Lock& from, Lock& to) {
    auto debit = co_await hold(from);
    co_await sleep(0.1);  // the other one takes its first lock meanwhile
    auto credit = co_await hold(to);
    co_return 1;
}

Coroutine<void> transfer(EventLoop& loop, Lock& alice, Lock& bob) {
    std::vector<Ref<Future<int>>> transfers;
    transfers.push_back(loop.create_task(move_money(alice, bob), "to bob"));
    transfers.push_back(loop.create_task(move_money(bob, alice), "to alice"));
    co_await gather(loop, transfers);
}

}  // namespace

int main() {
    Lock alice, bob;  // before the scheduler: they outlive the tasks that hold them
    VirtualClock clock;
    Scheduler scheduler(clock);
    EventLoop& loop = scheduler.new_event_loop();
    Outcome<void> outcome = loop.run_until_complete(transfer(loop, alice, bob));
    std::printf("%s\n", outcome.error()->message().c_str());
    std::printf("%s", describe(await_graph(loop)).c_str());
}
