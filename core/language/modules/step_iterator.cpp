#include "language/modules/step_iterator.h"

#include "language/objects/heap.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Routine construct_over(Runtime& runtime, Ref<Type> type, StepIterator::Step step, Value iterable,
                       Value function) {
    Value source = co_await iterate(runtime, iterable);
    if (source.failed()) co_return source;
    Ref<StepIterator> made = make_step_iterator(runtime, type.get(), step);
    made->source = std::move(source);
    made->function = std::move(function);
    co_return Value(std::move(made));
}

}  // namespace

void StepIterator::traverse(Visitor& visitor) const {
    visitor.visit(source);
    visitor.visit(function);
    visitor.visit(value);
    visitor.visit(items.get());
}

void StepIterator::clear() {
    is_finished = true;
    source = function = value = Value();
    items = {};
}

Ref<StepIterator> make_step_iterator(Runtime& runtime, Type* type, StepIterator::Step step, bool is_plain) {
    Ref<StepIterator> made = runtime.heap().make<StepIterator>(runtime.types.object, step, is_plain);
    made->set_type(type);
    return made;
}

Value make_step_iterator_over(Runtime& runtime, Type* type, StepIterator::Step step, Value iterable,
                              Value function) {
    return run(runtime,
               construct_over(runtime, Ref<Type>(type), step, std::move(iterable), std::move(function)));
}

Type* define_step_type(Runtime& runtime, std::string_view name,
                       Value (*construct)(Runtime&, Type*, Arguments)) {
    TypeBuilder builder(runtime, name, {runtime.types.object}, Kind::Iterator);
    make_iterator_slots(builder, false);
    builder.module("itertools");
    builder.slots().construct = construct;
    builder.type().may_be_subclassed = construct != nullptr;
    return builder.finish().get();
}

}  // namespace loopscope::language
