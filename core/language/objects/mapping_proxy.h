// mappingproxy: a dict that can be read and not changed, as `type.__dict__` shows a class's attributes.
#pragma once

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

class MappingProxy final : public Object {
public:
    MappingProxy(Type* type, Value mapping_shown) noexcept
        : Object(type, Kind::Other), mapping(std::move(mapping_shown)) {}

    const Value mapping;

    void traverse(Visitor& visitor) const override { visitor.visit(mapping); }
};

[[nodiscard]] Value make_mapping_proxy(Runtime& runtime, Value mapping);

void define_mapping_proxy_type(Runtime& runtime);

}  // namespace loopscope::language
