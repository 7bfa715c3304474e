#include "language/runtime/builtin_types.h"

#include "language/modules/asyncio/state.h"
#include "language/objects/bytes.h"
#include "language/objects/complex.h"
#include "language/objects/dict.h"
#include "language/objects/float.h"
#include "language/objects/integer.h"
#include "language/objects/iterators.h"
#include "language/objects/range.h"
#include "language/objects/sequence.h"
#include "language/objects/set.h"
#include "language/objects/slice.h"
#include "language/objects/string.h"
#include "language/objects/unicode_errors.h"
#include "language/runtime/async_generator.h"
#include "language/runtime/exception.h"
#include "language/runtime/function.h"
#include "language/runtime/generator.h"
#include "language/runtime/generic_types.h"
#include "language/runtime/instance.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// Tables instead of code for each: they are walked once, and small.

struct DeclaredType {
    Type* Types::* member;
    std::string_view name;
};
constexpr DeclaredType kDeclaredTypes[] = {
#define LOOPSCOPE_TYPE(member, name) {&Types::member, name},
#include "language/runtime/types.def"
#undef LOOPSCOPE_TYPE
};

struct KnownName {
    String* Names::* member;
    std::string_view text;
};
constexpr KnownName kKnownNames[] = {
#define LOOPSCOPE_NAME(member, text) {&Names::member, text},
#include "language/runtime/names.def"
#undef LOOPSCOPE_NAME
};

/// A type that no builder has taken yet has no bases and is not `object`.
bool is_undefined(const Type& type) {
    return type.version() == 0;
}

void declare(Runtime& runtime, Type*& member, std::string_view name) {
    member = runtime.keep(runtime.heap().make<Type>(runtime, nullptr, make_string(runtime, name)));
}

void define_item_iterator(Runtime& runtime) {
    TypeBuilder builder(runtime, "iterator", {runtime.types.object}, Kind::Other);
    builder.slots().iterate = [](Runtime&, const Value& self) -> Value { return self; };
    builder.slots().next = next_by_item;
    runtime.types.item_iterator = builder.finish().get();
}

}  // namespace

void define_builtin_types(Runtime& runtime) {
    for (const DeclaredType& declared : kDeclaredTypes)
        declare(runtime, runtime.types.*declared.member, declared.name);
    // What was made before `type`, `str` and `dict` were declared learns its type now.
    const Types& types = runtime.types;
    for (const DeclaredType& declared : kDeclaredTypes) {
        Type* type = types.*declared.member;
        type->set_type(types.type);
        type->name()->set_type(types.string);
        type->attributes().set_type(types.dict);
    }
    for (const KnownName& known : kKnownNames) runtime.names.*known.member = runtime.intern(known.text).get();

    define_object_and_type(runtime);
    define_descriptor_types(runtime);
    define_function_types(runtime);
    define_string_type(runtime);
    define_integer_type(runtime);
    define_boolean_type(runtime);
    define_float_type(runtime);
    define_complex_type(runtime);
    define_bytes_types(runtime);
    define_sequence_types(runtime);
    define_dict_types(runtime);
    define_set_types(runtime);
    define_range_type(runtime);
    define_slice_type(runtime);
    define_iterator_types(runtime);
    define_module_type(runtime);
    define_exception_types(runtime);
    complete_unicode_errors(runtime);
    define_generator_types(runtime);
    define_async_generator_awaitables(runtime);
    define_item_iterator(runtime);
    define_generic_types(runtime);
    define_asyncio_types(runtime);
}

Ref<Type> take_forward_declared(Runtime& runtime, std::string_view name) {
    const Types& types = runtime.types;
    for (const DeclaredType& declared : kDeclaredTypes) {
        Type* type = types.*declared.member;
        if (type != nullptr && is_undefined(*type) && name == declared.name) return Ref<Type>(type);
    }
    return {};
}

}  // namespace loopscope::language
