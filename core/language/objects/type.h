// A class: builtin or made by the program. Behaviour lives in slots, one function per operation; the dunder
// methods of a builtin are made from its slots, and the slots of the program's class from its dunder methods
// (type_slots.cpp).
#pragma once

#include <cstdint>
#include <vector>

#include "language/objects/dict.h"
#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;
class String;
class Tuple;

enum class BinaryOperator : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    MatrixMultiply,
    TrueDivide,
    FloorDivide,
    Remainder,
    Power,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
};
enum class UnaryOperator : std::uint8_t { Negative, Positive, Invert, Absolute };
enum class CompareOperator : std::uint8_t { Less, LessEqual, Equal, NotEqual, Greater, GreaterEqual };

/// The arguments of a call as the interpreter holds them: positional ones first, then the values of the
/// keywords that `names` lists. The callee may move values out.
struct Arguments {
    Value* values = nullptr;
    std::uint32_t positional = 0;
    const Tuple* names = nullptr;  ///< strings; null without keywords

    [[nodiscard]] std::uint32_t keyword_count() const noexcept;
};

/// What a type can do. A null slot means that the type cannot. Every slot that returns a Value may return
/// error() or pending(). `self` is always an instance of the type (or of a subclass).
struct Slots {
    Value (*repr)(Runtime&, const Value& self) = nullptr;
    Value (*str)(Runtime&, const Value& self) = nullptr;
    Value (*format)(Runtime&, const Value& self, const String& spec) = nullptr;
    Value (*hash)(Runtime&, const Value& self) = nullptr;   ///< a small integer
    Value (*truth)(Runtime&, const Value& self) = nullptr;  ///< a boolean
    Value (*compare)(Runtime&, CompareOperator, const Value& self, const Value& other) = nullptr;
    /// One of the two operands is of this type; returns not_implemented() for a partner that it does not
    /// know.
    Value (*binary)(Runtime&, BinaryOperator, const Value& left, const Value& right) = nullptr;
    /// `self += other` and its like where the type has a way of its own (lists); null: as `binary`.
    Value (*in_place)(Runtime&, BinaryOperator, const Value& self, const Value& other) = nullptr;
    Value (*unary)(Runtime&, UnaryOperator, const Value& self) = nullptr;
    Value (*to_index)(Runtime&, const Value& self) = nullptr;  ///< __index__: an integer
    Value (*to_integer)(Runtime&, const Value& self) = nullptr;
    Value (*to_float)(Runtime&, const Value& self) = nullptr;

    Value (*length)(Runtime&, const Value& self) = nullptr;
    Value (*get_item)(Runtime&, const Value& self, const Value& key) = nullptr;
    Value (*set_item)(Runtime&, const Value& self, const Value& key, const Value& value) = nullptr;
    Value (*delete_item)(Runtime&, const Value& self, const Value& key) = nullptr;
    Value (*contains)(Runtime&, const Value& self, const Value& item) = nullptr;  ///< a boolean
    Value (*iterate)(Runtime&, const Value& self) = nullptr;
    Value (*next)(Runtime&, const Value& self) = nullptr;  ///< exhausted() at the end

    Value (*get_attribute)(Runtime&, const Value& self, String* name) = nullptr;
    Value (*set_attribute)(Runtime&, const Value& self, String* name, const Value& value) = nullptr;
    Value (*delete_attribute)(Runtime&, const Value& self, String* name) = nullptr;
    Value (*descriptor_get)(Runtime&, const Value& self, const Value& instance,
                            const Value& owner) = nullptr;  ///< `instance` may be empty
    Value (*descriptor_set)(Runtime&, const Value& self, const Value& instance,
                            const Value& value) = nullptr;  ///< `value` empty: delete

    Value (*call)(Runtime&, const Value& self, Arguments arguments) = nullptr;
    /// `type(...)`: makes and initialises an instance of `type`, which is this type or a subclass.
    Value (*construct)(Runtime&, Type* type, Arguments arguments) = nullptr;
    /// `__init__` of a builtin whose instances can be filled after they were made (list, dict...): None.
    /// Where it is null, `construct` needs the arguments (int, str, tuple...).
    Value (*initialize)(Runtime&, const Value& self, Arguments arguments) = nullptr;
    Value (*await)(Runtime&, const Value& self) = nullptr;  ///< __await__: an iterator
    Value (*async_iterate)(Runtime&, const Value& self) = nullptr;
    Value (*async_next)(Runtime&, const Value& self) = nullptr;
};

class Type final : public Object {
public:
    static constexpr Kind kKind = Kind::Type;

