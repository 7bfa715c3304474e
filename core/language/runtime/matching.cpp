// The instructions of `match` statements (PEP 634).
#include <string>

#include "language/runtime/instructions.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

constexpr std::int64_t kSequenceFlag = 1 << 5;
constexpr std::int64_t kMappingFlag = 1 << 6;

/// Whether the subject's class, or one that it derives from, has said that patterns shall take it as this.
bool has_flag(Runtime& runtime, const Value& value, std::int64_t flag) {
    if (!value.is_object() || value.is<String>()) return false;
    const Value* flags = value.object()->type()->lookup(runtime.names.dunder_abc_tpflags);
    return flags != nullptr && flags->is_same(Value::small_integer(flag));
}

}  // namespace

bool is_mapping(Runtime& runtime, const Value& value) {
    return value.is<Dict>() || has_flag(runtime, value, kMappingFlag);
}

bool is_sequence(Runtime& runtime, const Value& value) {
    return value.is<List>() || value.is<Tuple>() ||
           (value.is_object() && value.object()->kind() == Kind::Range) ||
           has_flag(runtime, value, kSequenceFlag);
}

namespace {

Routine match_each_key(Runtime& runtime, Value subject, Ref<Tuple> keys) {
    Ref<Tuple> values = make_tuple(runtime, keys->length());
    const Value absent(values);
    for (std::uint32_t i = 0; i < keys->length(); ++i) {
        Value found = co_await call_method(runtime, subject, runtime.names.get, (*keys)[i], absent);
        if (found.failed()) co_return found;
        if (found.is_same(absent)) co_return Value::none();
        (*values)[i] = std::move(found);
    }
    co_return Value(values);
}

/// Builtins that match one positional pattern with the subject itself.
bool matches_itself(const Types& types, const Type& type) {
    for (const Type* one :
         {types.boolean, types.byte_array, types.bytes, types.dict, types.floating, types.frozen_set,
          types.integer, types.list, types.set, types.string, types.tuple}) {
        if (type.is_subtype_of(one)) return true;
    }
    return false;
}

Value raise_wrong_match(Runtime& runtime, const Type& type, std::string_view what, std::string_view name,
                        std::string_view end) {
    std::string text(type.name()->view());
    return runtime.raise(runtime.types.type_error, text.append(what).append(name).append(end));
}

Routine match_class_slowly(Runtime& runtime, Value subject, Value type_value, Ref<Tuple> names,
                           std::uint32_t positional) {
    Value is = co_await is_instance_of(runtime, subject, type_value);
    if (is.failed()) co_return is;
    if (is.is_false()) co_return Value::none();
    auto* type = type_value.as<Type>();
    Ref<List> attributes = make_list(runtime);
    Ref<Dict> seen = make_dict(runtime);
    if (positional > 0) {
        const Ref<String> match_args = Ref<String>(runtime.names.dunder_match_args);
        const Value* declared = type->lookup(match_args.get());
        if (declared == nullptr && matches_itself(runtime.types, *type)) {
            if (positional > 1)
                co_return runtime.raise(Message::MatchTooManyPositional, type->name(), 1, "", positional);
            attributes->append(subject);
        } else {
            if (declared != nullptr && !declared->is<Tuple>()) {
                co_return raise_wrong_match(runtime, *type, ".__match_args__ must be a tuple (got ",
                                            type_name(runtime, *declared), ")");
            }
            const Ref<Tuple> fields =
                declared != nullptr ? Ref<Tuple>(declared->as<Tuple>()) : make_tuple(runtime, 0);
            if (fields->length() < positional) {
                co_return runtime.raise(Message::MatchTooManyPositional, type->name(), fields->length(),
                                        fields->length() == 1 ? "" : "s", positional);
            }
            for (std::uint32_t i = 0; i < positional; ++i) {
                if (!(*fields)[i].is<String>()) {
                    co_return runtime.raise(runtime.types.type_error,
                                            "__match_args__ elements must be strings (got " +
                                                std::string(type_name(runtime, (*fields)[i])) + ")");
                }
                const Ref<String> name = runtime.intern((*fields)[i].as<String>());
                if (seen->find(name.get()) != nullptr) {
                    co_return raise_wrong_match(
                        runtime, *type, "() got multiple sub-patterns for attribute '", name->view(), "'");
                }
                seen->set(name.get(), Value::none());
                Value found = co_await find_attribute(runtime, subject, name.get());
                if (found.failed()) co_return found;
                if (found.is_empty()) co_return Value::none();
                attributes->append(std::move(found));
            }
        }
    }
    for (std::uint32_t i = 0; i < names->length(); ++i) {
        const Ref<String> name = runtime.intern((*names)[i].as<String>());
        if (seen->find(name.get()) != nullptr) {
            co_return raise_wrong_match(runtime, *type, "() got multiple sub-patterns for attribute '",
                                        name->view(), "'");
        }
        Value found = co_await find_attribute(runtime, subject, name.get());
        if (found.failed()) co_return found;
        if (found.is_empty()) co_return Value::none();
        attributes->append(std::move(found));
    }
    co_return Value(make_tuple(runtime, attributes->span()));
}

}  // namespace

Value match_keys(Runtime& runtime, const Value& subject, const Value& keys) {
    return run(runtime, match_each_key(runtime, subject, Ref<Tuple>(keys.as<Tuple>())));
}

Value match_class(Runtime& runtime, const Value& subject, const Value& type, const Value& names,
                  std::uint32_t positional) {
    if (!type.is<Type>()) return runtime.raise(Message::MatchNeedsClass);
    return run(runtime,
               match_class_slowly(runtime, subject, type, Ref<Tuple>(names.as<Tuple>()), positional));
}

}  // namespace loopscope::language
