#include "loop/deep_release.h"

namespace loopscope {

void release_deep(Ref<Shared> object) noexcept {
    constexpr std::uint32_t kDeepest = 100;
    BlockPool* pool = BlockPool::current_;
    // Without a scheduler in this OS thread it is a plain release.
    if (pool == nullptr) return;
    BlockPool::Releases& releases = pool->releases_;
    if (releases.depth == kDeepest) {
        releases.postponed.push_back(object.leak());
        return;
    }
    ++releases.depth;
    object = nullptr;
    while (releases.depth == 1 && !releases.postponed.empty()) {
        const Ref<Shared> next = Ref<Shared>::adopt(releases.postponed.back());
        releases.postponed.pop_back();
    }
    --releases.depth;
}

}  // namespace loopscope
