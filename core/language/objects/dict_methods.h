// The parts of the type `dict` that stand in files of their own.
#pragma once

#include "language/objects/dict.h"
#include "language/objects/iterators.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

class Runtime;

/// The keys, values or items of a dict, as they are whenever one looks.
class DictView final : public Object {
public:
    using Part = DictIterator::Part;
    DictView(Type* type, Ref<Dict> dict_shown, Part part_shown) noexcept
        : Object(type, Kind::Other), dict(std::move(dict_shown)), part(part_shown) {}

    const Ref<Dict> dict;
    const Part part;

    void traverse(Visitor& visitor) const override { visitor.visit(dict.get()); }
};

[[nodiscard]] Value make_dict_view(Runtime& runtime, Dict& dict, DictView::Part part);
[[nodiscard]] Value make_dict_iterator(Runtime& runtime, Dict& dict, DictView::Part part, bool is_reversed);

/// KeyError with the key as its argument.
Value raise_key_error(Runtime& runtime, const Value& key);
/// What `dict[key]` gives for an absent key: `__missing__` of the program's subclass, else KeyError.
Value dict_missing(Runtime& runtime, const Value& dict, const Value& key);

/// get, pop, update...
void add_dict_methods(TypeBuilder& builder);
/// dict_keys, dict_values and dict_items.
void define_dict_views(Runtime& runtime);

/// Reads the arguments of `dict(other, **keywords)`: `other` stays empty and `keywords` null when they are
/// left out. False after raising TypeError.
[[nodiscard]] bool read_dict_call(Runtime& runtime, Arguments arguments, Value& other, Ref<Dict>& keywords);

/// Takes over what a call of `dict(...)` or `update(...)` gives: None. `other` may be empty, `keywords` null.
Value dict_update_from_call(Runtime& runtime, Dict& dict, Value other, Ref<Dict> keywords);

}  // namespace loopscope::language
