#include "language/objects/index_arguments.h"

#include <vector>

#include "language/objects/sequence.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Routine call_with_indices(Runtime& runtime, NativeFunctionPointer native, std::vector<Value> arguments,
                          std::vector<std::uint32_t> places) {
    for (const std::uint32_t place : places) {
        const bool is_plain = arguments[place].is_empty() || arguments[place].is_none();
        if (is_plain) continue;
        Value index = co_await to_index(runtime, arguments[place], true);
        if (index.failed()) co_return index;
        arguments[place] = std::move(index);
    }
    co_return co_await native(runtime, arguments.data());
}

}  // namespace

bool has_plain_indices(const Value* arguments, std::initializer_list<std::uint32_t> places) noexcept {
    for (const std::uint32_t place : places) {
        const Value& argument = arguments[place];
        if (!argument.is_small_integer() && !argument.is_empty() && !argument.is_none()) return false;
    }
    return true;
}

Value with_indices(Runtime& runtime, NativeFunctionPointer native, Value* arguments, std::uint32_t count,
                   std::initializer_list<std::uint32_t> places) {
    std::vector<Value> kept(count);
    for (std::uint32_t index = 0; index < count; ++index) kept[index] = std::move(arguments[index]);
    return run(runtime,
               call_with_indices(runtime, native, std::move(kept), std::vector<std::uint32_t>(places)));
}

}  // namespace loopscope::language
