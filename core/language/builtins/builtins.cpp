#include "language/builtins/builtins.h"

#include "language/objects/dict.h"
#include "language/objects/string.h"
#include "language/objects/text_stream.h"
#include "language/objects/type.h"
#include "language/runtime/function.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

void set_builtin(Runtime& runtime, std::string_view name, Value value) {
    runtime.builtins().set(runtime.intern(name).get(), std::move(value));
}

void define_type_names(Runtime& runtime) {
    const Types& types = runtime.types;
    for (Type* type : {types.object,     types.type,           types.integer,      types.boolean,
                       types.floating,   types.complex,        types.string,       types.bytes,
                       types.byte_array, types.tuple,          types.list,         types.dict,
                       types.set,        types.frozen_set,     types.range,        types.slice,
                       types.enumerate,  types.filter,         types.map,          types.reversed,
                       types.zip,        types.static_method,  types.class_method, types.property,
                       types.super,      types.base_exception, types.exception}) {
        set_builtin(runtime, type->name()->view(), Value::from(type));
    }
#define LOOPSCOPE_EXCEPTION(member, base, name) set_builtin(runtime, name, Value::from(types.member));
#include "language/runtime/exceptions.def"
#undef LOOPSCOPE_EXCEPTION
    set_builtin(runtime, "BaseExceptionGroup", Value::from(types.base_exception_group));
    set_builtin(runtime, "ExceptionGroup", Value::from(types.exception_group));
    set_builtin(runtime, "EnvironmentError", Value::from(types.os_error));
    set_builtin(runtime, "IOError", Value::from(types.os_error));
}

}  // namespace

void add_builtin(Runtime& runtime, std::string_view signature, NativeFunctionPointer function) {
    Ref<NativeFunction> native = make_native(runtime, signature, function);
    native->module = Value(runtime.intern("builtins"));
    set_builtin(runtime, native->signature().name, Value(native));
}

void define_builtins(Runtime& runtime) {
    define_text_stream_type(runtime);
    set_builtin(runtime, "__name__", Value(runtime.intern("builtins")));
    set_builtin(runtime, "__debug__", Value::boolean(true));
    set_builtin(runtime, "None", Value::none());
    set_builtin(runtime, "True", Value::boolean(true));
    set_builtin(runtime, "False", Value::boolean(false));
    set_builtin(runtime, "NotImplemented", Value::not_implemented());
    set_builtin(runtime, "Ellipsis", Value::ellipsis());
    define_type_names(runtime);
    define_number_builtins(runtime);
    define_iteration_builtins(runtime);
    define_object_builtins(runtime);
    define_output_builtins(runtime);
    define_scope_builtins(runtime);
    define_code_builtins(runtime);
}

}  // namespace loopscope::language
