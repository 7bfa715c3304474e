// functools.partial: a callable with some of its arguments given before.
#include <string>
#include <vector>

#include "language/modules/functools/module.h"
#include "language/objects/container_repr.h"
#include "language/objects/dict.h"
#include "language/objects/heap.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/function.h"
#include "language/runtime/generic_types.h"
#include "language/runtime/instance.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

class Partial final : public Object {
public:
    Partial(Type* type, Value called, Ref<Tuple> positional, Ref<Dict> named) noexcept
        : Object(type, Kind::Other),
          function(std::move(called)),
          arguments(std::move(positional)),
          keywords(std::move(named)) {}
    Value function;
    Ref<Tuple> arguments;
    Ref<Dict> keywords;
    void traverse(Visitor& visitor) const override {
        visitor.visit(function);
        visitor.visit(arguments.get());
        visitor.visit(keywords.get());
    }
    void clear() override { function = Value::none(); }
};

Partial& partial_of(const Value& self) {
    return *static_cast<Partial*>(self.object());
}

bool is_partial(Runtime& runtime, const Value& value) {
    return value.is_object() && value.object()->type() == runtime.types.partial;
}

// The keywords of a call as a dict, over those in `keywords`.
void add_keywords(Runtime& runtime, Dict& keywords, const Arguments& arguments) {
    for (std::uint32_t i = 0; i < arguments.keyword_count(); ++i) {
        const Ref<String> name = runtime.intern((*arguments.names)[i].as<String>());
        keywords.set(name.get(), std::move(arguments.values[arguments.positional + i]));
    }
}

Value partial_call(Runtime& runtime, const Value& self, Arguments arguments) {
    Partial& partial = partial_of(self);
    const std::uint32_t kept = partial.arguments->length();
    std::vector<Value> values;
    values.reserve(kept + arguments.positional + partial.keywords->length() + arguments.keyword_count());
    for (const Value& value : std::as_const(*partial.arguments).span()) values.push_back(value);
    for (std::uint32_t i = 0; i < arguments.positional; ++i) values.push_back(std::move(arguments.values[i]));
    const auto positional = static_cast<std::uint32_t>(values.size());
    if (partial.keywords->length() == 0 && arguments.keyword_count() == 0) {
        return call(runtime, partial.function, Arguments{values.data(), positional, nullptr});
    }
    const Ref<Dict> keywords = make_dict(runtime);
    keywords->copy_from(*partial.keywords);
    add_keywords(runtime, *keywords, arguments);
    const Ref<Tuple> names = make_tuple(runtime, keywords->length());
    for (std::uint32_t i = 0; i < keywords->length(); ++i) {
        (*names)[i] = keywords->entry(i).key;
        values.push_back(keywords->entry(i).value);
    }
    return call(runtime, partial.function, Arguments{values.data(), positional, names.get()});
}

Value partial_construct(Runtime& runtime, Type* type, Arguments arguments) {
    if (arguments.positional == 0) {
        return runtime.raise(runtime.types.type_error, "type 'partial' takes at least one argument");
    }
    Value function = std::move(arguments.values[0]);
    if (!is_callable(function))
        return runtime.raise(runtime.types.type_error, "the first argument must be callable");
    Ref<List> positional = make_list(runtime);
    Ref<Dict> keywords = make_dict(runtime);
    // A partial of a partial is one of the function within.
    if (is_partial(runtime, function)) {
        const Partial& inner = partial_of(function);
        positional->extend(std::as_const(*inner.arguments).span());
        keywords->copy_from(*inner.keywords);
        function = Value(inner.function);
    }
    for (std::uint32_t i = 1; i < arguments.positional; ++i)
        positional->append(std::move(arguments.values[i]));
    add_keywords(runtime, *keywords, arguments);
    Ref<Partial> made = runtime.heap().make<Partial>(runtime.types.partial, std::move(function),
                                                     make_tuple(runtime, std::as_const(*positional).span()),
                                                     std::move(keywords));
    if (type->is_from_program) made->set_type(type);
    return Value(std::move(made));
}

Routine partial_repr_slowly(Runtime& runtime, Value self) {
    if (ReprGuard::is_showing(runtime, self.object())) co_return Value(make_string(runtime, "..."));
    const ReprGuard guard(runtime, self.object());
    const Partial& partial = partial_of(self);
    std::string text = "functools.";
    if (self.object()->type() == runtime.types.partial)
        text += "partial";
    else
        text = type_of(runtime, self)->name()->view();
    const Value function = co_await repr(runtime, partial.function);
    if (function.failed()) co_return function;
    text.append("(").append(function.as<String>()->view());
    for (std::uint32_t i = 0; i < partial.arguments->length(); ++i) {
        const Value shown = co_await repr(runtime, (*partial.arguments)[i]);
        if (shown.failed()) co_return shown;
        text.append(", ").append(shown.as<String>()->view());
    }
    for (std::uint32_t i = 0; (i = partial.keywords->first_from(i)) != Dict::kNotFound; ++i) {
        const Ref<String> name(partial.keywords->entry(i).key.as<String>());
        const Value shown = co_await repr(runtime, partial.keywords->entry(i).value);
        if (shown.failed()) co_return shown;
        text.append(", ").append(name->view()).append("=").append(shown.as<String>()->view());
    }
    co_return Value(make_string(runtime, text + ")"));
}

Value partial_repr(Runtime& runtime, const Value& self) {
    return run(runtime, partial_repr_slowly(runtime, self));
}

Value get_function(Runtime&, const Value& self) {
    return partial_of(self).function;
}
Value get_arguments(Runtime&, const Value& self) {
    return Value(partial_of(self).arguments);
}
Value get_keywords(Runtime&, const Value& self) {
    return Value(partial_of(self).keywords);
}

}  // namespace

Type* define_partial_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "partial", {runtime.types.object}, Kind::Other);
    builder.attribute("__dict__", get_instance_dict, set_instance_dict);
    builder.type().has_instance_attributes = true;
    builder.type().has_weak_references = true;
    builder.slots().call = partial_call;
    builder.slots().construct = partial_construct;
    builder.slots().repr = partial_repr;
    builder.module("functools")
        .attribute("func", get_function)
        .attribute("args", get_arguments)
        .attribute("keywords", get_keywords);
    runtime.types.partial = builder.finish().get();
    accept_parameters(runtime, *runtime.types.partial);
    return runtime.types.partial;
}

}  // namespace loopscope::language
