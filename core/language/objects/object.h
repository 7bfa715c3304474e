// The head of every object on the heap: how many references count it, how it is laid out, and its type.
#pragma once

#include <cstddef>
#include <cstdint>

namespace loopscope::language {

class Object;
class Type;
class Value;

/// How an object is laid out in C++. A program's subclass of a builtin keeps the builtin's kind and has another type.
enum class Kind : std::uint8_t {
    Other,  ///< told apart by its type alone
    Instance,
    Type,
    BigInteger,
    BoxedFloat,
    Complex,
    String,
    Bytes,
    ByteArray,
    Tuple,
    List,
    Dict,
    Set,  ///< set and frozenset
    Range,
    Slice,
    Function,
    NativeFunction,
    BoundMethod,
    Module,
    Cell,
    CodeObject,
    Frame,  ///< a call; also generators, coroutines and asynchronous generators
    Exception,
    Traceback,
    Property,
    StaticMethod,
    ClassMethod,
    Future,
    Task,
};

/// Called once for each value or object that an object holds: the cycle collector's way of looking.
class Visitor {
public:
    virtual void visit(const Value& value) = 0;
    virtual void visit(Object* object) = 0;  ///< null is passed over

protected:
    ~Visitor() = default;
};

/// Made by Heap::make, ended by the last `release`.
class Object {
public:
    Object(Type* type, Kind kind) noexcept : type_(type), kind_(kind) {}
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

    void add_ref() noexcept { ++references_; }
    void release() noexcept {
        if (--references_ == 0) dispose();
    }
    [[nodiscard]] std::uint32_t references() const noexcept { return references_; }

    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    [[nodiscard]] Type* type() const noexcept { return type_; }
    /// For subclasses of builtins made by the program, right after construction, and for `__class__` assignment.
    void set_type(Type* type) noexcept;

    /// Visits what it holds, so that cycles can be found. Leaves (strings, numbers) hold nothing.
    virtual void traverse(Visitor&) const {}

    /// Lets go of what it holds, in order to break a cycle; it stays a valid object.
    virtual void clear() {}

protected:
    virtual ~Object() = default;

    /// The count has come to 0. Most objects end here; one whose end runs code of the program (a suspended generator,
    /// a class with `__del__`) lives on until that has run.
    virtual void dispose() noexcept;

    friend class Heap;

private:
    std::uint32_t references_ = 0;
    Type* type_;  // counted by hand when it is the program's own (type.cpp)
    Kind kind_;
    std::uint8_t size_class_ = 0;
    std::uint8_t flags_ = 0;
    std::uint8_t mark_ = 0;
};

}  // namespace loopscope::language
