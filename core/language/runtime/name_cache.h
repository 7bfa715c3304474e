// The inline caches of names: what a site learned about globals, builtins and attributes the last time it
// ran.
#pragma once

#include "language/compile/code_object.h"
#include "language/objects/dict.h"
#include "language/objects/type.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

/// What Site::state says.
struct SiteState {
    static constexpr std::uint32_t kUnknown = 0;
    static constexpr std::uint32_t kGlobal =
        1;  ///< `value`, entry `index` of the globals, while their keys stay
    static constexpr std::uint32_t kBuiltin = 2;   ///< `value` of the builtins, while these and those stay
    static constexpr std::uint32_t kInstance = 3;  ///< likely entry `index` of the instance's own attributes
    static constexpr std::uint32_t kClassValue = 4;  ///< an attribute of the class that is taken as it is
    static constexpr std::uint32_t kMethod = 5;      ///< a function of the class
    static constexpr std::uint32_t kModule = 6;  ///< `value` of a module's attributes, while their keys stay
};

/// A global or builtin variable, or null. Borrowed.
[[nodiscard]] const Value* find_global_slowly(Runtime& runtime, Dict& globals, Site& site);
[[nodiscard]] inline const Value* find_global(Runtime& runtime, Dict& globals, Site& site) {
    if (site.keys_version == globals.keys_version()) [[likely]] {
        if (site.state == SiteState::kGlobal) return site.value;
        if (site.state == SiteState::kBuiltin && site.type_version == runtime.builtins().keys_version())
            return site.value;
    }
    return find_global_slowly(runtime, globals, site);
}

inline void store_global(Dict& globals, Site& site, Value value) {
    if (site.state == SiteState::kGlobal && site.keys_version == globals.keys_version()) {
        globals.entry(site.index).value = std::move(value);
        return;
    }
    globals.set(site.name.get(), std::move(value));
}

/// The attribute of a module, where the cache knows it; else null. Borrowed.
[[nodiscard]] inline const Value* cached_module_attribute(const Value& object, const Site& site) noexcept {
    if (site.state != SiteState::kModule || !object.is<Module>()) return nullptr;
    return object.as<Module>()->attributes->keys_version() == site.keys_version ? site.value : nullptr;
}

/// The attribute, where the cache knows it without calling anything; else null. Borrowed.
[[nodiscard]] inline const Value* cached_attribute(const Value& object, const Site& site) noexcept {
    if (!object.is<Instance>()) return cached_module_attribute(object, site);
    if (object.object()->type()->version() != site.type_version) return nullptr;
    Dict* attributes = object.as<Instance>()->attributes.get();
    if (site.state == SiteState::kInstance) {
        if (attributes == nullptr) return nullptr;
        if (site.index < attributes->entry_count()) {
            const Dict::Entry& entry = attributes->entry(site.index);
            if (entry.key.is_object() && entry.key.object() == site.name.get()) return &entry.value;
        }
        return attributes->find(site.name.get());
    }
    if (site.state == SiteState::kClassValue) {
        if (site.name->names_attribute() && attributes != nullptr &&
            attributes->find(site.name.get()) != nullptr)
            return nullptr;
        return site.value;
    }
    return nullptr;
}

/// The function that `object.name(...)` calls with `object` as its first argument; null when the cache does
/// not know one.
[[nodiscard]] const Value* cached_method_slowly(Runtime& runtime, const Value& object, Site& site);
[[nodiscard]] inline const Value* cached_method(Runtime& runtime, const Value& object, Site& site) {
    if (object.is_object() && site.state == SiteState::kMethod &&
        object.object()->type()->version() == site.type_version) [[likely]] {
        if (!object.is<Instance>()) return site.value;
        Dict* attributes = object.as<Instance>()->attributes.get();
        if (!site.name->names_attribute() || attributes == nullptr ||
            attributes->find(site.name.get()) == nullptr) {
            return site.value;
        }
        return nullptr;
    }
    return cached_method_slowly(runtime, object, site);
}

/// Sets an attribute of an instance whose class has nothing to say about it; false when the cache does not
/// know that.
[[nodiscard]] inline bool store_cached_attribute(Runtime& runtime, const Value& object, const Site& site,
                                                 const Value& value) {
    if (!object.is<Instance>() || site.state != SiteState::kInstance ||
        object.object()->type()->version() != site.type_version) {
        return false;
    }
    Dict* attributes = object.as<Instance>()->attributes.get();
    if (attributes == nullptr) attributes = instance_attributes(runtime, object, true);
    if (site.index < attributes->entry_count()) {
        Dict::Entry& entry = attributes->entry(site.index);
        if (entry.key.is_object() && entry.key.object() == site.name.get()) {
            entry.value = value;
            return true;
        }
    }
    if (!attributes->set_at_end(site.index, site.name.get(), value)) attributes->set(site.name.get(), value);
    return true;
}

/// The general ways, which also teach the site.
Value load_attribute(Runtime& runtime, const Value& object, Site& site);
Value store_attribute(Runtime& runtime, const Value& object, Site& site, const Value& value);

}  // namespace loopscope::language
