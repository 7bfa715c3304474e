// All of core/loop: asyncio for C++20. Programs that use few of its parts include those alone.
//
//     #include "loop/asyncio.h"
//     using namespace loopscope;
//
//     Coroutine<int> main_coroutine() {
//         co_await sleep(0.5);
//         co_return 0;
//     }
//     int main() { return run(main_coroutine()).value(); }
#pragma once

// Coroutines, futures, tasks
#include "loop/coroutine.h"
#include "loop/exceptions.h"
#include "loop/future.h"
#include "loop/outcome.h"
#include "loop/running_loop.h"
#include "loop/task.h"

// Running them
#include "loop/event_loop.h"
#include "loop/native_clock.h"
#include "loop/native_reports.h"
#include "loop/runner.h"
#include "loop/scheduler.h"

// Waiting
#include "loop/as_completed.h"
#include "loop/exception_group.h"
#include "loop/gather.h"
#include "loop/shield.h"
#include "loop/sleep.h"
#include "loop/task_group.h"
#include "loop/timeout.h"
#include "loop/wait.h"
#include "loop/wait_for.h"

// Threads and contexts
#include "loop/context.h"
#include "loop/context_var.h"
#include "loop/executor.h"
#include "loop/to_thread.h"

// Synchronisation
#include "loop/sync/barrier.h"
#include "loop/sync/condition.h"
#include "loop/sync/event.h"
#include "loop/sync/lock.h"
#include "loop/sync/queue.h"
#include "loop/sync/semaphore.h"
