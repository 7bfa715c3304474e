// Callable objects and what stands around them: functions of the program, native functions, methods bound to
// a receiver, and the cells that closures share.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "language/compile/code_object.h"
#include "language/objects/dict.h"
#include "language/objects/object.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/objects/type.h"
#include "language/runtime/native.h"

namespace loopscope::language {

/// A variable shared by a function and the functions within it. Empty while it has no value.
class Cell final : public Object {
public:
    static constexpr Kind kKind = Kind::Cell;
    explicit Cell(Type* type) noexcept : Object(type, kKind) {}

    Value content;

    void traverse(Visitor& visitor) const override { visitor.visit(content); }
    void clear() override { content = {}; }
};

/// What `def` and `lambda` make.
class Function final : public Object {
public:
    static constexpr Kind kKind = Kind::Function;
    Function(Type* type, Ref<CodeObject> code, Ref<Dict> globals);

    ~Function() override;

    Ref<CodeObject> code;
    Ref<Dict> globals;
    Ref<Tuple> defaults;         ///< of the last positional parameters; null: none
    Ref<Dict> keyword_defaults;  ///< null: none
    Ref<Tuple> closure;          ///< cells; null: none
    Value module;
    Value annotations;  ///< a dict, or empty until asked for

    /// What most functions never differ in from their code object.
    struct Details {
        Ref<String> name;
        Ref<String> qualified_name;
        Ref<Dict> attributes;  ///< `__dict__`; null until used
        Value documentation;
        Value type_parameters;
    };
    /// Made when first asked for.
    [[nodiscard]] Details& details();
    [[nodiscard]] bool has_details() const noexcept { return details_ != nullptr; }
    [[nodiscard]] const Ref<String>& name() const noexcept { return details_ ? details_->name : code->name; }
    [[nodiscard]] const Ref<String>& qualified_name() const noexcept {
        return details_ ? details_->qualified_name : code->qualified_name;
    }
    [[nodiscard]] Value documentation() const noexcept {
        if (details_) return details_->documentation;
        return code->documentation.is_empty() ? Value::none() : code->documentation;
    }

    void traverse(Visitor& visitor) const override;
    void clear() override;

private:
    std::unique_ptr<Details> details_;
};

/// Places that every frame has above its stack, for defaults that the call of a native leaves out.
constexpr std::uint32_t kRoomForDefaults = 2;

/// How a native takes its arguments: its signature, read once.
struct NativeSignature {
    struct Parameter {
        Ref<String> name;
        bool has_default = false;
    };
    std::string name;            ///< as messages show it: "sorted", "list.append" is built from the owner
    std::string keywords_taker;  ///< who complains of an unknown keyword: the name after the brackets, if any
    std::vector<Parameter>
        parameters;  ///< positional-only, positional, keyword-only; without `*args` and `**kwargs`
    std::uint32_t positional_only = 0;
    std::uint32_t positional = 0;  ///< with the positional-only ones
    std::uint32_t required_positional = 0;
    bool variadic_positional = false;  ///< a tuple follows the positional ones
    bool variadic_keywords = false;    ///< a dict comes last
    bool takes_row = false;            ///< every parameter has a position: the fast way, without keywords
    std::uint32_t defaults_in_row =
        0;                           ///< of such a row, how many at its end may be left out of the fast way
    bool only_positions = false;     ///< the same, and none has a name for callers
    bool words_as_function = false;  ///< argument errors read as those of a function written in Python
    bool gives_coroutine = false;    ///< what it gives is a coroutine: CPython's is an `async def`

    /// To be told when all parameters stand: finds takes_row, defaults_in_row and only_positions.
    void settle() noexcept;

    /// Number of values that the native's `arguments` has.
    [[nodiscard]] std::uint32_t slot_count() const noexcept {
        return static_cast<std::uint32_t>(parameters.size()) + variadic_positional + variadic_keywords;
    }
};

/// A native function, alone or bound to a receiver, which then is its first argument.
class NativeFunction final : public Object {
public:
    static constexpr Kind kKind = Kind::NativeFunction;
    NativeFunction(Type* type, const NativeSignature* read_signature, NativeFunctionPointer function) noexcept
        : Object(type, kKind), signature_(read_signature), pointer_(function) {}

    [[nodiscard]] const NativeSignature& signature() const noexcept { return *signature_; }
    [[nodiscard]] NativeFunctionPointer pointer() const noexcept { return pointer_; }
    /// Whether `count` positional arguments, with the object that a method is called on, stand as `pointer`
    /// takes them, once `missing` empty values follow: kRoomForDefaults at the most.
    [[nodiscard]] bool takes_as_they_are(const Value* arguments, std::uint32_t count,
                                         std::uint32_t& missing) const noexcept {
        missing = signature_->positional - count;
        if (missing > signature_->defaults_in_row || !signature_->takes_row || !receiver.is_empty())
            return false;
        if (owner == nullptr) return true;
        return count != 0 && !takes_class && arguments[0].is_object() &&
               arguments[0].object()->type() == owner;
    }

    /// Whether it becomes a method of the instance that it is looked up on: once.
    [[nodiscard]] bool binds() const noexcept { return owner != nullptr && receiver.is_empty(); }

    Value receiver;         ///< empty when unbound
    Type* owner = nullptr;  ///< the type whose method it is; null for plain functions. Alive with its type.
    bool takes_class = false;  ///< a class method: its receiver is the type or a subclass, not an instance
    Value module;              ///< the module's name

    void traverse(Visitor& visitor) const override { visitor.visit(receiver); }

private:
    const NativeSignature* signature_;  // owned by the runtime
    NativeFunctionPointer pointer_;
};

/// A function together with the object that it was looked up on.
class BoundMethod final : public Object {
public:
    static constexpr Kind kKind = Kind::BoundMethod;
    BoundMethod(Type* type, Value function_value, Value receiver_value) noexcept
        : Object(type, kKind), function(std::move(function_value)), receiver(std::move(receiver_value)) {}

    Value function;
    Value receiver;

    void traverse(Visitor& visitor) const override {
        visitor.visit(function);
        visitor.visit(receiver);
    }
};

/// Calls a native with arguments as the interpreter holds them. `arguments` may be used up.
Value call_native(Runtime& runtime, NativeFunction& function, const Arguments& arguments);

/// Makes a native function; `signature` as TypeBuilder::method takes it. With "def " in front it stands for a
/// function that CPython has in Python: argument errors then read as such a function's do.
[[nodiscard]] Ref<NativeFunction> make_native(Runtime& runtime, std::string_view signature,
                                              NativeFunctionPointer function);

/// The function with its receiver: for natives and functions alike.
[[nodiscard]] Value bind_method(Runtime& runtime, const Value& function, const Value& receiver);

/// What `def` makes of a code object, in a module with these `globals`.
[[nodiscard]] Ref<Function> make_function(Runtime& runtime, CodeObject& code, Dict& globals);

[[nodiscard]] Ref<Cell> make_cell(Runtime& runtime, Value content);

void define_function_types(Runtime& runtime);

}  // namespace loopscope::language
