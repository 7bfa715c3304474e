// Instances of the program's classes, and the plain objects that classes are made of: descriptors and
// modules.
#pragma once

#include "language/objects/dict.h"
#include "language/objects/object.h"
#include "language/objects/string.h"
#include "language/objects/type.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

/// An instance of a class of the program that has no builtin layout below it.
class Instance final : public Object {
public:
    static constexpr Kind kKind = Kind::Instance;
    Instance(Type* type, std::uint32_t instance_number) noexcept
        : Object(type, kKind), number(instance_number) {}

    const std::uint32_t number;  ///< which was made before which
    Ref<Dict> attributes;        ///< `__dict__`; null until the first attribute is set

    void traverse(Visitor& visitor) const override { visitor.visit(attributes.get()); }
    void clear() override { attributes = {}; }

protected:
    ~Instance() override;
};

class Module final : public Object {
public:
    static constexpr Kind kKind = Kind::Module;
    Module(Type* type, Ref<String> name, Ref<Dict> attributes);

    Ref<Dict> attributes;
    [[nodiscard]] String& name() const noexcept { return *name_; }

    void traverse(Visitor& visitor) const override { visitor.visit(attributes.get()); }
    void clear() override {}

private:
    Ref<String> name_;
};

class StaticMethod final : public Object {
public:
    static constexpr Kind kKind = Kind::StaticMethod;
    StaticMethod(Type* type, Value value) noexcept : Object(type, kKind), function(std::move(value)) {}
    Value function;
    void traverse(Visitor& visitor) const override { visitor.visit(function); }
};

class ClassMethod final : public Object {
public:
    static constexpr Kind kKind = Kind::ClassMethod;
    ClassMethod(Type* type, Value value) noexcept : Object(type, kKind), function(std::move(value)) {}
    Value function;
    void traverse(Visitor& visitor) const override { visitor.visit(function); }
};

class Property final : public Object {
public:
    static constexpr Kind kKind = Kind::Property;
    explicit Property(Type* type) noexcept : Object(type, kKind) {}
    Value getter, setter, deleter, documentation;
    Ref<String> name;
    void traverse(Visitor& visitor) const override {
        visitor.visit(getter);
        visitor.visit(setter);
        visitor.visit(deleter);
    }
};

/// `super()`: attribute lookup that begins after `after` in the method resolution order of the instance's
/// class.
class Super final : public Object {
public:
    explicit Super(Type* type) noexcept : Object(type, Kind::Other) {}
    Ref<Type> after;
    Value self;            ///< the instance or class
    Ref<Type> self_class;  ///< whose method resolution order is followed
    void traverse(Visitor& visitor) const override { visitor.visit(self); }
};

/// An attribute of a builtin type that is worked out by C++, or, without functions, one that the program's
/// class has declared in `__slots__`.
class AttributeDescriptor final : public Object {
public:
    AttributeDescriptor(Type* type, Ref<String> attribute_name, Type* owner_type,
                        AttributeGetter get_function, AttributeSetter set_function) noexcept
        : Object(type, Kind::Other),
          name(std::move(attribute_name)),
          owner(owner_type),
          get(get_function),
          set(set_function) {}
    Ref<String> name;
    Type* owner;
    AttributeGetter get;
    AttributeSetter set;
};

/// The `__dict__` of an object that has one, made when `create`; null when there is none.
[[nodiscard]] Dict* instance_attributes(Runtime& runtime, const Value& object, bool create);
/// Gives it another `__dict__`; false when it has none that could be another.
[[nodiscard]] bool set_instance_attributes(Runtime& runtime, const Value& object, Ref<Dict> attributes);

/// The descriptor `__dict__` of classes whose instances have attributes of their own.
[[nodiscard]] Value get_instance_dict(Runtime& runtime, const Value& self);
[[nodiscard]] Value set_instance_dict(Runtime& runtime, const Value& self, const Value& value);

/// AttributeError for what `object` does not have; a traceback proposes another name.
Value raise_no_attribute(Runtime& runtime, const Value& object, String* name);

/// object.__getattribute__, object.__setattr__ and object.__delattr__.
Value generic_get_attribute(Runtime& runtime, const Value& object, String* name);
Value generic_set_attribute(Runtime& runtime, const Value& object, String* name, const Value& value);
Value generic_delete_attribute(Runtime& runtime, const Value& object, String* name);

/// The same for classes: type.__getattribute__, type.__setattr__ and type.__delattr__.
Value type_get_attribute(Runtime& runtime, const Value& object, String* name);
Value type_set_attribute(Runtime& runtime, const Value& object, String* name, const Value& value);
Value type_delete_attribute(Runtime& runtime, const Value& object, String* name);

void define_object_and_type(Runtime& runtime);
void define_descriptor_types(Runtime& runtime);
void define_module_type(Runtime& runtime);

}  // namespace loopscope::language
