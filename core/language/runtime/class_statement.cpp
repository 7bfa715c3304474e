#include "language/runtime/class_statement.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "language/runtime/declared_slots.h"
#include "language/runtime/exception.h"
#include "language/runtime/frame.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"
#include "language/runtime/instructions.h"
#include "language/runtime/operations.h"
#include "language/runtime/program_slots.h"
#include "language/runtime/type_slots.h"
#include "language/runtime/weak_reference.h"

namespace loopscope::language {

namespace {

std::string listed_names(const std::vector<Ref<Type>>& bases) {
    std::string text;
    for (const Ref<Type>& base : bases) {
        if (!text.empty()) text += ", ";
        text += base->name()->view();
    }
    return text;
}

/// The most derived of the metaclass and the bases' metaclasses; null after raising TypeError.
Type* winning_metatype(Runtime& runtime, Type* metatype, const Tuple& bases) {
    for (const Value& base : bases.span()) {
        Type* candidate = type_of(runtime, base);
        if (metatype->is_subtype_of(candidate)) continue;
        if (!candidate->is_subtype_of(metatype)) {
            const Value failed = runtime.raise(Message::MetaclassConflict);
            return nullptr;
        }
        metatype = candidate;
    }
    return metatype;
}

/// Reads the bases and checks that a class can have them; false after raising.
bool read_bases(Runtime& runtime, const Tuple& tuple, std::vector<Ref<Type>>& bases, Kind& layout) {
    layout = Kind::Instance;
    const Type* slots = nullptr;
    for (const Value& value : tuple.span()) {
        auto* base = value.get_if<Type>();
        if (base == nullptr) {
            const Value failed = runtime.raise(Message::BasesMustBeTypes);
            return false;
        }
        if (!base->may_be_subclassed) {
            const Value failed = runtime.raise(Message::BaseNotAcceptable, full_name(runtime, *base));
            return false;
        }
        if (const Type* candidate = slots_base(*base)) {
            if (slots == nullptr || candidate->is_subtype_of(slots)) slots = candidate;
            if (!slots->is_subtype_of(candidate)) {
                const Value failed = runtime.raise(Message::LayoutConflict);
                return false;
            }
        }
        if (base->instance_kind != Kind::Instance) {
            if (layout != Kind::Instance && layout != base->instance_kind) {
                const Value failed = runtime.raise(Message::LayoutConflict);
                return false;
            }
            layout = base->instance_kind;
        }
        if (std::ranges::find(bases, base, &Ref<Type>::get) != bases.end()) {
            const Value failed = runtime.raise(runtime.types.type_error,
                                               "duplicate base class " + std::string(base->name()->view()));
            return false;
        }
        bases.emplace_back(base);
    }
    if (bases.empty()) bases.emplace_back(runtime.types.object);
    if (Type::can_have_bases(bases)) return true;
    const Value failed = runtime.raise(Message::InconsistentOrder, listed_names(bases));
    return false;
}

/// Methods that Python makes class or static methods by their name.
void adjust_special_methods(Runtime& runtime, Dict& attributes) {
    if (Value* maker = attributes.find(runtime.names.dunder_new); maker != nullptr && maker->is<Function>()) {
        *maker = Value(runtime.heap().make<StaticMethod>(runtime.types.static_method, *maker));
    }
    for (String* name : {runtime.names.dunder_init_subclass, runtime.names.dunder_class_getitem}) {
        Value* method = attributes.find(name);
        if (method == nullptr || !method->is<Function>()) continue;
        *method = Value(runtime.heap().make<ClassMethod>(runtime.types.class_method, *method));
    }
}

Ref<Type> make_class(Runtime& runtime, Type* metatype, String* name, std::vector<Ref<Type>> bases,
                     Kind layout, const Dict& names) {
    Ref<Type> type = runtime.heap().make<Type>(runtime, metatype, Ref<String>(name), std::move(bases));
    type->set_type(metatype);
    type->is_from_program = true;
    type->instance_kind = layout;
    type->has_instance_attributes = true;
    Dict& attributes = type->attributes();
    for (std::uint32_t i = 0; i < names.entry_count(); ++i) {
        auto* key = names.entry(i).key.get_if<String>();
        if (key == nullptr) continue;
        const Ref<String> interned = runtime.intern(key);
        const Value& value = names.entry(i).value;
        if (interned.get() == runtime.names.dunder_classcell) continue;
        if (interned.get() == runtime.names.dunder_qualname)
            type->set_qualified_name(Ref<String>(value.as<String>()));
        else
            attributes.set(interned.get(), value);
    }
    if (attributes.find(runtime.names.dunder_module) == nullptr && runtime.frame != nullptr) {
        if (const Value* module = runtime.frame->globals->find(runtime.names.dunder_name)) {
            attributes.set(runtime.names.dunder_module, *module);
        }
    }
    if (attributes.find(runtime.names.dunder_eq) != nullptr &&
        attributes.find(runtime.names.dunder_hash) == nullptr) {
        attributes.set(runtime.names.dunder_hash, Value::none());
    }
    adjust_special_methods(runtime, attributes);
    update_slots(runtime, *type);
    const std::uint32_t cell = names.find_index(runtime.names.dunder_classcell);
    if (cell != Dict::kNotFound && names.entry(cell).value.is<Cell>()) {
        names.entry(cell).value.as<Cell>()->content = Value(type);
    }
    return type;
}

/// What the class says of its instances: where they have a `__dict__` or can be referred to weakly, and those
/// of its bases cannot (typeobject.c, type_new_descriptors).
void describe_instances(Runtime& runtime, Type& type) {
    const auto have_dict = [](const Ref<Type>& base) {
        return base->has_instance_attributes || base->instance_kind == Kind::Exception ||
               base->instance_kind == Kind::Type || base->instance_kind == Kind::Module;
    };
    const auto have_references = [&](const Ref<Type>& base) {
        return base->instance_kind == Kind::Type || instances_can_be_weakly_referenced(runtime, *base);
    };
    const auto add = [&](String* name, AttributeGetter get, AttributeSetter set) {
        type.attributes().set(
            name, Value(runtime.heap().make<AttributeDescriptor>(runtime.types.attribute_descriptor,
                                                                 Ref<String>(name), &type, get, set)));
    };
    if (type.has_instance_attributes && std::ranges::none_of(type.bases(), have_dict))
        add(runtime.names.dunder_dict, get_instance_dict, set_instance_dict);
    if (instances_can_be_weakly_referenced(runtime, type) &&
        std::ranges::none_of(type.bases(), have_references)) {
        add(runtime.intern("__weakref__").get(), newest_weak_reference, nullptr);
    }
    if (type.attributes().find(runtime.names.dunder_doc) == nullptr)
        type.attributes().set(runtime.names.dunder_doc, Value::none());
}

/// Adds CPython's note about the descriptor whose `__set_name__` failed.
void note_set_name_error(Runtime& runtime, const Value& descriptor, const String& name, const Type& type) {
    std::string text = "Error calling __set_name__ on '";
    text.append(type_name(runtime, descriptor)).append("' instance '").append(name.view()).append("' in '");
    text.append(type.name()->view()).append("'");
    auto* exception = runtime.error.as<Exception>();
    if (!exception->attributes) exception->attributes = make_dict(runtime);
    Value* notes = exception->attributes->find(runtime.names.dunder_notes);
    if (notes == nullptr) {
        exception->attributes->set(runtime.names.dunder_notes, Value(make_list(runtime)));
        notes = exception->attributes->find(runtime.names.dunder_notes);
    }
    notes->as<List>()->append(Value(make_string(runtime, text)));
}

/// The first `__init_subclass__` above `type` in its method resolution order, bound to it.
Value parent_init_subclass(Runtime& runtime, Type& type) {
    for (std::size_t i = 1; i < type.mro().size(); ++i) {
        const Value* found = type.mro()[i]->attributes().find(runtime.names.dunder_init_subclass);
        if (found == nullptr) continue;
        const Value method = *found;
        auto get = type_of(runtime, method)->slots.descriptor_get;
        return get == nullptr ? method : get(runtime, method, Value(), Value::from(&type));
    }
    return {};
}

Routine new_class_slowly(Runtime& runtime, Ref<Type> metatype, Value name, Value bases, Value names,
                         Value keywords) {
    std::vector<Ref<Type>> base_types;
    Kind layout = Kind::Instance;
    if (!name.is<String>() || !bases.is<Tuple>() || !names.is<Dict>()) {
        co_return runtime.raise(Message::TypeArguments);
    }
    Type* winner = winning_metatype(runtime, metatype.get(), *bases.as<Tuple>());
    if (winner == nullptr || !read_bases(runtime, *bases.as<Tuple>(), base_types, layout))
        co_return Value::error();
    const Value* qualified = names.as<Dict>()->find(runtime.names.dunder_qualname);
    if (qualified != nullptr && !qualified->is<String>())
        co_return runtime.raise(runtime.types.type_error, "type __qualname__ must be a str, not " +
                                                              std::string(type_name(runtime, *qualified)));
    const Ref<String> interned = runtime.intern(name.as<String>());
    Ref<Type> type =
        make_class(runtime, winner, interned.get(), std::move(base_types), layout, *names.as<Dict>());
    if (const Value* declared = type->attributes().find(runtime.names.dunder_slots)) {
        const Ref<Dict> body(names.as<Dict>());
        Value done = co_await run(runtime, declare_slots(runtime, type, *declared, body));
        if (done.failed()) co_return done;
    }
    describe_instances(runtime, *type);

    for (std::uint32_t i = 0; i < type->attributes().entry_count(); ++i) {
        const Value key = type->attributes().entry(i).key;
        const Value attribute = type->attributes().entry(i).value;
        if (!key.is<String>() || !attribute.is_object()) continue;
        if (type_of(runtime, attribute)->lookup(runtime.names.dunder_set_name) == nullptr) continue;
        Value done =
            co_await call_special(runtime, attribute, runtime.names.dunder_set_name, Value(type), key);
        if (done.failed()) {
            note_set_name_error(runtime, attribute, *key.as<String>(), *type);
            co_return done;
        }
    }

    Value init_subclass = parent_init_subclass(runtime, *type);
    if (!init_subclass.is_empty()) {
        Value none = Value(make_tuple(runtime, 0));
        Value done = co_await call_unpacked(runtime, init_subclass, Value(), none, keywords);
        if (done.failed()) co_return done;
    }
    co_return Value(type);
}

Value keywords_dict(Runtime& runtime, Arguments arguments) {
    if (arguments.names == nullptr) return {};
    Ref<Dict> keywords = make_dict(runtime);
    for (std::uint32_t k = 0; k < arguments.keyword_count(); ++k) {
        const Ref<String> name = runtime.intern((*arguments.names)[k].as<String>());
        keywords->set(name.get(), arguments.values[arguments.positional + k]);
    }
    return Value(keywords);
}

/// Replaces bases that are no classes by what their `__mro_entries__` answers (PEP 560).
Routine resolve_bases(Runtime& runtime, Ref<Tuple> bases) {
    Ref<List> resolved = make_list(runtime);
    for (std::uint32_t i = 0; i < bases->length(); ++i) {
        Value base = (*bases)[i];
        if (!base.is<Type>()) {
            Value method = co_await find_attribute(runtime, base, runtime.names.dunder_mro_entries);
            if (method.failed()) co_return method;
            if (!method.is_empty()) {
                Value whole = Value(bases);
                Value entries = co_await call(runtime, method, whole);
                if (entries.failed()) co_return entries;
                if (!entries.is<Tuple>()) co_return runtime.raise(Message::MroEntriesMustBeTuple);
                for (const Value& entry : entries.as<Tuple>()->span()) resolved->append(entry);
                continue;
            }
        }
        resolved->append(base);
    }
    co_return Value(make_tuple(runtime, resolved->span()));
}

Routine build_class(Runtime& runtime, Ref<Function> body, Value name, Ref<Tuple> given_bases,
                    Ref<Dict> keywords) {
    Value resolved = co_await run(runtime, resolve_bases(runtime, given_bases));
    if (resolved.failed()) co_return resolved;
    const Ref<Tuple> bases(resolved.as<Tuple>());

    Value metaclass;
    const Ref<String> metaclass_name = runtime.intern("metaclass");
    const std::uint32_t given = keywords->find_index(metaclass_name.get());
    if (given != Dict::kNotFound)
        metaclass = keywords->remove(given);
    else
        metaclass = Value::from(bases->length() > 0 ? type_of(runtime, (*bases)[0]) : runtime.types.type);
    if (auto* metatype = metaclass.get_if<Type>()) {
        Type* winner = winning_metatype(runtime, metatype, *bases);
        if (winner == nullptr) co_return Value::error();
        metaclass = Value::from(winner);
    }

    Value names;
    if (metaclass.is<Type>() && !metaclass.as<Type>()->is_from_program) {
        names = Value(make_dict(runtime));
    } else {
        Value prepare = co_await find_attribute(runtime, metaclass, runtime.names.dunder_prepare);
        if (prepare.failed()) co_return prepare;
        if (prepare.is_empty()) {
            names = Value(make_dict(runtime));
        } else {
            Value positional = Value(make_tuple(runtime, {name, Value(bases)}));
            names = co_await call_unpacked(runtime, prepare, Value(), positional, Value(keywords));
            if (names.failed()) co_return names;
        }
    }
    if (!names.is<Dict>())
        co_return runtime.raise(Message::PrepareMustReturnMapping, type_name(runtime, names));

    Ref<Frame> frame = make_body_frame(runtime, body->code, body->globals, Ref<Dict>(names.as<Dict>()));
    frame->qualified_name = body->qualified_name();
    take_closure(*frame, *body);
    Value cell = co_await start_frame(runtime, std::move(frame));
    if (cell.failed()) co_return cell;

    if (!resolved.as<Tuple>()->span().empty() || given_bases->length() > 0) {
        bool same = bases->length() == given_bases->length();
        for (std::uint32_t i = 0; same && i < bases->length(); ++i)
            same = (*bases)[i].is_same((*given_bases)[i]);
        if (!same) names.as<Dict>()->set(runtime.names.dunder_orig_bases, Value(given_bases));
    }
    Value positional = Value(make_tuple(runtime, {name, Value(bases), names}));
    co_return co_await call_unpacked(runtime, metaclass, Value(), positional, Value(keywords));
}

Value build_class_native(Runtime& runtime, Value* arguments) {
    Ref<Function> body(arguments[0].get_if<Function>());
    if (!body) return runtime.raise(runtime.types.type_error, "__build_class__: func must be a function");
    if (!arguments[1].is<String>())
        return runtime.raise(runtime.types.type_error, "__build_class__: name is not a string");
    return run(runtime,
               build_class(runtime, std::move(body), arguments[1], Ref<Tuple>(arguments[2].as<Tuple>()),
                           Ref<Dict>(arguments[3].as<Dict>())));
}

}  // namespace

Value new_class(Runtime& runtime, Type* metatype, const Value& name, const Value& bases, const Value& names,
                const Value& keywords) {
    const Value* const given[] = {&name, &bases, &names};
    Type* const expected[] = {runtime.types.string, runtime.types.tuple, runtime.types.dict};
    for (std::uint32_t i = 0; i < 3; ++i) {
        if (is_instance(runtime, *given[i], expected[i])) continue;
        return runtime.raise(Message::TypeNewArgument, i + 1, expected[i]->name(),
                             type_name(runtime, *given[i]));
    }
    return run(runtime, new_class_slowly(runtime, Ref<Type>(metatype), name, bases, names, keywords));
}

Value construct_class(Runtime& runtime, Type* metatype, Arguments arguments) {
    if (arguments.positional != 3) return runtime.raise(Message::TypeNewArguments, arguments.positional);
    return new_class(runtime, metatype, arguments.values[0], arguments.values[1], arguments.values[2],
                     keywords_dict(runtime, arguments));
}

void define_build_class(Runtime& runtime) {
    Ref<NativeFunction> native =
        make_native(runtime, "__build_class__(func, name, /, *bases, **kwds)", build_class_native);
    runtime.builtins().set(runtime.names.dunder_build_class, Value(std::move(native)));
}

Value build_class_function(Runtime& runtime) {
    const Value* found = runtime.builtins().find(runtime.names.dunder_build_class);
    return found == nullptr ? raise_name_error(runtime, runtime.names.dunder_build_class) : *found;
}

}  // namespace loopscope::language
