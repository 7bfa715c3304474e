// Which context (asyncio: `contextvars`) the program runs in: that of the task or handle whose turn it is,
// the one that Context.run has entered since, or that of the thread. What a context holds is the module's,
// written in the language.
#pragma once

#include <cstdint>
#include <vector>

#include "language/objects/dict.h"
#include "language/objects/object.h"
#include "language/objects/value.h"
#include "loop/error.h"
#include "loop/identity_map.h"

namespace loopscope {
class Runnable;
}

namespace loopscope::language {

class Module;
class Runtime;

/// The values of a context. The dict is never changed, only replaced: copies of a context share it.
class ContextCell final : public Object {
public:
    ContextCell(Type* type, Ref<Dict> initial) noexcept
        : Object(type, Kind::Other), values(std::move(initial)) {}

    Ref<Dict> values;

    void traverse(Visitor& visitor) const override { visitor.visit(values.get()); }
};

class Contexts {
public:
    /// The program uses contexts: from now on they are copied.
    void begin(Type* cell_type) noexcept { cell_type_ = cell_type; }

    [[nodiscard]] ContextCell& current(Runtime& runtime);
    void enter(Runtime& runtime, Ref<ContextCell> cell);
    void leave(Runtime& runtime);
    /// What a task or handle that is made now runs in: `context` (a Context of the program) itself, or a copy
    /// of the current one when that is None or empty. Null while the program uses none.
    [[nodiscard]] Ref<Payload> for_runnable(Runtime& runtime, const Value& context);
    /// The context of a task or handle as the program sees it: a Context, or the cell for the new one
    /// `context`, which it is from now on.
    [[nodiscard]] Value shown(Runtime& runtime, Runnable& runnable, const Value& context);
    /// The values, by their variables, in a context that `for_runnable` made.
    [[nodiscard]] static const Dict& values_of(const Payload& context);

private:
    struct Entry {
        const Runnable* runnable;  ///< whose turn it was
        Ref<ContextCell> cell;
    };
    struct Lane {
        Ref<ContextCell> own;
        std::vector<Entry> entered;
    };

    Type* cell_type_ = nullptr;
    IdentityMap<Lane> lanes_;  // by the thread's number
};

[[nodiscard]] Ref<Module> make_context_module(Runtime& runtime);

}  // namespace loopscope::language
