#include "language/runtime/warnings.h"

#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/instance.h"
#include "language/runtime/modules.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

/// CPython's own list (`_warnings.c:119`): deprecations are for the program's author only.
Ref<List> default_filters(Runtime& runtime) {
    Ref<List> filters = make_list(runtime);
    const auto add = [&](const char* action, Type* category, const char* module) {
        const Value name = module == nullptr ? Value::none() : Value(runtime.intern(module));
        filters->append(Value(make_tuple(runtime, {Value(runtime.intern(action)), Value::none(),
                                                   Value::from(category), name, Value::small_integer(0)})));
    };
    const Types& types = runtime.types;
    if (runtime.options().development_mode) {
        add("default", types.warning, nullptr);
        return filters;
    }
    add("default", types.deprecation_warning, "__main__");
    add("ignore", types.deprecation_warning, nullptr);
    add("ignore", types.pending_deprecation_warning, nullptr);
    add("ignore", types.import_warning, nullptr);
    add("ignore", types.resource_warning, nullptr);
    return filters;
}

enum class Fit : std::uint8_t { No, Yes, Unknown };

/// A text against what a filter says of it: anything, the text itself, or a pattern.
Fit fits(const Value& wanted, std::string_view text) {
    if (wanted.is_none()) return Fit::Yes;
    if (auto* exact = wanted.get_if<String>()) return exact->view() == text ? Fit::Yes : Fit::No;
    return Fit::Unknown;
}

Warnings::Action action_named(std::string_view name) {
    if (name == "ignore") return Warnings::Action::Ignore;
    if (name == "error") return Warnings::Action::Error;
    return name == "always" ? Warnings::Action::Always : Warnings::Action::Once;
}

Value set_hook(Runtime& runtime, Value* arguments) {
    runtime.warnings.hook = arguments[0];
    runtime.warnings.plain_show = arguments[1];
    return Value::none();
}

Value forget(Runtime& runtime, Value*) {
    runtime.warnings.shown.clear();
    return Value::none();
}

Value source_line_of(Runtime& runtime, Value* arguments) {
    const auto* file = arguments[0].get_if<String>();
    if (file == nullptr || !arguments[1].is_small_integer()) return Value(make_string(runtime, ""));
    const auto line = static_cast<std::uint32_t>(arguments[1].small_integer());
    return Value(make_string(runtime, runtime.source_line(file->view(), line)));
}

}  // namespace

Warnings::Action Warnings::action(Runtime& runtime, const Type& category, std::string_view text,
                                  std::string_view module, std::uint32_t line) {
    if (!filters) filters = default_filters(runtime);
    for (const Value& item : filters->span()) {
        const auto* filter = item.get_if<Tuple>();
        if (filter == nullptr || filter->length() != 5) continue;
        const auto* wanted = (*filter)[2].get_if<Type>();
        if (wanted == nullptr || !category.is_subtype_of(wanted)) continue;
        const Value& place = (*filter)[4];
        if (place.is_small_integer() && place.small_integer() != 0 && place.small_integer() != line) continue;
        const Fit message_fit = fits((*filter)[1], text);
        const Fit module_fit = fits((*filter)[3], module);
        if (message_fit == Fit::No || module_fit == Fit::No) continue;
        if (message_fit == Fit::Unknown || module_fit == Fit::Unknown) return Action::Ask;
        const auto* name = (*filter)[0].get_if<String>();
        return name == nullptr ? Action::Once : action_named(name->view());
    }
    return Action::Once;
}

bool Warnings::is_shown_by_program(Runtime& runtime) const {
    if (hook.is_empty()) return false;
    const Value* module = runtime.modules().imported().find(runtime.intern("warnings").get());
    if (module == nullptr || !module->is<Module>()) return false;
    const Value* show = module->as<Module>()->attributes->find(runtime.intern("showwarning").get());
    return show != nullptr && !show->is_same(plain_show);
}

Ref<Module> make_warnings_module(Runtime& runtime) {
    if (!runtime.warnings.filters) runtime.warnings.filters = default_filters(runtime);
    ModuleBuilder builder(runtime, "_warnings");
    builder.constant("filters", Value(runtime.warnings.filters));
    builder.function("set_hook(hook, show, /)", set_hook);
    builder.function("forget()", forget);
    builder.function("source_line(file, line, /)", source_line_of);
    return builder.finish();
}

}  // namespace loopscope::language
