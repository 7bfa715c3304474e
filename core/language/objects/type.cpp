#include "language/objects/type.h"

#include <algorithm>

#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/program_slots.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

/// C3 (the Python 2.3 method resolution order): merges the bases' orders and the list of the bases itself.
bool merge_orders(std::vector<std::vector<Type*>> orders, std::vector<Type*>& result) {
    while (true) {
        std::erase_if(orders, [](const auto& order) { return order.empty(); });
        if (orders.empty()) return true;
        Type* chosen = nullptr;
        for (const auto& order : orders) {
            Type* candidate = order.front();
            const bool waits = std::ranges::any_of(orders, [&](const auto& other) {
                return std::find(other.begin() + 1, other.end(), candidate) != other.end();
            });
            if (!waits) {
                chosen = candidate;
                break;
            }
        }
        if (chosen == nullptr) return false;
        result.push_back(chosen);
        for (auto& order : orders) {
            if (order.front() == chosen) order.erase(order.begin());
        }
    }
}

std::vector<std::vector<Type*>> orders_of(const std::vector<Ref<Type>>& bases) {
    std::vector<std::vector<Type*>> orders;
    std::vector<Type*> row;
    for (const Ref<Type>& base : bases) {
        orders.push_back(base->mro());
        row.push_back(base.get());
    }
    orders.push_back(std::move(row));
    return orders;
}

}  // namespace

std::uint32_t Arguments::keyword_count() const noexcept {
    return names == nullptr ? 0 : names->length();
}

Type::Type(Runtime& runtime, Type* metatype, Ref<String> name)
    : Object(metatype, kKind), runtime_(runtime), name_(std::move(name)), attributes_(make_dict(runtime)) {}

Type::Type(Runtime& runtime, Type* metatype, Ref<String> name, std::vector<Ref<Type>> bases)
    : Type(runtime, metatype, std::move(name)) {
    set_bases(std::move(bases));
}

void Type::set_bases(std::vector<Ref<Type>> bases) {
    bases_ = std::move(bases);
    mro_.assign(1, this);
    if (bases_.size() == 1)
        mro_.insert(mro_.end(), bases_[0]->mro().begin(), bases_[0]->mro().end());
    else
        merge_orders(orders_of(bases_), mro_);
    runtime_.heap().charge(mro_.size() * sizeof(Type*));
    for (const Ref<Type>& base : bases_) base->subtypes_.push_back(this);
    version_ = runtime_.next_type_version();
}

Type::~Type() {
    for (const Ref<Type>& base : bases_) std::erase(base->subtypes_, this);
}

void Type::end() noexcept {
    subtypes_.clear();
    bases_.clear();
    attributes_ = {};
    name_ = {};
    shown_name_ = {};
}

bool Type::can_have_bases(const std::vector<Ref<Type>>& bases) {
    if (bases.size() == 1) return true;
    std::vector<Type*> result;
    return merge_orders(orders_of(bases), result);
}

void Type::set_name(Ref<String> name) {
    name_ = std::move(name);
}

void Type::set_qualified_name(Ref<String> name) {
    qualified_name_ = std::move(name);
}

void Type::set_shown_name(Ref<String> name) {
    shown_name_ = std::move(name);
}

bool Type::is_subtype_of(const Type* other) const noexcept {
    return std::ranges::find(mro_, other) != mro_.end();
}

const Value* Type::lookup(String* name) {
    for (Type* type : mro_) {
        if (const Value* found = type->attributes_->find(name)) return found;
    }
    return nullptr;
}

void Type::set_own_attribute(String* name, Value value) {
    if (value.is_empty()) {
        const std::uint32_t index = attributes_->find_index(name);
        if (index != Dict::kNotFound) {
            const Value dropped = attributes_->remove(index);
        }
    } else {
        attributes_->set(name, std::move(value));
    }
    changed();
    if (is_from_program) update_slots(runtime_, *this);
}

void Type::find_lifecycle() {
    lifecycle_ = {version_, lookup(runtime_.names.dunder_del) != nullptr,
                  program_slots::plain_initializer(runtime_, *this)};
}

void Type::changed() {
    version_ = runtime_.next_type_version();
    for (Type* subtype : subtypes_) subtype->changed();
}

void Type::traverse(Visitor& visitor) const {
    for (const Ref<Type>& base : bases_) visitor.visit(base.get());
    visitor.visit(attributes_.get());
}

void Type::clear() {
    attributes_->clear();
}

}  // namespace loopscope::language
