// Where the attributes of an object itself are: its `__dict__`. Those of an instance that has ended serve the
// next one.
#include "language/runtime/instance.h"

#include <utility>

#include "language/runtime/exception.h"
#include "language/runtime/function.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Dict* made_when(bool create, Runtime& runtime, Ref<Dict>& attributes) {
    if (!attributes && create) attributes = make_dict(runtime);
    return attributes.get();
}

/// Of an instance of the program's class, whose attributes may hide its methods.
Dict* attributes_of(Runtime& runtime, Instance& instance, bool create) {
    if (instance.attributes || !create) return instance.attributes.get();
    if (!runtime.kept_attributes.empty()) {
        instance.attributes = std::move(runtime.kept_attributes.back());
        runtime.kept_attributes.pop_back();
    } else {
        instance.attributes = make_dict(runtime);
        instance.attributes->set_holds_attributes();
    }
    return instance.attributes.get();
}

}  // namespace

Instance::~Instance() {
    constexpr std::size_t kMostKept = 32;
    Runtime& runtime = type()->runtime();
    std::vector<Ref<Dict>>& kept = runtime.kept_attributes;
    const bool is_ours = attributes && attributes->references() == 1 && !runtime.is_ending &&
                         attributes->type() == runtime.types.dict;
    if (is_ours && kept.size() < kMostKept && attributes->empty_in_place())
        kept.push_back(std::move(attributes));
}

Dict* instance_attributes(Runtime& runtime, const Value& object, bool create) {
    if (!object.is_object()) return nullptr;
    Object* holder = object.object();
    switch (holder->kind()) {
        case Kind::Instance:
            if (!holder->type()->has_instance_attributes) return nullptr;
            return attributes_of(runtime, *object.as<Instance>(), create);
        case Kind::Module:
            return object.as<Module>()->attributes.get();
        case Kind::Function: {
            auto* function = object.as<Function>();
            if (!create && !function->has_details()) return nullptr;
            return made_when(create, runtime, function->details().attributes);
        }
        case Kind::Exception:
            return made_when(create, runtime, object.as<Exception>()->attributes);
        case Kind::Type:
            return &object.as<Type>()->attributes();
        default:
            break;
    }
    if (!holder->type()->has_instance_attributes) return nullptr;
    if (!holder->has_side_attributes()) {
        if (!create) return nullptr;
        holder->set_has_side_attributes();
    }
    return made_when(create, runtime, runtime.side_attributes()[holder]);
}

bool set_instance_attributes(Runtime& runtime, const Value& object, Ref<Dict> attributes) {
    Object* holder = object.object();
    switch (holder->kind()) {
        case Kind::Module:
        case Kind::Type:
            return false;
        case Kind::Function:
            object.as<Function>()->details().attributes = std::move(attributes);
            return true;
        case Kind::Exception:
            object.as<Exception>()->attributes = std::move(attributes);
            return true;
        default:
            break;
    }
    if (!holder->type()->has_instance_attributes) return false;
    if (auto* instance = object.get_if<Instance>()) {
        attributes->set_holds_attributes();
        instance->attributes = std::move(attributes);
    } else {
        holder->set_has_side_attributes();
        runtime.side_attributes()[holder] = std::move(attributes);
    }
    return true;
}

Value get_instance_dict(Runtime& runtime, const Value& self) {
    if (Dict* attributes = instance_attributes(runtime, self, true)) return Value::from(attributes);
    return runtime.raise(Message::NoAttribute, type_name(runtime, self), runtime.names.dunder_dict);
}

Value set_instance_dict(Runtime& runtime, const Value& self, const Value& value) {
    Ref<Dict> attributes;
    if (value.is_empty() && self.object()->type()->is_from_program) {
        attributes = make_dict(runtime);
    } else if (value.is<Dict>()) {
        attributes = Ref<Dict>(value.as<Dict>());
    } else {
        return runtime.raise(runtime.types.type_error,
                             value.is_empty() ? "cannot delete __dict__"
                                              : "__dict__ must be set to a dictionary, not a '" +
                                                    std::string(type_name(runtime, value)) + "'");
    }
    if (set_instance_attributes(runtime, self, std::move(attributes))) return Value::none();
    return runtime.raise(Message::AttributeNotWritable, runtime.names.dunder_dict, type_name(runtime, self));
}

}  // namespace loopscope::language
