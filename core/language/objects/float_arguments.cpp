#include "language/objects/float_arguments.h"

#include <vector>

#include "language/objects/sequence.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Routine call_with_floats(Runtime& runtime, NativeFunctionPointer native, std::vector<Value> arguments,
                         std::vector<std::uint32_t> places) {
    for (const std::uint32_t place : places) {
        if (arguments[place].is_empty()) continue;
        Value number = co_await to_float(runtime, arguments[place]);
        if (number.failed()) co_return number;
        arguments[place] = std::move(number);
    }
    co_return co_await native(runtime, arguments.data());
}

Routine list_of_floats(Runtime& runtime, Value iterable) {
    Value items = co_await to_list(runtime, iterable);
    if (items.failed()) co_return items;
    Ref<List> floats = make_list(runtime, items.as<List>()->length());
    for (std::uint32_t index = 0; index < items.as<List>()->length(); ++index) {
        const Value item = (*items.as<List>())[index];
        Value number = co_await to_float(runtime, item);
        if (number.failed()) co_return number;
        floats->append(std::move(number));
    }
    co_return floats;
}

}  // namespace

Value with_floats(Runtime& runtime, NativeFunctionPointer native, Value* arguments, std::uint32_t count,
                  std::initializer_list<std::uint32_t> places) {
    std::vector<Value> kept(count);
    for (std::uint32_t index = 0; index < count; ++index) kept[index] = std::move(arguments[index]);
    return run(runtime,
               call_with_floats(runtime, native, std::move(kept), std::vector<std::uint32_t>(places)));
}

Value floats_of(Runtime& runtime, const Value& iterable) {
    return run(runtime, list_of_floats(runtime, iterable));
}

}  // namespace loopscope::language
