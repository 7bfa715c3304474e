// The interned strings of a runtime: one object for each name.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_set>

#include "language/objects/string.h"

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
        const auto found = strings_.find(text);
        if (found != strings_.end()) return Ref<String>(*found);
        return add(make_string(runtime, text));
    }
    [[nodiscard]] Ref<String> intern(String* string) {
        if (string->is_interned()) return Ref<String>(string);
        const auto found = strings_.find(string->view());
        if (found != strings_.end()) return Ref<String>(*found);
        return add(Ref<String>(string));
    }

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>()(text);
        }
        std::size_t operator()(const String* string) const noexcept { return (*this)(string->view()); }
    };
    struct TextEqual {
        using is_transparent = void;
        static std::string_view text(std::string_view text) noexcept { return text; }
        static std::string_view text(const String* string) noexcept { return string->view(); }
        bool operator()(const auto& a, const auto& b) const noexcept { return text(a) == text(b); }
    };

    Ref<String> add(Ref<String> string) {
        string->set_interned(true);
        string->add_ref();
        strings_.insert(string.get());
        return string;
    }

    std::unordered_set<String*, TextHash, TextEqual> strings_;
};

}  // namespace loopscope::language
