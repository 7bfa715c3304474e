// A body is a callable that gives a coroutine: what `task_group`, `timeout` and their like run inside
// themselves. They keep the callable in their own frame, so that a lambda that is a coroutine may capture.
#pragma once

#include <exception>
#include <type_traits>
#include <utility>

#include "loop/coroutine.h"

namespace loopscope {

/// What the coroutine gives that `Body` makes of `Arguments`.
template <class Body, class... Arguments>
using BodyResult = AwaitResult<std::invoke_result_t<Body&, Arguments...>>;

/// The coroutine that `body(arguments...)` gives; if the call itself throws, one that fails with that.
template <class Body, class... Arguments>
[[nodiscard]] std::invoke_result_t<Body&, Arguments...> begin_body(Body& body, Arguments&&... arguments) {
#ifdef __cpp_exceptions
    try {
        return body(std::forward<Arguments>(arguments)...);
    } catch (...) {
        return failing<BodyResult<Body, Arguments...>>(error_from(std::current_exception()));
    }
#else
    return body(std::forward<Arguments>(arguments)...);
#endif
}

}  // namespace loopscope
