// Draws scripts. Task waits only for tasks of bodies with a higher number, so that no circle of waiting tasks
// comes about, which no cancel could end.
#include <utility>

#include "script.h"

namespace loopscope::model {

namespace {

/// SplitMix64: the same numbers with every compiler and library.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    /// From 0 to `below` - 1.
    int under(int below) {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return static_cast<int>((mixed ^ (mixed >> 31)) % static_cast<std::uint64_t>(below));
    }

private:
    std::uint64_t state_;
};

class Drawing {
public:
    Drawing(std::uint64_t seed, bool with_threads) : random_(seed), with_threads_(with_threads) {}

    Script draw() {
        coroutines_ = 2 + random_.under(5);
        callbacks_ = random_.under(3);
        // A script keeps to a few kinds of operations, so that they meet.
        for (const Rule& rule : rules()) weights_.push_back(random_.under(3) == 0 ? 0 : rule.weight);
        for (Verb always : {Verb::Spawn, Verb::Sleep, Verb::Cancel, Verb::Try})
            weights_[static_cast<std::size_t>(always)] = rule_of(always).weight;

        if (!with_threads_) {
            for (Verb work : {Verb::Submit, Verb::Work}) weights_[static_cast<std::size_t>(work)] = 0;
        }

        Script script;
        for (int body = 0; body < coroutines_; ++body) {
            body_ = body;
            script.bodies[std::to_string(body)] = block(2 + random_.under(5), 0);
        }
        Block& main = script.bodies["0"];
        for (int body = 1; body < coroutines_; ++body) {
            if (random_.under(3) > 0) main.insert(main.begin(), {Verb::Spawn, {std::to_string(body)}, {}, 0});
        }
        in_callback_ = true;
        for (int each = 0; each < callbacks_; ++each) {
            body_ = each;
            script.bodies["h" + std::to_string(each)] = block(1 + random_.under(2), 0);
        }
        script.number();
        return script;
    }

private:
    Block block(int length, int depth) {
        Block block;
        for (int i = 0; i < length; ++i) block.push_back(operation(depth));
        return block;
    }

    Operation operation(int depth) {
        for (;;) {
            const Verb verb = draw_verb();
            const Rule& rule = rule_of(verb);
            if (in_callback_ && rule.in_bodies) continue;
            if (depth == 3 && rule.blocks > 0) continue;
            Operation operation{verb, {}, {}, 0};
            if (!draw_arguments(rule, operation.arguments)) continue;
            const Verb around = std::exchange(within_, verb);
            for (int i = 0; i < rule.blocks; ++i)
                operation.blocks.push_back(block(1 + random_.under(3), depth + 1));
            within_ = around;
            return operation;
        }
    }

    /// Within some blocks, what is of use there alone.
    Verb draw_verb() {
        if (within_ == Verb::Group && random_.under(3) == 0) return Verb::GroupSpawn;
        if (within_ == Verb::With && random_.under(5) == 0)
            return random_.under(2) == 0 ? Verb::ConditionWait : Verb::Notify;
        int total = 0;
        for (int weight : weights_) total += weight;
        int drawn = random_.under(total);
        std::size_t verb = 0;
        while ((drawn -= weights_[verb]) >= 0) ++verb;
        return static_cast<Verb>(verb);
    }

    /// False when this body cannot have that operation.
    bool draw_arguments(const Rule& rule, std::vector<std::string>& arguments) {
        for (std::size_t i = 0; i < rule.arguments.size(); ++i) {
            const char kind = rule.arguments[i];
            if (kind == '*') {
                for (int more = random_.under(3); more > 0; --more) {
                    const std::string another = argument(rule.arguments[i - 1]);
                    if (!another.empty()) arguments.push_back(another);
                }
                continue;
            }
            arguments.push_back(argument(kind));
            if (arguments.back().empty()) return false;
        }
        return true;
    }

    std::string argument(char kind) {
        switch (kind) {
            case 'B':
                return number_from(1, coroutines_);
            case 'H':
                return higher("", coroutines_);
            case 'T':
                return "t" + number_from(0, coroutines_);
            case 'Z':
                return random_.under(5) == 0   ? "f" + number_from(0, 3)
                       : random_.under(5) == 0 ? "g" + number_from(0, coroutines_)
                                               : "t" + number_from(0, coroutines_);
            case 'X':
            case 'Y':
                return awaitable(kind == 'X');
            case 'l':
                return "l" + number_from(0, 2);
            case 's':
                return "s" + number_from(0, 2);
            case 'e':
                return "e" + number_from(0, 2);
            case 'c':
                return "c" + number_from(0, 2);
            case 'r':
                return "b" + number_from(0, 2);
            case 'q':
                return "q" + number_from(0, 4);
            case 'f':
                return "f" + number_from(0, 3);
            case 'w':
                return argument("lcls"[random_.under(4)]);
            case 'h':
                return in_callback_     ? higher("h", callbacks_)
                       : callbacks_ > 0 ? "h" + number_from(0, callbacks_)
                                        : "";
            case 'd':
                return random_.under(8) == 0 ? "-" : number_from(random_.under(12) == 0 ? -1 : 0, 6);
            case 'p':
                return number_from(0, 6);
            case 'n':
                return number_from(0, 10);
            case 'm':
                return random_.under(2) == 0 ? "-" : "m" + number_from(0, 3);
            case 'k':
                return std::string(1, "1ea"[random_.under(3)]);
            default:
                return number_from(0, 2);
        }
    }

    std::string awaitable(bool or_coroutine) {
        switch (random_.under(or_coroutine ? 6 : 4)) {
            case 0:
                return "f" + number_from(0, 3);
            case 1:
                return "g" + number_from(body_, coroutines_);
            case 2:
            case 3:
                return higher("t", coroutines_);
            default:
                return higher("b", coroutines_);
        }
    }

    std::string higher(const char* letter, int end) {
        return body_ + 1 < end ? letter + number_from(body_ + 1, end) : "";
    }
    std::string number_from(int begin, int end) { return std::to_string(begin + random_.under(end - begin)); }

    Random random_;
    bool with_threads_;
    std::vector<int> weights_;
    int coroutines_ = 0;
    int callbacks_ = 0;
    int body_ = 0;
    bool in_callback_ = false;
    Verb within_ = Verb::Spawn;  // the innermost block
};

}  // namespace

Script random_script(std::uint64_t seed, bool with_threads) {
    return Drawing(seed, with_threads).draw();
}

}  // namespace loopscope::model
