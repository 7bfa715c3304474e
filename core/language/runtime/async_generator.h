// Asynchronous generators: `__anext__`, `asend`, `athrow` and `aclose` (PEP 525). Each gives an awaitable;
// awaiting it lets the generator's frame run as a callee of the frame that awaits, up to its next `yield`.
#pragma once

#include "language/runtime/type_builder.h"

namespace loopscope::language {

/// Who is told of asynchronous generators (`sys.set_asyncgen_hooks`).
class AsyncGeneratorHooks {
public:
    /// It is about to be iterated, and is not watched yet.
    virtual void first_iteration(Frame& generator) = 0;
    /// Its last reference is gone. True when it is kept alive in order to be closed.
    virtual bool finalize(Frame& generator) noexcept = 0;

protected:
    ~AsyncGeneratorHooks() = default;
};

/// `generator.aclose()`
[[nodiscard]] Value async_generator_close(Runtime& runtime, Frame& generator);

void add_async_generator_methods(TypeBuilder& builder);
void define_async_generator_awaitables(Runtime& runtime);

}  // namespace loopscope::language
