#include "language/runtime/program_slots.h"

#include <string>

#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/exception.h"
#include "language/runtime/frame.h"
#include "language/runtime/instance.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language::program_slots {

namespace {

/// Calls a method whose result must be a string.
Routine call_for_string(Runtime& runtime, Value self, Ref<String> name) {
    Value result = co_await call_special(runtime, self, name.get());
    if (result.failed() || result.is<String>()) co_return result;
    co_return runtime.raise(Message::ReturnedNonString, name.get(), type_name(runtime, result));
}

Routine hash_slowly(Runtime& runtime, Value self) {
    Value result = co_await call_special(runtime, self, runtime.names.dunder_hash);
    if (result.failed()) co_return result;
    if (!is_integer(result)) co_return runtime.raise(Message::HashNotInteger);
    co_return language::hash(runtime, result);
}

Routine truth_slowly(Runtime& runtime, Value self) {
    Value result = co_await call_special(runtime, self, runtime.names.dunder_bool);
    if (result.failed() || result.is_boolean()) co_return result;
    co_return runtime.raise(Message::BoolNotBoolean, type_name(runtime, result));
}

Routine length_slowly(Runtime& runtime, Value self) {
    Value result = co_await call_special(runtime, self, runtime.names.dunder_len);
    if (result.failed()) co_return result;
    if (!is_integer(result)) co_return runtime.raise(Message::NotAnInteger, type_name(runtime, result));
    Value index = co_await language::to_index(runtime, result);
    if (index.failed()) co_return index;
    if (index.small_integer() < 0) co_return runtime.raise(Message::NegativeLength);
    co_return index;
}

Routine truth_by_length_slowly(Runtime& runtime, Value self) {
    Value result = co_await run(runtime, length_slowly(runtime, self));
    if (result.failed()) co_return result;
    co_return Value::boolean(result.small_integer() != 0);
}

Routine contains_slowly(Runtime& runtime, Value self, Value item) {
    Value result = co_await call_special(runtime, self, runtime.names.dunder_contains, item);
    if (result.failed()) co_return result;
    co_return co_await language::truth(runtime, result);
}

Routine iterate_slowly(Runtime& runtime, Value self) {
    Value iterator = co_await call_special(runtime, self, runtime.names.dunder_iter);
    if (iterator.failed()) co_return iterator;
    if (type_of(runtime, iterator)->slots.next == nullptr) {
        co_return runtime.raise(Message::IterReturnedNonIterator, type_name(runtime, iterator));
    }
    co_return iterator;
}

Routine next_slowly(Runtime& runtime, Value self) {
    Value item = co_await call_special(runtime, self, runtime.names.dunder_next);
    if (item.failed() && is_instance(runtime, runtime.error, runtime.types.stop_iteration)) {
        const Value stop = runtime.take_error();
        runtime.stop_value = stop_iteration_value(stop);
        co_return Value::exhausted();
    }
    co_return item;
}

Routine to_integer_slowly(Runtime& runtime, Value self, Ref<String> name) {
    Value result = co_await call_special(runtime, self, name.get());
    if (result.failed() || is_integer(result)) co_return result;
    co_return runtime.raise(Message::ReturnedNonInteger, name.get(), type_name(runtime, result));
}

Routine to_float_slowly(Runtime& runtime, Value self) {
    Value result = co_await call_special(runtime, self, runtime.names.dunder_float);
    if (result.failed() || is_instance(runtime, result, runtime.types.floating)) co_return result;
    co_return runtime.raise(Message::ReturnedNonFloat, type_name(runtime, self), type_name(runtime, result));
}

Routine drop_result(Runtime& runtime, Value self, Ref<String> name, Value first, Value second) {
    Value result;
    if (second.is_empty()) {
        result = co_await call_special(runtime, self, name.get(), first);
    } else {
        result = co_await call_special(runtime, self, name.get(), first, second);
    }
    if (result.failed()) co_return result;
    co_return Value::none();
}

/// `__getattribute__`, then `__getattr__` where that raised AttributeError.
Routine get_attribute_slowly(Runtime& runtime, Value self, Ref<String> name) {
    Type* type = type_of(runtime, self);
    Value found = co_await call_special(runtime, self, runtime.names.dunder_getattribute, Value(name));
    if (!found.failed() || !is_instance(runtime, runtime.error, runtime.types.attribute_error))
        co_return found;
    const Value* fallback = type->lookup(runtime.names.dunder_getattr);
    if (fallback == nullptr) co_return found;
    const Value missing = runtime.take_error();
    Value method = *fallback;
    Value argument = Value(name);
    co_return co_await call_with_receiver(runtime, method, self, Arguments{&argument, 1, nullptr});
}

/// Iteration over `__getitem__` with 0, 1, 2... until IndexError.
class ItemIterator final : public Object {
public:
    ItemIterator(Type* type, Value sequence_value) noexcept
        : Object(type, Kind::Other), sequence(std::move(sequence_value)) {}
    Value sequence;
    std::int64_t index = 0;
    void traverse(Visitor& visitor) const override { visitor.visit(sequence); }
};

Routine next_item(Runtime& runtime, Value iterator) {
    auto* items = iterator.as<ItemIterator>();
    if (items->sequence.is_empty()) co_return Value::exhausted();
    Value item = co_await language::get_item(runtime, items->sequence, Value::small_integer(items->index));
    ++items->index;
    if (!item.failed()) co_return item;
    if (!is_instance(runtime, runtime.error, runtime.types.index_error) &&
        !is_instance(runtime, runtime.error, runtime.types.stop_iteration)) {
        co_return item;
    }
    const Value stop = runtime.take_error();
    items->sequence = {};
    co_return Value::exhausted();
}

Routine construct_slowly(Runtime& runtime, Ref<Type> type, Ref<Tuple> positional, Ref<Tuple> names,
                         Ref<Tuple> keywords);

}  // namespace

