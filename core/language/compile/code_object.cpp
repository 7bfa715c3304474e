#include "language/compile/code_object.h"

namespace loopscope::language {

void CodeObject::traverse(Visitor& visitor) const {
    for (const Value& constant : constants) visitor.visit(constant);
    visitor.visit(documentation);
}

}  // namespace loopscope::language
