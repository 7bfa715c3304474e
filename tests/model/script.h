// A script is a small asyncio program as data: bodies of coroutines and of callbacks, each a list of
// operations. The model test interprets it with C++ coroutines on this library (world.h), and record.py the
// same in CPython.
//
//     > 0 spawn 1; timeout 3 { await t1 }
//     > 1 try { get q0 }; sleep 2
//     > h0 set f0 7
//
// A line is one body: a number names a coroutine (0 is the main one), h and a number a callback. README.md
// lists the operations.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::model {

struct Operation;
using Block = std::vector<Operation>;

enum class Verb : std::uint8_t {
#define LOOP_MODEL_OPERATION(verb, ...) verb,
#include "operations.def"
#undef LOOP_MODEL_OPERATION
};

/// What the operations have in common: a row of operations.def.
struct Rule {
    std::string_view name;
    std::string_view arguments;  ///< a letter each
    int blocks;
    int weight;      ///< how often it is drawn
    bool in_bodies;  ///< else in callbacks too
};

[[nodiscard]] const std::vector<Rule>& rules();
[[nodiscard]] inline const Rule& rule_of(Verb verb) {
    return rules()[static_cast<std::size_t>(verb)];
}

struct Operation {
    Verb verb = Verb::Sleep;
    std::vector<std::string> arguments;
    std::vector<Block> blocks;
    int number = 0;  ///< in its body, from 0, in the order of the text
};

struct Script {
    std::map<std::string, Block> bodies;

    /// Numbers the operations anew.
    void number();
    /// The lines of the bodies.
    [[nodiscard]] std::string text() const;
    /// Reads what `text` writes; ends the program at a mistake.
    [[nodiscard]] static Script parse(std::string_view text);
};

/// A random script: the same for the same seed, everywhere. Other threads take part only `with_threads`: in
/// CPython their course is the operating system's.
[[nodiscard]] Script random_script(std::uint64_t seed, bool with_threads);

}  // namespace loopscope::model