    /// The bases' order must be consistent (`can_have_bases`). While the first types are made, `metatype` is
    /// null.
    Type(Runtime& runtime, Type* metatype, Ref<String> name, std::vector<Ref<Type>> bases);
    /// A type that is only declared: it has no bases yet, and version 0.
    Type(Runtime& runtime, Type* metatype, Ref<String> name);
    /// Whether the bases' method resolution orders can be merged (C3).
    [[nodiscard]] static bool can_have_bases(const std::vector<Ref<Type>>& bases);

    [[nodiscard]] Runtime& runtime() const noexcept { return runtime_; }
    [[nodiscard]] String* name() const noexcept { return name_.get(); }
    void set_name(Ref<String> name);
    /// `__qualname__`: the name, unless it was given one.
    [[nodiscard]] String* qualified_name() const noexcept {
        return qualified_name_ ? qualified_name_.get() : name();
    }
    void set_qualified_name(Ref<String> name);
    /// The name that messages show: with its module for classes that CPython makes in C
    /// ("collections.deque").
    [[nodiscard]] String* shown_name() const noexcept {
        return shown_name_ ? shown_name_.get() : name_.get();
    }
    void set_shown_name(Ref<String> name);
    /// Gives a type that has none its bases; used once, while the builtin types are made.
    void set_bases(std::vector<Ref<Type>> bases);
    [[nodiscard]] const std::vector<Ref<Type>>& bases() const noexcept { return bases_; }
    [[nodiscard]] Type* base() const noexcept { return bases_.empty() ? nullptr : bases_.front().get(); }
    /// The method resolution order, this type first. The types that it lists are kept alive by `bases`.
    [[nodiscard]] const std::vector<Type*>& mro() const noexcept { return mro_; }
    [[nodiscard]] bool is_subtype_of(const Type* other) const noexcept;

    [[nodiscard]] const std::vector<Type*>& subtypes() const noexcept { return subtypes_; }

    /// The class's own attributes, without those of its bases.
    [[nodiscard]] Dict& attributes() noexcept { return *attributes_; }
    /// The attribute as the first class in the method resolution order has it, unbound, or null. Borrowed.
    [[nodiscard]] const Value* lookup(String* name);
    /// Sets (or deletes, when empty) an attribute of the class and brings slots and caches up to date.
    void set_own_attribute(String* name, Value value);
    /// The runtime ends: lets go of all that it holds, while the types of these objects are still there.
    void end() noexcept;

    Slots slots;
    /// Counts up with each change to this class or one of its bases; unique among all classes of a runtime.
    [[nodiscard]] std::uint32_t version() const noexcept { return version_; }

    /// Made by a class statement (or `type(...)`), not by the runtime.
    bool is_from_program = false;
    /// Instances have a `__dict__`.
    bool has_instance_attributes = false;
    /// Its own `__slots__` name attributes.
    bool has_slots = false;
    /// Hash and equality of instances need no code of the program: they can be looked up in a dict at once.
    bool is_simple_key = true;
    /// May be a base of the program's classes.
    bool may_be_subclassed = true;
    /// Instances of a builtin type can be referred to weakly.
    bool has_weak_references = false;
    /// Has `__getattribute__`, `__getattr__` or the like of the program's own: attributes go through the
    /// slots.
    bool has_own_attribute_access = false;
    /// The C++ layout of instances.
    Kind instance_kind = Kind::Instance;

    /// How instances of a class of the program begin and end: found anew when the class has changed.
    struct Lifecycle {
        std::uint32_t version = 0;      ///< of the class, when this was found
        bool has_end = false;           ///< `__del__`
        Object* initializer = nullptr;  ///< the program's `__init__` where a call of the class does nothing
                                        ///< but run it on an empty instance; else null. Borrowed.
    };
    [[nodiscard]] const Lifecycle& lifecycle() {
        if (lifecycle_.version != version_) find_lifecycle();
        return lifecycle_;
    }

    void traverse(Visitor& visitor) const override;
    void clear() override;

private:
    ~Type() override;
    void find_lifecycle();
    void changed();

    Runtime& runtime_;
    Ref<String> name_;
    Ref<String> shown_name_;      // null: as name_
    Ref<String> qualified_name_;  // null: as name_
    std::vector<Ref<Type>> bases_;
    std::vector<Type*> mro_;
    std::vector<Type*> subtypes_;  // borrowed: each removes itself when it ends
    Ref<Dict> attributes_;
    Lifecycle lifecycle_;
    std::uint32_t version_ = 0;
};

}  // namespace loopscope::language
