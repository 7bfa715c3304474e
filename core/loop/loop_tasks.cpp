#include "loop/event_loop.h"

namespace loopscope {

std::vector<Ref<FutureBase>> LoopTasks::all_tasks() const {
    std::vector<Ref<FutureBase>> tasks;
    tasks.reserve(tasks_.size());
    tasks_.for_each([&tasks](TaskBase& task) { tasks.emplace_back(&task.future()); });
    return tasks;
}

void LoopTasks::abandon_tasks() noexcept {
    while (TaskBase* oldest = tasks_.oldest()) {
        Ref<FutureBase> task(&oldest->future());
        tasks_.remove(*oldest);
        task->abandon();
    }
}

}  // namespace loopscope
