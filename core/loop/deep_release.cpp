#include "loop/deep_release.h"

#include "loop/coroutine_base.h"

namespace loopscope {

void DeepRelease::release(Ref<Shared> object) noexcept {
    let_go(reinterpret_cast<Held>(object.leak()));
}

void DeepRelease::destroy(CoroutineBase& coroutine) noexcept {
    let_go(reinterpret_cast<Held>(&coroutine) | kCoroutineBit);
}

void DeepRelease::let_go(Held held) noexcept {
    constexpr std::uint32_t kDeepest = 100;
    // Without a scheduler in this OS thread nothing is postponed.
    if (BlockPool::current_ == nullptr) return let_go_now(held);
    BlockPool::Releases& releases = BlockPool::current_->releases_;
    if (releases.depth == kDeepest) {
        releases.postponed.push_back(held);
        return;
    }
    ++releases.depth;
    let_go_now(held);
    while (releases.depth == 1 && !releases.postponed.empty()) {
        held = releases.postponed.back();
        releases.postponed.pop_back();
        let_go_now(held);
    }
    --releases.depth;
}

void DeepRelease::let_go_now(Held held) noexcept {
    if ((held & kCoroutineBit) == 0) {
        reinterpret_cast<Shared*>(held)->release();
    } else {
        reinterpret_cast<CoroutineBase*>(held - kCoroutineBit)->destroy_with_callees();
    }
}

}  // namespace loopscope
