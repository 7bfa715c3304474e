#include "language/objects/index_arguments.h"

#include <algorithm>
#include <vector>

#include "language/objects/sequence.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Routine call_with_indices(Runtime& runtime, NativeFunctionPointer native, std::vector<Value> arguments,
                          std::vector<std::uint32_t> places, bool of_slice) {
    for (const std::uint32_t place : places) {
        if (arguments[place].is_empty() || (of_slice && arguments[place].is_none())) continue;
        if (of_slice && type_of(runtime, arguments[place])->slots.to_index == nullptr) {
            co_return runtime.raise(Message::SliceIndices);
        }
        Value index = co_await to_index(runtime, arguments[place], true);
        if (index.failed()) co_return index;
        arguments[place] = std::move(index);
    }
    co_return co_await native(runtime, arguments.data());
}

std::vector<Value> taken(Value* arguments, std::uint32_t count) {
    std::vector<Value> values(count);
    for (std::uint32_t index = 0; index < count; ++index) values[index] = std::move(arguments[index]);
    return values;
}

}  // namespace

bool has_plain_indices(const Value* arguments, std::initializer_list<std::uint32_t> places) noexcept {
    return std::ranges::all_of(places, [&](std::uint32_t place) {
        return arguments[place].is_small_integer() || arguments[place].is_empty();
    });
}

bool has_slice_indices(const Value* arguments, std::initializer_list<std::uint32_t> places) noexcept {
    return std::ranges::all_of(places, [&](std::uint32_t place) {
        return arguments[place].is_none() || has_plain_indices(arguments, {place});
    });
}

Value with_indices(Runtime& runtime, NativeFunctionPointer native, Value* arguments, std::uint32_t count,
                   std::initializer_list<std::uint32_t> places) {
    return run(runtime, call_with_indices(runtime, native, taken(arguments, count), places, false));
}

Value with_slice_indices(Runtime& runtime, NativeFunctionPointer native, Value* arguments,
                         std::uint32_t count, std::initializer_list<std::uint32_t> places) {
    return run(runtime, call_with_indices(runtime, native, taken(arguments, count), places, true));
}

}  // namespace loopscope::language
