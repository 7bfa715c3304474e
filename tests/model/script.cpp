#include "script.h"

#include <cstdio>
#include <cstdlib>

namespace loopscope::model {

namespace {

[[noreturn]] void give_up(std::string_view word) {
    std::fprintf(stderr, "The script cannot be read at \"%.*s\".\n", static_cast<int>(word.size()),
                 word.data());
    std::exit(2);
}

/// Words and the signs ; { } of one line.
class Words {
public:
    explicit Words(std::string_view text) : text_(text) { advance(); }

    [[nodiscard]] std::string_view next() const noexcept { return next_; }
    std::string take() {
        std::string word(next_);
        advance();
        return word;
    }
    [[nodiscard]] bool at_sign() const noexcept {
        return next_.empty() || next_ == ";" || next_ == "{" || next_ == "}";
    }

private:
    void advance() {
        std::size_t begin = text_.find_first_not_of(' ');
        if (begin == text_.npos) {
            next_ = text_ = {};
            return;
        }
        text_.remove_prefix(begin);
        std::size_t end = text_.front() == ';' ? 1 : text_.find_first_of(" ;");
        next_ = text_.substr(0, end);
        text_.remove_prefix(next_.size());
    }

    std::string_view text_;
    std::string_view next_;
};

Verb verb_of(std::string_view name) {
    for (std::size_t i = 0; i < rules().size(); ++i) {
        if (rules()[i].name == name) return static_cast<Verb>(i);
    }
    give_up(name);
}

Block parse_block(Words& words) {
    Block block;
    while (!words.next().empty() && words.next() != "}") {
        if (words.next() == ";") {
            words.take();
            continue;
        }
        Operation operation;
        operation.verb = verb_of(words.take());
        while (!words.at_sign()) operation.arguments.push_back(words.take());
        while (words.next() == "{") {
            words.take();
            operation.blocks.push_back(parse_block(words));
            if (words.next() != "}") give_up(words.next());
            words.take();
        }
        if (operation.blocks.size() != static_cast<std::size_t>(rule_of(operation.verb).blocks))
            give_up(rule_of(operation.verb).name);
        block.push_back(std::move(operation));
    }
    return block;
}

void number_block(Block& block, int& next) {
    for (Operation& operation : block) {
        operation.number = next++;
        for (Block& inner : operation.blocks) number_block(inner, next);
    }
}

std::string block_text(const Block& block) {
    std::string text;
    for (const Operation& operation : block) {
        if (!text.empty()) text += "; ";
        text += rule_of(operation.verb).name;
        for (const std::string& argument : operation.arguments) text += " " + argument;
        for (const Block& inner : operation.blocks) text += " { " + block_text(inner) + " }";
    }
    return text;
}

}  // namespace

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all = {
#define LOOP_MODEL_OPERATION(verb, ...) {__VA_ARGS__},
#include "operations.def"
#undef LOOP_MODEL_OPERATION
    };
    return all;
}

void Script::number() {
    for (auto& [name, block] : bodies) {
        int next = 0;
        number_block(block, next);
    }
}

std::string Script::text() const {
    std::string text;
    for (const auto& [name, block] : bodies) text += "> " + name + " " + block_text(block) + "\n";
    return text;
}

Script Script::parse(std::string_view text) {
    Script script;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!line.starts_with("> ")) continue;
        Words words(line.substr(2));
        std::string name = words.take();
        script.bodies[name] = parse_block(words);
    }
    script.number();
    return script;
}

}  // namespace loopscope::model
