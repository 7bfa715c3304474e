// The model test: runs random scripts and says which of them contradicts asyncio's rules, or runs recorded
// ones and says which takes another course than in CPython.
//
//     loop_model [--seed N] [--runs N]          random scripts from seed N on, each in three manners of
//     running loop_model --replay FILE                  the scripts of FILE, against the logs that stand
//     there loop_model --print [--seed N] [--runs N]  prints the scripts themselves
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "world.h"

namespace {

using namespace loopscope::model;

/// What is wrong with a script in whatever manner it runs; empty when nothing is.
std::string complaint_about(const Script& script) {
    const Record traced = run_script(script, {true, 0});
    std::string text;
    for (const std::string& complaint : traced.complaints) text += complaint + "\n";
    for (const std::int64_t slice : {1, 7}) {
        const Record sliced = run_script(script, {false, slice});
        if (sliced.log != traced.log)
            text += "In slices of " + std::to_string(slice) + " it takes another course:\n" + sliced.log;
    }
    return text.empty() ? text : text + "Log:\n" + traced.log;
}

/// `block` without one of its operations, the `index`-th in the order of the text. False when it has none
/// such.
bool without(Block& block, int& index) {
    for (std::size_t i = 0; i < block.size(); ++i) {
        if (index-- == 0) {
            block.erase(block.begin() + static_cast<std::ptrdiff_t>(i));
            return true;
        }
        for (Block& inner : block[i].blocks) {
            if (without(inner, index)) return true;
        }
    }
    return false;
}

/// Drops operations as long as something is still wrong.
Script shrunk(Script script) {
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (const auto& [name, whole] : Script(script).bodies) {
            for (int at = 0;; ++at) {
                Script candidate = script;
                int index = at;
                if (!without(candidate.bodies[name], index)) break;
                candidate.number();
                if (complaint_about(candidate).empty()) continue;
                script = candidate;
                smaller = true;
                break;
            }
        }
    }
    return script;
}

int check_random(std::uint64_t seed, std::uint64_t runs) {
    for (std::uint64_t i = 0; i < runs; ++i) {
        const Script script = random_script(seed + i, true);
        if (complaint_about(script).empty()) continue;
        const Script least = shrunk(script);
        std::printf("Seed %llu contradicts asyncio's rules. Shrunk:\n\n%s\n%s",
                    static_cast<unsigned long long>(seed + i), least.text().c_str(),
                    complaint_about(least).c_str());
        return EXIT_FAILURE;
    }
    std::printf("%llu random scripts: nothing contradicts asyncio's rules.\n",
                static_cast<unsigned long long>(runs));
    return EXIT_SUCCESS;
}

int replay(const char* file) {
    std::ifstream input(file);
    std::string line;
    std::string bodies;
    std::string expected;
    int count = 0;
    int differing = 0;
    for (bool more = true; more;) {
        more = static_cast<bool>(std::getline(input, line));
        if (more && !line.empty()) {
            (line[0] == '>' ? bodies : expected) += line + "\n";
            continue;
        }
        if (bodies.empty()) continue;
        ++count;
        const Record record = run_script(Script::parse(bodies), {true, 0});
        if (record.log != expected) {
            ++differing;
            std::printf("This script takes another course than in CPython:\n\n%sCPython:\n%sHere:\n%s\n",
                        bodies.c_str(), expected.c_str(), record.log.c_str());
        }
        for (const std::string& complaint : record.complaints) {
            ++differing;
            std::printf("%s%s\n", bodies.c_str(), complaint.c_str());
        }
        bodies.clear();
        expected.clear();
    }
    std::printf("%d recorded scripts, %d differences.\n", count, differing);
    return count > 0 && differing == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int print(std::uint64_t seed, std::uint64_t runs) {
    for (std::uint64_t i = 0; i < runs; ++i)
        std::printf("%s\n", random_script(seed + i, false).text().c_str());
    return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** arguments) {
    std::uint64_t seed = 1;
    std::uint64_t runs = 1000;
    bool prints = false;
    for (int i = 1; i < count; ++i) {
        const std::string option = arguments[i];
        const char* value = i + 1 < count ? arguments[i + 1] : "";
        if (option == "--print") {
            prints = true;
            continue;
        }
        ++i;
        if (option == "--replay") return replay(value);
        if (option == "--seed") {
            seed = std::strtoull(value, nullptr, 10);
        } else if (option == "--runs") {
            runs = std::strtoull(value, nullptr, 10);
        } else {
            std::fprintf(stderr, "usage: loop_model [--print] [--seed N] [--runs N] | --replay FILE\n");
            return 2;
        }
    }
    return prints ? print(seed, runs) : check_random(seed, runs);
}
