// Instructions about names: variables that have no value, and names of class bodies.
#include "language/runtime/exception.h"
#include "language/runtime/instructions.h"
#include "language/runtime/name_cache.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

/// "Did you mean" looks at the name when the exception is shown.
Value with_name(Runtime& runtime, Value failed, String* name) {
    auto* exception = runtime.error.as<Exception>();
    if (!exception->attributes) exception->attributes = make_dict(runtime);
    exception->attributes->set(runtime.names.name, Value::from(name));
    return failed;
}

}  // namespace

Value raise_unbound(Runtime& runtime, const CodeObject& code, std::uint32_t slot) {
    String* name = code.local_names[slot].get();
    return with_name(runtime, runtime.raise(Message::UnboundLocal, name), name);
}

Value raise_unbound_cell(Runtime& runtime, const CodeObject& code, std::uint32_t slot) {
    String* name = code.local_names[slot].get();
    const bool is_free = slot >= code.slot_count() - code.free_count;
    return with_name(runtime, runtime.raise(is_free ? Message::UnboundFree : Message::UnboundLocal, name),
                     name);
}

Value raise_name_error(Runtime& runtime, String* name) {
    return with_name(runtime, runtime.raise(Message::NameNotDefined, name), name);
}

Value load_cell_from(Runtime& runtime, const Value& names, const CodeObject& code, std::uint32_t slot,
                     const Value& cell) {
    if (auto* dict = names.get_if<Dict>()) {
        if (const Value* own = dict->find(code.local_names[slot].get())) return *own;
    }
    const Value& content = cell.as<Cell>()->content;
    return content.is_empty() ? raise_unbound_cell(runtime, code, slot) : content;
}

Value load_name_from(Runtime& runtime, const Value& names, Dict& globals, Site& site) {
    if (auto* dict = names.get_if<Dict>()) {
        if (const Value* own = dict->find(site.name.get())) return *own;
    }
    const Value* found = find_global(runtime, globals, site);
    return found == nullptr ? raise_name_error(runtime, site.name.get()) : *found;
}

Value delete_name(Runtime& runtime, Dict& names, String* name) {
    const std::uint32_t index = names.find_index(name);
    if (index == Dict::kNotFound) return raise_name_error(runtime, name);
    const Value dropped = names.remove(index);
    return Value::none();
}

}  // namespace loopscope::language
