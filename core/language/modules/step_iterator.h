// The iterators of itertools have one layout, and one function each that makes the next item.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

class StepIterator final : public Iterator {
public:
    /// Makes the next item, as Iterator::next does.
    using Step = Value (*)(Runtime& runtime, StepIterator& self);

    StepIterator(Type* type, Step step, bool is_plain) noexcept
        : Iterator(type, is_plain ? 1 : 0), step_(step) {}

    Value next(Runtime& runtime) override { return is_finished ? Value::exhausted() : step_(runtime, *this); }
    [[nodiscard]] std::int64_t length_hint() const override { return left; }
    void traverse(Visitor& visitor) const override;
    void clear() override;

    // What each function keeps here stands beside it.
    Value source;    ///< the iterator that items come from
    Value function;  ///< empty or None: none
    Value value;
    Ref<List> items;
    std::vector<std::uint32_t> places;
    std::int64_t number = 0;
    std::int64_t left = -1;
    bool has_begun = false;
    bool is_finished = false;

private:
    Step step_;
};

[[nodiscard]] Ref<StepIterator> make_step_iterator(Runtime& runtime, Type* type, StepIterator::Step step,
                                                   bool is_plain = false);

/// As `make_step_iterator`, with `source` an iterator over `iterable`, and `function` as given.
Value make_step_iterator_over(Runtime& runtime, Type* type, StepIterator::Step step, Value iterable,
                              Value function = {});

/// Defines a type of itertools.
[[nodiscard]] Type* define_step_type(Runtime& runtime, std::string_view name,
                                     Value (*construct)(Runtime&, Type*, Arguments));

/// product, permutations, combinations, combinations_with_replacement
void add_combinatoric_types(Runtime& runtime, ModuleBuilder& module);

}  // namespace loopscope::language
