// The head of every object on the heap: how many references count it, how it is laid out, and its type.
#pragma once

#include <cstddef>
#include <cstdint>

namespace loopscope::language {

class Object;
class Type;
class Value;

/// How an object is laid out in C++. A program's subclass of a builtin keeps the builtin's kind and has
/// another type.
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
    Iterator,  ///< of the builtin containers, and the lazy builtins: enumerate, zip, map...
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
    Future,  ///< asyncio.Future; Task and Awaitable are waited for in the same way (awaitable.h)
    Task,
    Awaitable,
};

/// Called once for each value or object that an object holds: the collector's way of looking. Nothing may
/// count a reference meanwhile, so no copy is visited.
class Visitor {
public:
    inline void visit(const Value& value);
    void visit(Value&&) = delete;
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
    /// For instances of the program's classes, right after construction, and for `__class__` assignment. Such
    /// an instance keeps its class alive.
    void set_type(Type* type) noexcept;
    [[nodiscard]] bool counts_type() const noexcept { return (flags_ & kCountsType) != 0; }
    /// Its `__dict__` stands in Runtime::side_attributes: a subclass of a builtin has no room for it.
    [[nodiscard]] bool has_side_attributes() const noexcept { return (flags_ & kSideAttributes) != 0; }
    void set_has_side_attributes() noexcept { flags_ |= kSideAttributes; }
    /// Runtime::weak_references knows some to it.
    [[nodiscard]] bool is_weakly_referenced() const noexcept { return (flags_ & kWeaklyReferenced) != 0; }
    void set_weakly_referenced(bool referenced) noexcept {
        flags_ &= static_cast<std::uint8_t>(~kWeaklyReferenced);
        if (referenced) flags_ |= kWeaklyReferenced;
    }
    /// What its end runs of the program has been arranged (that happens once).
    [[nodiscard]] bool is_finalized() const noexcept { return (flags_ & kFinalized) != 0; }
    void set_finalized() noexcept { flags_ |= kFinalized; }

    /// Visits what it holds, so that cycles can be found. Leaves (strings, numbers) hold nothing.
    virtual void traverse(Visitor&) const {}

    /// Lets go of what it holds, in order to break a cycle; it stays a valid object. Where every circle
    /// through objects of a type has something else that can be cleared, the type needs none.
    virtual void clear() {}

    /// It is about to end. True when code of the program runs first (`__del__`, the rest of a suspended
    /// generator): that is in Runtime::endings then, which keeps it alive.
    [[nodiscard]] virtual bool finalize() noexcept;

    /// The collector knows it; else it is a leaf, or a call that nothing but its own run refers to.
    [[nodiscard]] bool is_tracked() const noexcept { return (mark_.bits & kTracked) != 0; }

protected:
    virtual ~Object() = default;

    friend class Collector;
    friend class Heap;

private:
    static constexpr std::uint8_t kCountsType = 1;
    static constexpr std::uint8_t kSideAttributes = 2;
    static constexpr std::uint8_t kFinalized = 4;
    static constexpr std::uint8_t kWeaklyReferenced = 8;
    static constexpr std::uint8_t kFinalizes = 16;  // `finalize` is its class's own

    /// What the heap and the collector note of an object and its cell.
    struct Mark {
        std::uint8_t size_class = 0;
        std::uint8_t bits = 0;
    };
    // Whether the cell is in Heap's list of young or of middle-aged ones: that stays when the object ends.
    static constexpr std::uint8_t kListed[] = {1, 2};
    static constexpr std::uint8_t kAnyListed = 3;
    static constexpr std::uint8_t kTracked = 4;
    static constexpr std::uint8_t kMiddle = 8;
    static constexpr std::uint8_t kOld = 16;
    static constexpr std::uint8_t kFrozen = kMiddle | kOld;
    // During a collection: it is one of those that are looked at, and it has turned out to be in use.
    static constexpr std::uint8_t kExamined = 32;
    static constexpr std::uint8_t kReachable = 64;

    /// The count has come to 0.
    void dispose() noexcept;
    /// What concerns the end of few objects. False when it does not end yet.
    [[nodiscard]] bool is_ready_to_end() noexcept;

    std::uint32_t references_ = 0;
    Type* type_;
    Kind kind_;
    std::uint8_t flags_ = 0;
    Mark mark_;
};

}  // namespace loopscope::language
