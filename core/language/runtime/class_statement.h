// What a class statement does: choosing the metaclass, running the body, and making the class (the data
// model's 3.3.3).
#pragma once

#include <string>

#include "language/objects/type.h"

namespace loopscope::language {

class Runtime;

/// `type.__new__(metatype, name, bases, namespace, **keywords)`: a new class.
Value new_class(Runtime& runtime, Type* metatype, const Value& name, const Value& bases, const Value& names,
                const Value& keywords);

/// `metatype(name, bases, namespace, **keywords)`, with the `__new__` and `__init__` of the program's
/// metaclasses.
Value construct_class(Runtime& runtime, Type* metatype, Arguments arguments);

/// The class's module and qualified name as reprs show it; without the module for builtins.
[[nodiscard]] std::string full_name(Runtime& runtime, Type& type);

/// Adds `__build_class__` to the builtins.
void define_build_class(Runtime& runtime);

}  // namespace loopscope::language
