#include "language/runtime/modules.h"

#include <string>

#include "language/compile/compiler.h"
#include "language/runtime/exception.h"
#include "language/runtime/frame.h"
#include "language/runtime/instructions.h"
#include "language/runtime/operations.h"
#include "language/syntax/error_grammar.h"
#include "language/syntax/parser.h"

namespace loopscope::language {

namespace {

/// Whether there are modules within a module.
bool is_package(const Runtime& runtime, std::string_view name) {
    const auto is_within = [&](std::string_view other) {
        return other.size() > name.size() && other.starts_with(name) && other[name.size()] == '.';
    };
    for (const NativeModule& native : native_modules()) {
        if (is_within(native.name)) return true;
    }
    for (const LibraryModule& embedded : runtime.options().library) {
        if (is_within(embedded.name)) return true;
    }
    return false;
}

Value raise_not_found(Runtime& runtime, std::string_view full_name, std::string_view parent) {
    std::string text = "No module named '";
    text.append(full_name).append("'");
    if (!parent.empty() && !is_package(runtime, parent))
        text.append("; '").append(parent).append("' is not a package");
    const Value failed = runtime.raise(runtime.types.module_not_found_error, text);
    auto* exception = runtime.error.as<Exception>();
    if (!exception->attributes) exception->attributes = make_dict(runtime);
    exception->attributes->set(runtime.names.name, Value(make_string(runtime, full_name)));
    return Value::error();
}

/// Runs the source of an embedded module.
Routine run_embedded(Runtime& runtime, const LibraryModule* embedded, Ref<Module> module) {
    const std::string file_name = "<frozen " + std::string(embedded->name) + ">";
    const ParseResult parsed = parse(embedded->source, file_name);
    const CompileResult compiled = compile(runtime, parsed.tree(), file_name);
    Ref<Frame> frame = make_body_frame(runtime, compiled.code, module->attributes, module->attributes);
    Value done = co_await start_frame(runtime, std::move(frame));
    if (done.failed()) {
        const std::uint32_t index = runtime.modules().imported().find_index(&module->name());
        if (index != Dict::kNotFound) {
            const Value dropped = runtime.modules().imported().remove(index);
        }
        co_return done;
    }
    co_return Value(module);
}

void set_in_parent(Runtime& runtime, std::string_view full_name, const Value& module) {
    const std::size_t dot = full_name.rfind('.');
    if (dot == std::string_view::npos) return;
    const Ref<String> parent = runtime.intern(full_name.substr(0, dot));
    const Value* package = runtime.modules().imported().find(parent.get());
    if (package == nullptr || !package->is<Module>()) return;
    package->as<Module>()->attributes->set(runtime.intern(full_name.substr(dot + 1)).get(), module);
}

Value import_one(Runtime& runtime, Dict& imported, std::string_view full_name) {
    const Ref<String> name = runtime.intern(full_name);
    if (const Value* known = imported.find(name.get())) return *known;
    for (const NativeModule& native : native_modules()) {
        if (native.name != full_name) continue;
        Value module = Value(native.make(runtime));
        imported.set(name.get(), module);
        set_in_parent(runtime, full_name, module);
        return module;
    }
    for (const LibraryModule& embedded : runtime.options().library) {
        // What is no module has a name that none can have.
        if (embedded.name != full_name || full_name.find('/') != std::string_view::npos) continue;
        Ref<Module> module = runtime.heap().make<Module>(runtime.types.module, name, make_dict(runtime));
        module->attributes->set(runtime.names.dunder_name, Value(name));
        module->attributes->set(runtime.names.dunder_doc, Value::none());
        module->attributes->set(runtime.names.dunder_builtins, Value::from(&runtime.builtins()));
        imported.set(name.get(), Value(module));
        set_in_parent(runtime, full_name, Value(module));
        return run(runtime, run_embedded(runtime, &embedded, std::move(module)));
    }
    const std::size_t dot = full_name.rfind('.');
    return raise_not_found(runtime, full_name, dot == std::string_view::npos ? "" : full_name.substr(0, dot));
}

Routine import_in_turn(Runtime& runtime, Ref<String> full_name) {
    const std::string_view whole = full_name->view();
    std::size_t end = 0;
    Value module;
    while (end != std::string_view::npos) {
        end = whole.find('.', end + 1);
        module = co_await import_one(runtime, runtime.modules().imported(), whole.substr(0, end));
        if (module.failed()) co_return module;
    }
    co_return module;
}

}  // namespace

std::string_view library_text(std::span<const LibraryModule> library, std::string_view name) {
    for (const LibraryModule& embedded : library) {
        if (embedded.name == name) return embedded.source;
    }
    return {};
}

ParseResult parse_program(std::span<const LibraryModule> library, std::string_view source,
                          std::string_view file_name, ParseMode mode) {
    return parse(source, file_name, mode, library_text(library, kErrorGrammarName),
                 library_text(library, kCharacterNamesName));
}

Modules::Modules(Runtime& runtime) : runtime_(runtime), imported_(make_dict(runtime)) {}

Value Modules::import(std::string_view full_name) {
    const Ref<String> name = runtime_.intern(full_name);
    if (const Value* known = imported_->find(name.get())) return *known;
    if (full_name.find('.') == std::string_view::npos) return import_one(runtime_, *imported_, full_name);
    return run(runtime_, import_in_turn(runtime_, name));
}

namespace {

/// `import a.b` binds `a`; `from a.b import c` (and `import a.b as x`) want `a.b`, and `c` may be a module of
/// it.
Routine import_statement(Runtime& runtime, Ref<String> name, Value names) {
    Value module = co_await runtime.modules().import(name->view());
    if (module.failed()) co_return module;
    auto* wanted = names.get_if<Tuple>();
    if (wanted == nullptr || wanted->length() == 0) {
        const std::size_t dot = name->view().find('.');
        if (dot == std::string_view::npos) co_return module;
        co_return co_await runtime.modules().import(name->view().substr(0, dot));
    }
    for (std::uint32_t i = 0; i < wanted->length(); ++i) {
        auto* attribute = (*wanted)[i].get_if<String>();
        if (attribute == nullptr || !module.is<Module>()) continue;
        const Ref<String> interned = runtime.intern(attribute);
        const Value known = co_await find_attribute(runtime, module, interned.get());
        if (known.failed()) co_return known;
        if (!known.is_empty()) continue;
        const std::string full_name = std::string(name->view()) + "." + std::string(attribute->view());
        Value submodule = co_await runtime.modules().import(full_name);
        if (submodule.failed()) {
            const Value dropped = runtime.take_error();
        }
    }
    co_return module;
}

Value raise_cannot_import(Runtime& runtime, const Value& module, String* name) {
    std::string text = "cannot import name '";
    text.append(name->view()).append("' from '");
    text.append(module.is<Module>() ? module.as<Module>()->name().view() : std::string_view("?"));
    text.append("' (unknown location)");
    const Value failed = runtime.raise(runtime.types.import_error, text);
    auto* exception = runtime.error.as<Exception>();
    if (!exception->attributes) exception->attributes = make_dict(runtime);
    exception->attributes->set(runtime.names.name, module.is<Module>()
                                                       ? Value(Ref<String>(&module.as<Module>()->name()))
                                                       : Value::none());
    exception->attributes->set(runtime.names.name_from, Value::from(name));
    return failed;
}

Routine import_from_slowly(Runtime& runtime, Value module, Ref<String> name) {
    Value found = co_await find_attribute(runtime, module, name.get());
    if (found.is_empty()) co_return raise_cannot_import(runtime, module, name.get());
    co_return found;
}

/// What `__all__` names.
Routine import_listed(Runtime& runtime, Ref<Module> module, Ref<Dict> target, Value listed) {
    const Value names = co_await to_list(runtime, listed);
    if (names.failed()) co_return names;
    auto* list = names.as<List>();
    for (std::uint32_t i = 0; i < list->length(); ++i) {
        const Value item = (*list)[i];
        if (!item.is<String>()) {
            co_return runtime.raise(Message::AllNeedsText, module->name().view(), type_name(runtime, item));
        }
        const Ref<String> name = runtime.intern(item.as<String>());
        const Value value = co_await get_attribute(runtime, Value(module), name.get());
        if (value.failed()) co_return value;
        target->set(name.get(), value);
    }
    co_return Value::none();
}

}  // namespace

Value import_name(Runtime& runtime, Frame&, String* name, const Value& level, const Value& names) {
    if (level.is_small_integer() && level.small_integer() > 0) {
        return runtime.raise(runtime.types.import_error,
                             "attempted relative import with no known parent package");
    }
    return run(runtime, import_statement(runtime, Ref<String>(name), names));
}
Value import_from(Runtime& runtime, const Value& module, String* name) {
    if (module.is<Module>()) {
        if (const Value* found = module.as<Module>()->attributes->find(name)) return *found;
    }
    return run(runtime, import_from_slowly(runtime, module, Ref<String>(name)));
}

Value import_star(Runtime& runtime, Frame& frame, const Value& module) {
    if (!module.is<Module>()) return Value::none();
    Dict& source = *module.as<Module>()->attributes;
    const Ref<Dict> target = frame.names ? frame.names : Ref<Dict>(frame.globals);
    if (const Value* listed = source.find(runtime.intern("__all__").get())) {
        return run(runtime, import_listed(runtime, Ref<Module>(module.as<Module>()), target, *listed));
    }
    for (std::uint32_t i = 0; i < source.entry_count(); ++i) {
        auto* name = source.entry(i).key.get_if<String>();
        if (name != nullptr && !name->view().starts_with('_')) target->set(name, source.entry(i).value);
    }
    return Value::none();
}

}  // namespace loopscope::language
