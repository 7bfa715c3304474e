#include "language/runtime/suggestions.h"
#include "language/objects/heap_sort.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "language/runtime/frame_object.h"
#include "language/runtime/instance.h"
#include "language/runtime/modules.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

// CPython's measure (suggestions.c): a changed letter costs 2, a changed case 1, and a proposal may cost a
// third of both names' lengths.
constexpr std::size_t kMove = 2;
constexpr std::size_t kCase = 1;
constexpr std::size_t kLongest = 40;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::size_t substitution(char a, char b) {
    if (a == b) return 0;
    return lower(a) == lower(b) ? kCase : kMove;
}

std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > kLongest || b.size() > kLongest) return limit + 1;
    std::vector<std::size_t> row(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) row[i] = (i + 1) * kMove;
    std::size_t result = a.size() * kMove;
    for (std::size_t j = 0; j < b.size(); ++j) {
        std::size_t diagonal = j * kMove;
        result = (j + 1) * kMove;
        std::size_t least = result;
        std::size_t before = j * kMove;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const std::size_t replaced = diagonal + substitution(b[j], a[i]);
            diagonal = row[i];
            result = std::min({replaced, std::min(result, row[i]) + kMove});
            row[i] = result;
            least = std::min(least, result);
        }
        before = least;
        if (before > limit) return limit + 1;
    }
    return result;
}

std::string closest(std::string_view wrong, const std::vector<std::string_view>& candidates) {
    std::string_view best;
    std::size_t best_distance = static_cast<std::size_t>(-1);
    for (const std::string_view candidate : candidates) {
        if (candidate == wrong) continue;
        std::size_t limit = (candidate.size() + wrong.size() + 3) * kMove / 6;
        limit = std::min(limit, best_distance - 1);
        const std::size_t cost = distance(wrong, candidate, limit);
        if (cost > limit) continue;
        best = candidate;
        best_distance = cost;
    }
    return std::string(best);
}

void add_names(const Dict& dict, std::vector<std::string_view>& names) {
    for (std::uint32_t i = 0; i < dict.entry_count(); ++i) {
        if (auto* name = dict.entry(i).key.get_if<String>()) names.push_back(name->view());
    }
}

/// The names of a module, with those of `__lazy__`: what it imports when they are first asked for.
void add_module_names(Runtime& runtime, const Module& module, std::vector<std::string_view>& names) {
    add_names(*module.attributes, names);
    const Value* lazy = module.attributes->find(runtime.intern("__lazy__").get());
    if (lazy == nullptr || !lazy->is<Tuple>()) return;
    for (const Value& name : lazy->as<Tuple>()->span()) {
        if (auto* text = name.get_if<String>()) names.push_back(text->view());
    }
}

/// In the order of `dir`, without private names unless one is looked for.
void arrange(std::vector<std::string_view>& names, std::string_view wrong) {
    if (!wrong.starts_with('_')) {
        std::erase_if(names, [](std::string_view name) { return name.starts_with('_'); });
    }
    heap_sort(names);
}

std::string question(const std::string& proposal) {
    return proposal.empty() ? std::string() : ". Did you mean: '" + proposal + "'?";
}

const Value* named(const Exception& exception, String* name) {
    return exception.attributes ? exception.attributes->find(name) : nullptr;
}

bool has_plain_attribute(Runtime& runtime, const Value& object, String* name) {
    Dict* own = instance_attributes(runtime, object, false);
    return (own != nullptr && own->find(name) != nullptr) ||
           type_of(runtime, object)->lookup(name) != nullptr;
}

}  // namespace

std::string suggestion_for(Runtime& runtime, const Exception& exception) {
    const Value* name = named(exception, runtime.names.name);
    if (name == nullptr || !name->is<String>()) return {};
    const std::string_view wrong = name->as<String>()->view();
    std::vector<std::string_view> candidates;
    if (exception.type()->is_subtype_of(runtime.types.attribute_error)) {
        const Value* object = named(exception, runtime.names.obj);
        if (object == nullptr) return {};
        if (auto* module = object->get_if<Module>())
            add_module_names(runtime, *module, candidates);
        else if (Dict* own = instance_attributes(runtime, *object, false))
            add_names(*own, candidates);
        Type* type = object->is<Type>() ? object->as<Type>() : type_of(runtime, *object);
        for (Type* one : type->mro()) add_names(one->attributes(), candidates);
        arrange(candidates, wrong);
        return question(closest(wrong, candidates));
    }
    if (exception.type()->is_subtype_of(runtime.types.import_error)) {
        const Value* wanted = named(exception, runtime.names.name_from);
        const Value* module = runtime.modules().imported().find(name->as<String>());
        if (wanted == nullptr || !wanted->is<String>() || module == nullptr || !module->is<Module>())
            return {};
        add_module_names(runtime, *module->as<Module>(), candidates);
        arrange(candidates, wanted->as<String>()->view());
        return question(closest(wanted->as<String>()->view(), candidates));
    }
    if (!exception.type()->is_subtype_of(runtime.types.name_error)) return {};
    const Traceback* innermost = exception.traceback.get();
    while (innermost != nullptr && innermost->next) innermost = innermost->next.get();
    if (innermost == nullptr || innermost->frame.is_empty()) return {};
    const Frame& frame = shown_frame(innermost->frame);
    Value self;
    frame.for_each_variable([&](std::string_view local, const Value& value) {
        if (local == "self") self = value;
        candidates.push_back(local);
    });
    // In a method it may be an attribute.
    if (!self.is_empty() && has_plain_attribute(runtime, self, name->as<String>()))
        return question("self." + std::string(wrong));
    add_names(*frame.globals, candidates);
    add_names(runtime.builtins(), candidates);
    std::string text = question(closest(wrong, candidates));
    const auto is_wrong = [wrong](const auto& module) { return module.name == wrong; };
    const std::span<const NativeModule> natives = native_modules();
    const std::span<const LibraryModule> library = runtime.options().library;
    if (std::any_of(natives.begin(), natives.end(), is_wrong) ||
        std::any_of(library.begin(), library.end(), is_wrong)) {
        if (text.empty()) return ". Did you forget to import '" + std::string(wrong) + "'?";
        text.pop_back();
        return text + " Or did you forget to import '" + std::string(wrong) + "'?";
    }
    return text;
}

Value raise_unexpected_keyword(Runtime& runtime, std::string_view function_name, std::string_view keyword,
                               const std::vector<std::string_view>& known) {
    std::string text(function_name);
    text.append("() got an unexpected keyword argument '").append(keyword).append("'");
    const std::string proposal = closest(keyword, known);
    if (!proposal.empty()) text.append(". Did you mean '").append(proposal).append("'?");
    return runtime.raise(runtime.types.type_error, text);
}

}  // namespace loopscope::language
