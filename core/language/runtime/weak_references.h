// The weak references of a runtime, by what they refer to. An object that has some carries a mark (object.h)
// and no other cost.
#pragma once

#include "language/objects/object.h"
#include "loop/identity_map.h"

namespace loopscope::language {

class Runtime;
class WeakReference;

class WeakReferences {
public:
    /// The newest one to an object, which leads to the older ones; null when there is none.
    [[nodiscard]] WeakReference* newest(const Object& target) const noexcept;
    void add(WeakReference& reference);
    void remove(WeakReference& reference) noexcept;

    /// The object ends: nothing refers to it any more. The callbacks of those for which `is_alive` answers
    /// true are arranged, the newest first (Runtime::endings).
    void end(Runtime& runtime, Object& target, bool (*is_alive)(const WeakReference&));

private:
    IdentityMap<WeakReference*> newest_;
};

}  // namespace loopscope::language
