// `weakref.ref`: refers to an object without keeping it alive.
#pragma once

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

class WeakReference final : public Object {
public:
    WeakReference(Type* type, Object& target, Value callback);

    /// Null once that has ended.
    [[nodiscard]] Object* target() const noexcept { return target_; }
    [[nodiscard]] WeakReference* next_older() const noexcept { return older_; }
    Value callback;  ///< called with this when the target has ended; empty for none
    Value hash;      ///< the target's, once somebody has asked; else empty

    void traverse(Visitor& visitor) const override { visitor.visit(callback); }
    void clear() override;

protected:
    ~WeakReference() override { clear(); }

private:
    friend class WeakReferences;

    Object* target_;
    WeakReference* newer_ = nullptr;
    WeakReference* older_ = nullptr;
};

/// Whether there can be weak references to it: not to most builtin objects, nor to instances of a class whose
/// `__slots__` do not say `__weakref__`.
[[nodiscard]] bool can_be_weakly_referenced(Runtime& runtime, const Value& value);
[[nodiscard]] bool instances_can_be_weakly_referenced(Runtime& runtime, const Type& type);
/// `__weakref__`: None when there is none.
[[nodiscard]] Value newest_weak_reference(Runtime& runtime, const Value& target);

void define_weak_reference_type(Runtime& runtime);

}  // namespace loopscope::language
