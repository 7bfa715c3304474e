// Putting the arguments of a call of a native where its signature says.
#include <algorithm>
#include <vector>

#include "language/runtime/argument_errors.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

/// The general way: keywords, defaults, `*args` and `**kwargs`.
Value call_with_binding(Runtime& runtime, NativeFunction& function, const Arguments& arguments) {
    const NativeSignature& signature = function.signature();
    const auto parameter_count = static_cast<std::uint32_t>(signature.parameters.size());
    const bool bound = !function.receiver.is_empty();
    const std::uint32_t given = arguments.positional + bound;
    const auto misfit = [&] { return raise_misfit(runtime, function, given, arguments.names); };

    std::vector<Value> slots(signature.slot_count());
    const auto slot_of = [&](std::uint32_t parameter) -> Value& {
        return slots[parameter < signature.positional ? parameter
                                                      : parameter + signature.variadic_positional];
    };
    const auto positional_value = [&](std::uint32_t index) -> Value {
        if (bound) {
            if (index == 0) return function.receiver;
            --index;
        }
        return std::move(arguments.values[index]);
    };

    const std::uint32_t direct = std::min(given, signature.positional);
    for (std::uint32_t i = 0; i < direct; ++i) slots[i] = positional_value(i);
    if (signature.variadic_positional) {
        Ref<Tuple> rest = make_tuple(runtime, given - direct);
        for (std::uint32_t i = direct; i < given; ++i) (*rest)[i - direct] = positional_value(i);
        slots[signature.positional] = Value(std::move(rest));
    } else if (given > signature.positional) {
        return misfit();
    }

    Ref<Dict> rest;
    if (signature.variadic_keywords) {
        rest = make_dict(runtime);
        slots.back() = Value(rest);
    }
    for (std::uint32_t k = 0; k < arguments.keyword_count(); ++k) {
        const Ref<String> name = runtime.intern((*arguments.names)[k].as<String>());
        Value& value = arguments.values[arguments.positional + k];
        std::uint32_t index = signature.positional_only;
        while (index < parameter_count && signature.parameters[index].name != name) ++index;
        if (index < parameter_count && slot_of(index).is_empty()) {
            slot_of(index) = std::move(value);
        } else if (index == parameter_count && rest) {
            rest->set(name.get(), std::move(value));
        } else {
            return misfit();
        }
    }

    for (std::uint32_t i = 0; i < parameter_count; ++i) {
        if (!signature.parameters[i].has_default && slot_of(i).is_empty()) return misfit();
    }
    return function.pointer()(runtime, slots.data());
}

bool takes_receiver(Runtime& runtime, const NativeFunction& function, const Value& receiver) {
    if (!function.takes_class) {
        const bool is_exact = receiver.is_object() && receiver.object()->type() == function.owner;
        return is_exact || is_instance(runtime, receiver, function.owner);
    }
    const auto* type = receiver.get_if<Type>();
    return type != nullptr && type->is_subtype_of(function.owner);
}

}  // namespace

Value call_native(Runtime& runtime, NativeFunction& function, const Arguments& arguments) {
    const NativeSignature& signature = function.signature();
    if (function.owner != nullptr) {
        // A method trusts its receiver to be laid out as its type.
        const bool is_bound = !function.receiver.is_empty();
        if (!is_bound && arguments.positional == 0) return raise_no_receiver(runtime, function);
        const Value& receiver = is_bound ? function.receiver : arguments.values[0];
        if (function.owner != runtime.types.object && !takes_receiver(runtime, function, receiver)) {
            return raise_wrong_receiver(runtime, function, receiver);
        }
    }
    if (!signature.takes_row || arguments.names != nullptr || !function.receiver.is_empty()) {
        return call_with_binding(runtime, function, arguments);
    }
    const std::uint32_t given = arguments.positional;
    if (given == signature.positional) return function.pointer()(runtime, arguments.values);
    const bool fits = given >= signature.required_positional && given < signature.positional;
    if (!fits && signature.only_positions) return raise_misfit(runtime, function, given, nullptr);
    constexpr std::uint32_t kMost = 8;
    if (!fits || signature.positional > kMost) return call_with_binding(runtime, function, arguments);
    // Some defaults are left out: the native finds them empty.
    alignas(Value) unsigned char room[kMost * sizeof(Value)];
    auto* slots = reinterpret_cast<Value*>(room);
    for (std::uint32_t i = 0; i < given; ++i) new (slots + i) Value(std::move(arguments.values[i]));
    for (std::uint32_t i = given; i < signature.positional; ++i) new (slots + i) Value();
    Value result = function.pointer()(runtime, slots);
    for (std::uint32_t i = 0; i < signature.positional; ++i) slots[i].~Value();
    return result;
}

}  // namespace loopscope::language
