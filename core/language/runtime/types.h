// The builtin types of a runtime, by name: `runtime.types.list`.
#pragma once

#include "language/objects/object.h"
#include "loop/ref.h"

namespace loopscope::language {

/// Owned here; plain pointers for speed. Filled once by `define_builtin_types`, alive as long as the runtime.
struct Types {
#define LOOPSCOPE_TYPE(member, name) Type* member = nullptr;
#include "language/runtime/types.def"
#undef LOOPSCOPE_TYPE
#define LOOPSCOPE_EXCEPTION(member, base, name) Type* member = nullptr;
#include "language/runtime/exceptions.def"
#undef LOOPSCOPE_EXCEPTION
    Type* base_exception_group = nullptr;
    Type* exception_group = nullptr;  ///< has two bases: BaseExceptionGroup and Exception

    // typing's (generic_types.cpp)
    Type* type_variable = nullptr;
    Type* type_alias = nullptr;
    Type* generic = nullptr;

    // asyncio's (modules/asyncio)
    Type* cancelled_error = nullptr;
    Type* invalid_state_error = nullptr;
    Type* event_loop = nullptr;
    Type* future = nullptr;
    Type* gathering_future = nullptr;
    Type* task = nullptr;
    Type* handle = nullptr;
    Type* timer_handle = nullptr;
    Type* operation = nullptr;  ///< coroutines of asyncio that are written in C++

    // itertools' (modules/itertools_grouping.cpp)

    // collections' (modules/collections)
    Type* default_dict = nullptr;
    Type* deque = nullptr;
    Type* deque_iterator = nullptr;
    Type* deque_reverse_iterator = nullptr;

    Type* weak_reference = nullptr;  ///< weakref's

    // functools' (modules/functools)
    Type* cached_function = nullptr;
    Type* compared_key = nullptr;
    Type* partial = nullptr;
};

}  // namespace loopscope::language
