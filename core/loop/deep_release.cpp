#include "loop/deep_release.h"

#include "loop/coroutine_base.h"

namespace loopscope {

void DeepRelease::release(Ref<Runnable> object) noexcept {
    let_go(reinterpret_cast<Held>(object.leak()));
}

void DeepRelease::destroy(CoroutineBase& coroutine) noexcept {
    let_go(reinterpret_cast<Held>(&coroutine) | kCoroutineBit);
}

void DeepRelease::let_go(Held held) noexcept {
    constexpr std::uint32_t kDeepest = 100;
    if (depth_ == kDeepest) {
        postponed_->push_back(held);
        return;
    }
    if (depth_ > 0) {
        ++depth_;
        let_go_now(held);
        --depth_;
        return;
    }
    std::vector<Held> postponed;
    postponed_ = &postponed;
    ++depth_;
    let_go_now(held);
    while (!postponed.empty()) {
        held = postponed.back();
        postponed.pop_back();
        let_go_now(held);
    }
    --depth_;
}

void DeepRelease::let_go_now(Held held) noexcept {
    if ((held & kCoroutineBit) == 0) {
        reinterpret_cast<Runnable*>(held)->release();
    } else {
        reinterpret_cast<CoroutineBase*>(held - kCoroutineBit)->destroy_with_callees();
    }
}

}  // namespace loopscope
