// Which class an object is of, without C++'s type information, whose names and tables are a burden to the
// WebAssembly module. A language on top of the loop knows its own handles, errors and frames again by it.
#pragma once

#include <type_traits>

namespace loopscope {

template <class T>
inline constexpr char kClassTag = 0;

/// The address of one `kClassTag`; null for what nobody asks for.
using ClassTag = const char*;

/// Base of what can be asked for its class.
class Tagged {
public:
    [[nodiscard]] virtual ClassTag class_tag() const noexcept { return nullptr; }

protected:
    ~Tagged() = default;
};

/// `object` as a T, when it says that it is one; else null.
template <class T, class Base>
[[nodiscard]] T* as_tagged(Base* object) noexcept {
    const bool is_one = object != nullptr && object->class_tag() == &kClassTag<std::remove_const_t<T>>;
    return is_one ? static_cast<T*>(object) : nullptr;
}

}  // namespace loopscope
