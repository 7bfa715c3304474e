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

/// A type that no builder has taken yet has no bases and is not `object`.
bool is_undefined(const Type& type) {
    return type.version() == 0;
}

void declare(Runtime& runtime, Type*& member, const char* name) {
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
#define LOOPSCOPE_TYPE(member, name) declare(runtime, runtime.types.member, name);
#include "language/runtime/types.def"
#undef LOOPSCOPE_TYPE
    // What was made before `type`, `str` and `dict` were declared learns its type now.
    const Types& types = runtime.types;
    for (Type* type : {
#define LOOPSCOPE_TYPE(member, name) types.member,
#include "language/runtime/types.def"
#undef LOOPSCOPE_TYPE
         }) {
        type->set_type(types.type);
        type->name()->set_type(types.string);
        type->attributes().set_type(types.dict);
    }
#define LOOPSCOPE_NAME(member, text) runtime.names.member = runtime.intern(text).get();
#include "language/runtime/names.def"
#undef LOOPSCOPE_NAME

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
#define LOOPSCOPE_TYPE(member, text)                                            \
    if (types.member != nullptr && is_undefined(*types.member) && name == text) \
        return Ref<Type>(types.member);
#include "language/runtime/types.def"
#undef LOOPSCOPE_TYPE
    return {};
}

}  // namespace loopscope::language
