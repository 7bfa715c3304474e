#include "language/runtime/interner.h"

namespace loopscope::language {

String* Interner::find(std::string_view text, std::uint32_t hash) const {
    const std::uint32_t found =
        numbers_.find(hash, [&](std::uint32_t number) { return strings_[number]->view() == text; });
    return found == HashIndex::kNone ? nullptr : strings_[found];
}

Ref<String> Interner::add(Ref<String> string) {
    string->set_interned(true);
    string->add_ref();
    numbers_.add(string->hash(), static_cast<std::uint32_t>(strings_.size()));
    strings_.push_back(string.get());
    return string;
}

}  // namespace loopscope::language