Value repr(Runtime& runtime, const Value& self) {
    return run(runtime, call_for_string(runtime, self, Ref<String>(runtime.names.dunder_repr)));
}

Value str(Runtime& runtime, const Value& self) {
    return run(runtime, call_for_string(runtime, self, Ref<String>(runtime.names.dunder_str)));
}

namespace {
Routine format_slowly(Runtime& runtime, Value self, Value spec) {
    Value result = co_await call_special(runtime, self, runtime.names.dunder_format, spec);
    if (result.failed() || result.is<String>()) co_return result;
    co_return runtime.raise(Message::FormatReturnedNonString, type_name(runtime, result));
}
}  // namespace

Value format(Runtime& runtime, const Value& self, const String& spec) {
    return run(runtime, format_slowly(runtime, self, Value(make_string(runtime, spec.view()))));
}

Value hash(Runtime& runtime, const Value& self) {
    return run(runtime, hash_slowly(runtime, self));
}

Value unhashable(Runtime& runtime, const Value& self) {
    return runtime.raise(Message::Unhashable, type_name(runtime, self));
}

Value truth(Runtime& runtime, const Value& self) {
    return run(runtime, truth_slowly(runtime, self));
}

Value truth_by_length(Runtime& runtime, const Value& self) {
    return run(runtime, truth_by_length_slowly(runtime, self));
}

Value compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    return call_special(runtime, self, method_name(runtime, operation), other);
}

Value binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    if (has_program_binary(*type_of(runtime, left))) {
        return call_special(runtime, left, method_name(runtime, operation), right);
    }
    return call_special(runtime, right, reflected_name(runtime, operation), left);
}

Value in_place(Runtime& runtime, BinaryOperator operation, const Value& self, const Value& other) {
    return call_special(runtime, self, in_place_name(runtime, operation), other);
}

Value unary(Runtime& runtime, UnaryOperator operation, const Value& self) {
    Value result = call_special(runtime, self, method_name(runtime, operation));
    if (result.is_not_implemented()) {
        constexpr std::string_view kSigns[] = {"-", "+", "~", "abs()"};
        const auto index = static_cast<std::size_t>(operation);
        if (operation == UnaryOperator::Absolute) {
            return runtime.raise(Message::AbsoluteUnsupported, type_name(runtime, self));
        }
        return runtime.raise(Message::UnaryUnsupported, kSigns[index], type_name(runtime, self));
    }
    return result;
}

