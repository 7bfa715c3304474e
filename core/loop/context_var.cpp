#include "loop/context_var.h"

namespace loopscope {

namespace {

std::string describe_variable(const ContextKey& key) {
    return "<ContextVar name='" + key.name + "' at " + address_text(&key) + ">";
}

}  // namespace

std::string ContextTokenBase::describe() const {
    return std::string("<Token") + (used_ ? " used" : "") + " var=" + describe_variable(*key_) + " at " +
           address_text(this) + ">";
}

std::string ContextVarBase::describe() const {
    return describe_variable(*key_);
}

Error ContextVarBase::no_value() const {
    return make_error(ErrorKind::LookupError, describe());
}

Error ContextVarBase::undo(const Context* current, ContextTokenBase& token) const {
    if (token.used_) {
        return make_error(ErrorKind::RuntimeError, token.describe() + " has already been used once");
    }
    if (token.key_ != key_) {
        return make_error(ErrorKind::ValueError, token.describe() + " was created by a different ContextVar");
    }
    if (token.context_.get() != current) {
        return make_error(ErrorKind::ValueError, token.describe() + " was created in a different Context");
    }
    token.used_ = true;
    token.context_->exchange(key_, std::move(token.former_));
    return {};
}

}  // namespace loopscope
