// Lock and semaphore: who may go on, and how many at a time. `hold` acquires for a scope, as Python's
// `async with` does.
#include <loop/event_loop.h>
#include <loop/gather.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>
#include <loop/sync/lock.h>
#include <loop/sync/semaphore.h>

#include <cstdio>
#include <vector>

using namespace loopscope;

namespace {

struct Account {
    Lock lock;
    int balance = 100;
};

/// Looks, waits and writes: without the lock, both would see a balance of 100.
Coroutine<void> withdraw(Account& account, int amount) {
    auto held = co_await hold(account.lock);
    int balance = account.balance;
    co_await sleep(1.0);
    if (balance < amount) {
        std::printf("%d refused\n", amount);
    } else {
        account.balance = balance - amount;
        std::printf("%d paid, %d left\n", amount, account.balance);
    }
}

Coroutine<void> download(EventLoop& loop, Semaphore& connections, int file) {
    auto held = co_await hold(connections);
    std::printf("file %d begins at %g s\n", file, loop.time());
    co_await sleep(1.0);
}

Coroutine<void> show_locks() {
    EventLoop& loop = co_await running_loop();

    Account account;
    std::vector<Ref<Future<void>>> payments;
    for (int amount : {70, 60, 30}) payments.push_back(loop.create_task(withdraw(account, amount)));
    co_await gather(loop, payments);

    Semaphore connections(2);
    std::vector<Ref<Future<void>>> downloads;
    for (int file = 1; file <= 5; ++file) {
        downloads.push_back(loop.create_task(download(loop, connections, file)));
    }
    co_await gather(loop, downloads);
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_locks()).value();
}
