// A runtime for tests of the objects: nothing runs in it, so clock and output stay idle.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "language/objects/integer.h"
#include "language/objects/string.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "loop/clock.h"
#include "loop/scheduler.h"

namespace loopscope::language {

class CollectedOutput final : public OutputSink {
public:
    void write(Stream, std::string_view text) override { text_ += text; }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
};

class RuntimeTest : public testing::Test {
protected:
    [[nodiscard]] static Value number(std::int64_t value) { return Value::small_integer(value); }
    [[nodiscard]] Value text(std::string_view value) { return Value(make_string(runtime, value)); }
    [[nodiscard]] Ref<String> name(std::string_view value) { return runtime.intern(value); }
    [[nodiscard]] std::uint32_t hash_of(const Value& value) {
        std::uint32_t hash = 0;
        EXPECT_TRUE(simple_hash(runtime, value, hash));
        return hash;
    }
    /// What `repr` shows; the value must not need code of a program.
    [[nodiscard]] std::string shown(const Value& value) {
        const Value answer = repr(runtime, value);
        return answer.is<String>() ? std::string(answer.as<String>()->view()) : "no text";
    }

    VirtualClock clock;
    Scheduler scheduler{clock};
    CollectedOutput output;
    Runtime runtime{scheduler, output, {}};
};

}  // namespace loopscope::language