Value to_index(Runtime& runtime, const Value& self) {
    return run(runtime, to_integer_slowly(runtime, self, Ref<String>(runtime.names.dunder_index)));
}

Value to_integer(Runtime& runtime, const Value& self) {
    return run(runtime, to_integer_slowly(runtime, self, Ref<String>(runtime.names.dunder_int)));
}

Value to_float(Runtime& runtime, const Value& self) {
    return run(runtime, to_float_slowly(runtime, self));
}

Value length(Runtime& runtime, const Value& self) {
    return run(runtime, length_slowly(runtime, self));
}

Value get_item(Runtime& runtime, const Value& self, const Value& key) {
    return call_special(runtime, self, runtime.names.dunder_getitem, key);
}

Value set_item(Runtime& runtime, const Value& self, const Value& key, const Value& value) {
    return run(runtime, drop_result(runtime, self, Ref<String>(runtime.names.dunder_setitem), key, value));
}

Value delete_item(Runtime& runtime, const Value& self, const Value& key) {
    return run(runtime, drop_result(runtime, self, Ref<String>(runtime.names.dunder_delitem), key, Value()));
}

Value contains(Runtime& runtime, const Value& self, const Value& item) {
    if (type_of(runtime, self)->lookup(runtime.names.dunder_contains)->is_none())
        return runtime.raise(Message::RefusesToContain, type_name(runtime, self));
    return run(runtime, contains_slowly(runtime, self, item));
}

Value iterate(Runtime& runtime, const Value& self) {
    const Value* method = type_of(runtime, self)->lookup(runtime.names.dunder_iter);
    if (method->is_none()) return runtime.raise(Message::NotIterable, type_name(runtime, self));
    return run(runtime, iterate_slowly(runtime, self));
}

Value iterate_by_items(Runtime& runtime, const Value& self) {
    return Value(runtime.heap().make<ItemIterator>(runtime.types.item_iterator, self));
}

}  // namespace loopscope::language::program_slots

namespace loopscope::language {

Value next_by_item(Runtime& runtime, const Value& iterator) {
    return run(runtime, program_slots::next_item(runtime, iterator));
}

}  // namespace loopscope::language

