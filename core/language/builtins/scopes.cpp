// dir, globals, locals and vars: the names of scopes and objects.
#include <algorithm>

#include "language/builtins/builtins.h"
#include "language/objects/dict.h"
#include "language/objects/heap.h"
#include "language/objects/list_methods.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/objects/type.h"
#include "language/runtime/frame_object.h"
#include "language/runtime/instance.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Value builtin_globals(Runtime& runtime, Value*) {
    return Value::from(runtime.frame != nullptr ? runtime.frame->globals : &runtime.builtins());
}

Value builtin_locals(Runtime& runtime, Value*) {
    return current_locals(runtime);
}

Routine dict_of(Runtime& runtime, Value object) {
    const Value attributes = co_await find_attribute(runtime, object, runtime.names.dunder_dict);
    if (attributes.is_empty()) co_return runtime.raise(Message::VarsNeedsDict);
    co_return attributes;
}

Value builtin_vars(Runtime& runtime, Value* arguments) {
    if (arguments[0].is_empty()) return current_locals(runtime);
    return run(runtime, dict_of(runtime, std::move(arguments[0])));
}

// Names, each once, sorted.
class NameList {
public:
    explicit NameList(Runtime& runtime)
        : runtime_(runtime), seen_(make_dict(runtime)), names_(make_list(runtime)) {}

    void add(const Dict& attributes) {
        for (std::uint32_t i = 0; i < attributes.entry_count(); ++i) {
            const Value& key = attributes.entry(i).key;
            if (!key.is<String>()) continue;
            const Ref<String> name = runtime_.intern(key.as<String>());
            if (seen_->find(name.get()) != nullptr) continue;
            seen_->set(name.get(), Value::none());
            names_->append(Value(name));
        }
    }
    void add(const Type& type) {
        for (Type* part : type.mro()) add(part->attributes());
    }
    [[nodiscard]] Value finish() {
        static_cast<void>(list_sort_plainly(runtime_, *names_, false));
        return Value(names_);
    }

private:
    Runtime& runtime_;
    Ref<Dict> seen_;
    Ref<List> names_;
};

Value names_of(Runtime& runtime, const Value& object) {
    NameList names(runtime);
    if (const auto* type = object.get_if<Type>()) {
        names.add(*type);
        return names.finish();
    }
    if (const Dict* attributes = instance_attributes(runtime, object, false)) names.add(*attributes);
    if (!object.is<Module>()) names.add(*type_of(runtime, object));
    return names.finish();
}

Routine sorted_names(Runtime& runtime, Value answer) {
    if (answer.failed()) co_return answer;
    const Value names = co_await to_list(runtime, answer);
    if (names.failed()) co_return names;
    const Value done = co_await list_sort(runtime, Ref<List>(names.as<List>()), Value::none(), false);
    if (done.failed()) co_return done;
    co_return names;
}

Routine names_by_method(Runtime& runtime, Value object) {
    const Value answer = co_await call_special(runtime, object, runtime.names.dunder_dir);
    co_return co_await run(runtime, sorted_names(runtime, answer));
}

/// A module's own `__dir__` (PEP 562).
Routine names_by_function(Runtime& runtime, Value function) {
    const Value answer = co_await call(runtime, function, Arguments{nullptr, 0, nullptr});
    co_return co_await run(runtime, sorted_names(runtime, answer));
}

Value builtin_dir(Runtime& runtime, Value* arguments) {
    if (arguments[0].is_empty()) {
        const Value variables = current_locals(runtime);
        NameList names(runtime);
        names.add(*variables.as<Dict>());
        return names.finish();
    }
    const Value* method = type_of(runtime, arguments[0])->lookup(runtime.names.dunder_dir);
    if (method != nullptr && method->is<Function>()) {
        return run(runtime, names_by_method(runtime, std::move(arguments[0])));
    }
    if (const auto* module = arguments[0].get_if<Module>()) {
        if (const Value* function = module->attributes->find(runtime.names.dunder_dir)) {
            return run(runtime, names_by_function(runtime, *function));
        }
    }
    return names_of(runtime, arguments[0]);
}

}  // namespace

Value current_locals(Runtime& runtime) {
    const Frame* frame = runtime.frame;
    return frame == nullptr ? Value::from(&runtime.builtins()) : frame_variables(runtime, *frame);
}

void define_scope_builtins(Runtime& runtime) {
    add_builtin(runtime, "dir(object=None, /)", builtin_dir);
    add_builtin(runtime, "globals()", builtin_globals);
    add_builtin(runtime, "locals()", builtin_locals);
    add_builtin(runtime, "vars(object=None, /)", builtin_vars);
}

}  // namespace loopscope::language
