#include "loop/waiter_list.h"

#include <memory>

namespace loopscope {

void WaiterList::add_to_list(Ref<Runnable> waiter) {
    if (!is_list()) {
        auto list = std::make_unique<List>();
        list->push_back(Ref<Runnable>::adopt(only()));
        bits_ = reinterpret_cast<std::uintptr_t>(list.release()) | kListBit;
    }
    list().push_back(std::move(waiter));
}

void WaiterList::clear_list() noexcept {
    const std::unique_ptr<List> dropped(&list());
    bits_ = 0;
}

}  // namespace loopscope
