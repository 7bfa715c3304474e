// How lists, tuples, dicts, sets and frozensets show themselves, however deep they lie within each other. A
// container that holds itself shows as `[...]` there.
#pragma once

#include <string_view>

#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// The `repr` slot of all five types.
Value container_repr(Runtime& runtime, const Value& self);

/// A String: `before`, then the repr of `value`, then `after`.
Value repr_between(Runtime& runtime, std::string_view before, const Value& value, std::string_view after);

/// Notes for its lifetime that `object` is being shown, so that its own items do not show it again.
class ReprGuard {
public:
    ReprGuard(Runtime& runtime, Object* object);
    ReprGuard(ReprGuard&& other) noexcept
        : runtime_(other.runtime_), object_(std::exchange(other.object_, nullptr)) {}
    ReprGuard& operator=(ReprGuard&&) = delete;
    ~ReprGuard();

    /// Whether this thread is showing `object` already.
    [[nodiscard]] static bool is_showing(const Runtime& runtime, const Object* object) noexcept;

private:
    Runtime& runtime_;
    Object* object_;
};

}  // namespace loopscope::language
