#include "language/runtime/name_cache.h"

#include "language/runtime/operations.h"

namespace loopscope::language {

const Value* find_global_slowly(Runtime& runtime, Dict& globals, Site& site) {
    std::uint32_t index = globals.find_index(site.name.get());
    if (index != Dict::kNotFound) {
        site.state = SiteState::kGlobal;
        site.index = index;
        site.keys_version = globals.keys_version();
        return site.value = &globals.entry(index).value;
    }
    Dict& builtins = runtime.builtins();
    index = builtins.find_index(site.name.get());
    if (index == Dict::kNotFound) return nullptr;
    site.state = SiteState::kBuiltin;
    site.keys_version = globals.keys_version();
    site.type_version = builtins.keys_version();
    return site.value = &builtins.entry(index).value;
}

namespace {

/// Whether attributes of instances are found in the usual way.
bool has_usual_access(const Type& type) {
    return type.slots.get_attribute == generic_get_attribute;
}

bool is_data_descriptor(const Value& attribute) {
    return attribute.is_object() && attribute.object()->type()->slots.descriptor_set != nullptr;
}

bool is_method(const Value& attribute) {
    if (attribute.is<Function>()) return true;
    return attribute.is<NativeFunction>() && attribute.as<NativeFunction>()->binds();
}

}  // namespace

const Value* cached_method_slowly(Runtime& runtime, const Value& object, Site& site) {
    Type* type = type_of(runtime, object);
    if (!has_usual_access(*type)) return nullptr;
    const Value* found = type->lookup(site.name.get());
    if (found == nullptr || !is_method(*found)) return nullptr;
    if (Dict* attributes = instance_attributes(runtime, object, false)) {
        if (attributes->find(site.name.get()) != nullptr) return nullptr;
    }
    // Objects with attributes of their own are remembered only where the fast way looks at these.
    if (object.is_object() && (object.is<Instance>() || !type->has_instance_attributes)) {
        site.state = SiteState::kMethod;
        site.type_version = type->version();
        site.value = found;
    }
    return found;
}

Value load_attribute(Runtime& runtime, const Value& object, Site& site) {
    if (object.is<Instance>() && has_usual_access(*object.object()->type())) {
        Type* type = object.object()->type();
        const Value* of_class = type->lookup(site.name.get());
        if (of_class == nullptr || !is_data_descriptor(*of_class)) {
            Dict* attributes = object.as<Instance>()->attributes.get();
            const std::uint32_t index =
                attributes == nullptr ? Dict::kNotFound : attributes->find_index(site.name.get());
            if (index != Dict::kNotFound) {
                site.state = SiteState::kInstance;
                site.type_version = type->version();
                site.index = index;
                return attributes->entry(index).value;
            }
            const bool taken_as_it_is =
                of_class != nullptr && !is_method(*of_class) &&
                (!of_class->is_object() || of_class->object()->type()->slots.descriptor_get == nullptr);
            if (taken_as_it_is) {
                site.state = SiteState::kClassValue;
                site.type_version = type->version();
                site.value = of_class;
                return *of_class;
            }
        }
    }
    if (object.is<Module>() && has_usual_access(*object.object()->type())) {
        const Value* of_class = object.object()->type()->lookup(site.name.get());
        Dict& attributes = *object.as<Module>()->attributes;
        const std::uint32_t index = attributes.find_index(site.name.get());
        if (index != Dict::kNotFound && (of_class == nullptr || !is_data_descriptor(*of_class))) {
            site.state = SiteState::kModule;
            site.keys_version = attributes.keys_version();
            return *(site.value = &attributes.entry(index).value);
        }
    }
    return get_attribute(runtime, object, site.name.get());
}

Value store_attribute(Runtime& runtime, const Value& object, Site& site, const Value& value) {
    if (object.is<Instance>() && object.object()->type()->slots.set_attribute == generic_set_attribute) {
        Type* type = object.object()->type();
        const Value* of_class = type->lookup(site.name.get());
        if (type->has_instance_attributes && (of_class == nullptr || !is_data_descriptor(*of_class))) {
            Dict* attributes = instance_attributes(runtime, object, true);
            attributes->set(site.name.get(), value);
            site.state = SiteState::kInstance;
            site.type_version = type->version();
            site.index = attributes->find_index(site.name.get());
            return Value::none();
        }
    }
    return set_attribute(runtime, object, site.name.get(), value);
}

}  // namespace loopscope::language
