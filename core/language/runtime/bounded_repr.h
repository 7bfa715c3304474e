// What a value looks like, for views: as `repr` shows it where that needs no code of the program, and within
// bounds of length and depth. Looks only: it runs nothing of the program, makes no objects, and is therefore
// safe at any pause, whatever the value is.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "language/objects/value.h"
#include "language/runtime/runtime.h"

namespace loopscope {
class FutureBase;
}

namespace loopscope::language {

class BoundedRepr {
public:
    static constexpr std::size_t kCharacters = 100;

    explicit BoundedRepr(const Runtime& runtime) noexcept : runtime_(runtime) {}

    /// At most about `bytes` bytes, an ellipsis at the end of what was cut. Instances show their attributes:
    /// "<Point x=1, y=2>"; what lies deeper than three levels, and a container within itself, as "...".
    [[nodiscard]] std::string text(const Value& value, std::size_t bytes = kCharacters);
    /// The futures that were shown, each as often as it was.
    [[nodiscard]] std::vector<FutureBase*>& futures() noexcept { return futures_; }

private:
    static constexpr unsigned kDeepest = 3;

    [[nodiscard]] bool is_full() const noexcept { return text_.size() > most_; }
    void add(const Value& value);
    void add_object(const Value& value);
    void add_items(const Object& container);
    void add_named(std::string_view kind, std::string_view name);
    void add_attributes(const Dict& attributes);
    /// One more item of a container; false when there is no room for it.
    [[nodiscard]] bool separate(bool is_first);

    const Runtime& runtime_;
    std::string text_;
    std::size_t most_ = 0;
    const Object* around_[kDeepest + 1] = {};  // the containers around what is written
    unsigned depth_ = 0;
    std::vector<FutureBase*> futures_;
};

}  // namespace loopscope::language
