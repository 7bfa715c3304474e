// Between dunder methods and slots: a builtin's slots appear as its dunder methods, and the dunder methods of
// the program's classes fill their slots.
#pragma once

#include "language/objects/type.h"

namespace loopscope::language {

class Runtime;

/// A slot of a builtin type as a method: `int.__add__`.
class SlotWrapper final : public Object {
public:
    using Call = Value (*)(Runtime& runtime, const Slots& slots, const Value* arguments, std::uint32_t count);

    SlotWrapper(Type* type, String* wrapper_name, Type* owner_type, Call call_function,
                std::uint32_t least_arguments, std::uint32_t most_arguments) noexcept
        : Object(type, Kind::Other),
          name(wrapper_name),
          owner(owner_type),
          call(call_function),
          least(least_arguments),
          most(most_arguments) {}

    String* name;
    Type* owner;
    Call call;            ///< null: `__call__`, which hands on whatever it is given
    std::uint32_t least;  ///< arguments, with the receiver
    std::uint32_t most;
};

/// Adds to a builtin type the dunder methods that its own slots stand for.
void add_slot_wrappers(Runtime& runtime, Type& type);

/// Sets each slot of a class of the program from the first class in its method resolution order that defines
/// one of the slot's methods; then its subclasses'.
void update_slots(Runtime& runtime, Type& type);

/// Whether the type's binary operators (comparison) need code of the program.
[[nodiscard]] bool has_program_binary(const Type& type) noexcept;
[[nodiscard]] bool has_program_compare(const Type& type) noexcept;

/// The dunder methods of an operator: "__add__", "__radd__", "__iadd__".
[[nodiscard]] String* method_name(const Runtime& runtime, BinaryOperator operation) noexcept;
[[nodiscard]] String* reflected_name(const Runtime& runtime, BinaryOperator operation) noexcept;
[[nodiscard]] String* in_place_name(const Runtime& runtime, BinaryOperator operation) noexcept;
[[nodiscard]] String* method_name(const Runtime& runtime, UnaryOperator operation) noexcept;
[[nodiscard]] String* method_name(const Runtime& runtime, CompareOperator operation) noexcept;

}  // namespace loopscope::language
