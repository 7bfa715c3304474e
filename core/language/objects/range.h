// Ranges: three ints of any size. Those whose ints and length fit 48 bits (all in practice) are walked
// without objects.
#pragma once

#include <cstdint>

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;
class Tuple;

class Range final : public Object {
public:
    static constexpr Kind kKind = Kind::Range;
    /// All ints; `step` is not 0.
    Range(Type* type, Value start_value, Value stop_value, Value step_value, Value length_value) noexcept
        : Object(type, kKind),
          start(std::move(start_value)),
          stop(std::move(stop_value)),
          step(std::move(step_value)),
          length(std::move(length_value)) {}

    const Value start;
    const Value stop;
    const Value step;
    const Value length;

    /// All its numbers are small integers.
    [[nodiscard]] bool is_small() const noexcept {
        return start.is_small_integer() && stop.is_small_integer() && step.is_small_integer() &&
               length.is_small_integer();
    }
    /// What makes ranges equal: length, first item and step, as far as they matter.
    [[nodiscard]] Ref<Tuple> key(Runtime& runtime) const;
};

/// A range of ints; null after raising ValueError for a step of 0.
[[nodiscard]] Ref<Range> make_range(Runtime& runtime, const Value& start, const Value& stop,
                                    const Value& step);

void define_range_type(Runtime& runtime);

}  // namespace loopscope::language
