#include "loop/waiter_list.h"

#include <memory>

#include "loop/deep_release.h"

namespace loopscope {

void WaiterList::add_to_list(Ref<Runnable> waiter) {
    if (!is_list()) {
        auto list = std::make_unique<List>();
        list->push_back(Ref<Runnable>::adopt(only()));
        bits_ = reinterpret_cast<std::uintptr_t>(list.release()) | kListBit;
    }
    list().push_back(std::move(waiter));
}

void WaiterList::release_all_deep() noexcept {
    if (is_list()) {
        const WaiterList released = std::move(*this);
        for (Ref<Runnable>& waiter : released.list()) DeepRelease::release(std::move(waiter));
    } else if (!empty()) {
        Ref<Runnable> waiter = Ref<Runnable>::adopt(only());
        bits_ = 0;
        DeepRelease::release(std::move(waiter));
    }
}

void WaiterList::clear_list() noexcept {
    const std::unique_ptr<List> dropped(&list());
    bits_ = 0;
}

}  // namespace loopscope
