// The type `tuple`.
#pragma once

namespace loopscope::language {

class Runtime;

void define_tuple_type(Runtime& runtime);

}  // namespace loopscope::language
