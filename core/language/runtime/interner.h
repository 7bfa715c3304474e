// The interned strings of a runtime: one object for each name.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/objects/string.h"
#include "loop/hash_index.h"

namespace loopscope::language {

class Runtime;

class Interner {
public:
    Interner() = default;
    Interner(const Interner&) = delete;
    Interner& operator=(const Interner&) = delete;
    ~Interner() {
        for (String* string : strings_) string->release();
    }

    [[nodiscard]] Ref<String> intern(Runtime& runtime, std::string_view text) {
        if (String* known = find(text, hash_text(text))) return Ref<String>(known);
        return add(make_string(runtime, text));
    }
    [[nodiscard]] Ref<String> intern(String* string) {
        if (string->is_interned()) return Ref<String>(string);
        if (String* known = find(string->view(), string->hash())) return Ref<String>(known);
        return add(Ref<String>(string));
    }

private:
    /// Null when there is none.
    [[nodiscard]] String* find(std::string_view text, std::uint32_t hash) const;
    Ref<String> add(Ref<String> string);

    std::vector<String*> strings_;
    HashIndex numbers_;
};

}  // namespace loopscope::language