namespace loopscope::language::program_slots {

Value next(Runtime& runtime, const Value& self) {
    return run(runtime, next_slowly(runtime, self));
}

Value get_attribute(Runtime& runtime, const Value& self, String* name) {
    Type* type = type_of(runtime, self);
    const Value* access = type->lookup(runtime.names.dunder_getattribute);
    const bool own_access = !access->is_object() || access->object()->type() != runtime.types.slot_wrapper;
    if (!own_access) {
        // Only `__getattr__` is the program's: ask it when the usual way finds nothing at once.
        Value found = generic_get_attribute(runtime, self, name);
        if (!found.failed() && !found.is_pending()) return found;
        if (found.failed()) {
            if (!is_instance(runtime, runtime.error, runtime.types.attribute_error)) return found;
            const Value missing = runtime.take_error();
            const Value method = *type->lookup(runtime.names.dunder_getattr);
            Value argument = Value::from(name);
            return call_with_receiver(runtime, method, self, Arguments{&argument, 1, nullptr});
        }
        return found;
    }
    return run(runtime, get_attribute_slowly(runtime, self, Ref<String>(name)));
}

Value set_attribute(Runtime& runtime, const Value& self, String* name, const Value& value) {
    return run(runtime, drop_result(runtime, self, Ref<String>(runtime.names.dunder_setattr),
                                    Value::from(name), value));
}

Value delete_attribute(Runtime& runtime, const Value& self, String* name) {
    return run(runtime, drop_result(runtime, self, Ref<String>(runtime.names.dunder_delattr),
                                    Value::from(name), Value()));
}

Value descriptor_get(Runtime& runtime, const Value& self, const Value& instance, const Value& owner) {
    const Value seen = instance.is_empty() ? Value::none() : instance;
    return call_special(runtime, self, runtime.names.dunder_get, seen, owner);
}

Value descriptor_set(Runtime& runtime, const Value& self, const Value& instance, const Value& value) {
    String* name = value.is_empty() ? runtime.names.dunder_delete : runtime.names.dunder_set;
    return run(runtime, drop_result(runtime, self, Ref<String>(name), instance, value));
}

Value call(Runtime& runtime, const Value& self, Arguments arguments) {
    // An instance may be called through another one, its class's `__call__`; a circle of them has no end.
    Value callable = self;
    for (std::uint32_t depth = 0; depth < runtime.deepest_nesting(); ++depth) {
        Value method = *type_of(runtime, callable)->lookup(runtime.names.dunder_call);
        const Slots& slots = type_of(runtime, method)->slots;
        if (slots.call != call || slots.descriptor_get != nullptr)
            return call_with_receiver(runtime, method, callable, arguments);
        callable = std::move(method);
    }
    return runtime.raise(Message::RecursionDepth);
}

Value await(Runtime& runtime, const Value& self) {
    return call_special(runtime, self, runtime.names.dunder_await);
}

Value async_iterate(Runtime& runtime, const Value& self) {
    return call_special(runtime, self, runtime.names.dunder_aiter);
}

Value async_next(Runtime& runtime, const Value& self) {
    return call_special(runtime, self, runtime.names.dunder_anext);
}

namespace {

/// What `object.__new__` makes.
Value make_instance(Runtime& runtime, Type* type) {
    Heap& heap = runtime.heap();
    Ref<Instance> instance = heap.make<Instance>(runtime.types.object, heap.next_number());
    instance->set_type(type);
    return Value(std::move(instance));
}

/// The nearest builtin in the method resolution order: its `construct` makes the instance.
Type* builtin_base(const Type& type) {
    for (Type* candidate : type.mro()) {
        if (!candidate->is_from_program && candidate->slots.construct != nullptr &&
            candidate->instance_kind == type.instance_kind) {
            return candidate;
        }
    }
    return nullptr;
}

/// Only the interpreter makes objects of the builtin that it derives from, or that it is.
Value raise_not_made(Runtime& runtime, const Type& type) {
    return runtime.raise(runtime.types.type_error,
                         "cannot create '" + std::string(type.name()->view()) + "' instances");
}

}  // namespace

bool is_of_object(Runtime& runtime, Type& type, String* method) {
    return type.lookup(method)->is_same(*runtime.types.object->attributes().find(method));
}

Value make_bare_instance(Runtime& runtime, Type* type, Arguments arguments) {
    if (type->instance_kind == Kind::Instance) {
        if (arguments.positional > 0 || arguments.names != nullptr) {
            // Either method may be a class's own and take them, but it does not hand them on to here.
            if (!is_of_object(runtime, *type, runtime.names.dunder_new))
                return runtime.raise(Message::ObjectNewArguments);
            if (is_of_object(runtime, *type, runtime.names.dunder_init))
                return runtime.raise(Message::TakesNoArguments, type->name());
        }
        return make_instance(runtime, type);
    }
    Type* base = builtin_base(*type);
    if (base == nullptr) return raise_not_made(runtime, *type);
    // Builtins that are filled by `__init__` begin empty here.
    if (base->slots.initialize != nullptr && type->instance_kind != Kind::Exception) arguments = {};
    return base->slots.construct(runtime, type, arguments);
}

namespace {

bool is_made_by_program(Runtime& runtime, Type& type) {
    const Value* maker = type.lookup(runtime.names.dunder_new);
    return maker->is<StaticMethod>() && maker->as<StaticMethod>()->function.is<Function>();
}

}  // namespace

Type* class_to_make(Runtime& runtime, const Value& given, const Type& base) {
    auto* type = given.get_if<Type>();
    String* const maker = base.name();
    if (type != nullptr && type->is_subtype_of(&base)) {
        // What has more in it than `base` knows of has a way of its own to be made (typeobject.c,
        // tp_new_wrapper).
        Type* builtin = builtin_base(*type);
        const bool is_alike = builtin == nullptr ? type->instance_kind == base.instance_kind
                                                 : builtin->slots.construct == base.slots.construct;
        if (is_alike) return type;
        Type* safe = type;
        while (is_made_by_program(runtime, *safe)) safe = safe->base();
        const Value failed = runtime.raise(Message::NewNotSafe, maker, type->name(), safe->name());
        return nullptr;
    }
    const Value failed =
        type == nullptr ? runtime.raise(Message::NewNeedsType, maker, type_name(runtime, given))
                        : runtime.raise(Message::NewNeedsSubtype, maker, type->name(), type->name(), maker);
    return nullptr;
}

Object* plain_initializer(Runtime& runtime, Type& type) {
    if (!type.is_from_program || type.type() != runtime.types.type || type.slots.construct != construct ||
        type.instance_kind != Kind::Instance || is_made_by_program(runtime, type))
        return nullptr;
    return type.lookup(runtime.names.dunder_init)->get_if<Function>();
}

Value construct(Runtime& runtime, Type* type, Arguments arguments) {
    const Value* initializer = type->lookup(runtime.names.dunder_init);
    auto* function = initializer->get_if<Function>();

    // `__new__` of the program's, or an `__init__` that is neither a function nor a builtin's.
    if (is_made_by_program(runtime, *type) || type->instance_kind == Kind::Type ||
        (function == nullptr && !initializer->is<NativeFunction>())) {
        Ref<Tuple> positional = make_tuple(runtime, {arguments.values, arguments.positional});
        Ref<Tuple> keywords =
            make_tuple(runtime, {arguments.values + arguments.positional, arguments.keyword_count()});
        Ref<Tuple> names;
        if (arguments.names != nullptr) names = make_tuple(runtime, arguments.names->span());
        return run(runtime, construct_slowly(runtime, Ref<Type>(type), positional, names, keywords));
    }

    if (function == nullptr) {
        // No `__init__` of the program's.
        if (type->instance_kind != Kind::Instance) {
            Type* base = builtin_base(*type);
            if (base == nullptr) return raise_not_made(runtime, *type);
            return base->slots.construct(runtime, type, arguments);
        }
        if (arguments.positional > 0 || arguments.names != nullptr) {
            return runtime.raise(Message::TakesNoArguments, type->name());
        }
        return make_instance(runtime, type);
    }

    Value instance;
    if (type->instance_kind == Kind::Instance) {
        instance = make_instance(runtime, type);
    } else {
        // The arguments serve both the builtin's `__new__` and the program's `__init__`.
        Ref<Tuple> copies =
            make_tuple(runtime, {arguments.values, arguments.positional + arguments.keyword_count()});
        instance = make_bare_instance(runtime, type,
                                      Arguments{copies->items(), arguments.positional, arguments.names});
        if (!instance.is_value()) return instance;
    }
    return call_initializer(runtime, *function, std::move(instance), arguments);
}

namespace {

Routine construct_slowly(Runtime& runtime, Ref<Type> type, Ref<Tuple> positional, Ref<Tuple> names,
                         Ref<Tuple> keywords) {
    const std::uint32_t count = positional->length();
    Ref<Tuple> values = make_tuple(runtime, count + keywords->length() + 1);
    const auto fill = [&](const Value& first) {
        (*values)[0] = first;
        for (std::uint32_t i = 0; i < count; ++i) (*values)[i + 1] = (*positional)[i];
        for (std::uint32_t i = 0; i < keywords->length(); ++i) (*values)[count + 1 + i] = (*keywords)[i];
    };
    fill(Value(type));
    Value maker = co_await language::get_attribute(runtime, Value(type), runtime.names.dunder_new);
    if (maker.failed()) co_return maker;
    Value instance =
        co_await language::call(runtime, maker, Arguments{values->items(), count + 1, names.get()});
    if (instance.failed() || !is_instance(runtime, instance, type.get())) co_return instance;
    fill(instance);
    const Value initializer = *type_of(runtime, instance)->lookup(runtime.names.dunder_init);
    Value done = co_await call_with_receiver(runtime, initializer, instance,
                                             Arguments{values->items() + 1, count, names.get()});
    if (done.failed()) co_return done;
    if (!done.is_none()) co_return runtime.raise(Message::InitReturned, type_name(runtime, done));
    co_return instance;
}

}  // namespace

}  // namespace loopscope::language::program_slots
