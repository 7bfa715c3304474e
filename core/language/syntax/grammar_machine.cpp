// The compiler of the grammar text and the machine that runs it.
#include "language/syntax/grammar_machine.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace loopscope::language {
namespace {

using Operation = GrammarCode::Operation;
using Instruction = GrammarCode::Instruction;
using Fragment = std::vector<Instruction>;

constexpr std::pair<std::string_view, TokenKind> kSpellings[] = {
#define LOOPSCOPE_ENTRY(name, spelling) {spelling, TokenKind::name},
    LOOPSCOPE_KEYWORD_TOKENS(LOOPSCOPE_ENTRY) LOOPSCOPE_OPERATOR_TOKENS(LOOPSCOPE_ENTRY)
#undef LOOPSCOPE_ENTRY
        {"END", TokenKind::kEndMarker},
    {"NEWLINE", TokenKind::kNewline},
    {"INDENT", TokenKind::kIndent},
    {"DEDENT", TokenKind::kDedent},
    {"NAME", TokenKind::kName},
    {"NUMBER", TokenKind::kNumber},
    {"STRING", TokenKind::kString},
    {"FSTRING_START", TokenKind::kFStringStart},
    {"FSTRING_MIDDLE", TokenKind::kFStringMiddle},
    {"FSTRING_END", TokenKind::kFStringEnd},
};

std::int16_t token_operand(std::string_view spelling) {
    const auto* found = std::find_if(std::begin(kSpellings), std::end(kSpellings),
                                     [&](const auto& entry) { return entry.first == spelling; });
    return static_cast<std::int16_t>(found->second);
}

std::int16_t distance(std::size_t instructions) {
    return static_cast<std::int16_t>(instructions);
}

void append(Fragment& code, const Fragment& more) {
    code.insert(code.end(), more.begin(), more.end());
}

Fragment optional(const Fragment& code) {
    Fragment result{{Operation::kChoice, distance(code.size() + 2)}};
    append(result, code);
    result.push_back({Operation::kCommit, 1});
    return result;
}

Fragment repeated(const Fragment& code) {
    Fragment result{{Operation::kChoice, distance(code.size() + 2)}};
    append(result, code);
    result.push_back({Operation::kPartialCommit, static_cast<std::int16_t>(-distance(code.size()))});
    return result;
}

Fragment followed_by(const Fragment& code) {
    Fragment result{{Operation::kChoice, distance(code.size() + 2)}};
    append(result, code);
    result.push_back({Operation::kBackCommit, 2});
    result.push_back({Operation::kFail, 0});
    return result;
}

Fragment not_followed_by(const Fragment& code) {
    Fragment result{{Operation::kChoice, distance(code.size() + 2)}};
    append(result, code);
    result.push_back({Operation::kFailTwice, 0});
    return result;
}

class GrammarCompiler {
public:
    explicit GrammarCompiler(std::string_view text) : rest_(text) {}

    GrammarCode compile() && {
        find_rules();
        for (std::size_t index = 0; index < bodies_.size(); ++index) {
            rest_ = bodies_[index];
            code_.rules[index].entry = static_cast<std::uint32_t>(code_.instructions.size());
            append(code_.instructions, compile_choice());
            code_.instructions.push_back({Operation::kReturn, 0});
        }
        return std::move(code_);
    }

private:
    /// A rule begins with an unindented line and ends before the next one.
    void find_rules() {
        std::size_t begin = 0;
        while (begin < rest_.size()) {
            std::size_t end = begin;
            do {
                end = std::min(rest_.find('\n', end), rest_.size() - 1) + 1;
            } while (end < rest_.size() && (rest_[end] == ' ' || rest_[end] == '\n'));
            std::string_view rule = rest_.substr(begin, end - begin);
            begin = end;
            const std::size_t colon = rule.find(':');
            if (colon == std::string_view::npos) continue;
            std::string_view name = rule.substr(0, colon);
            const bool memo = accept_prefix(name, "memo ");
            const bool plain = accept_prefix(name, "plain ");
            code_.rules.push_back({name, memo, plain, 0});
            bodies_.push_back(rule.substr(colon + 1));
        }
    }

    static bool accept_prefix(std::string_view& text, std::string_view prefix) {
        if (text.substr(0, prefix.size()) != prefix) return false;
        text.remove_prefix(prefix.size());
        return true;
    }

    void skip_space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \n"), rest_.size())); }

    bool accept(std::string_view symbol) {
        skip_space();
        return accept_prefix(rest_, symbol);
    }

    /// What stands up to the closing quote, after the opening one.
    std::string_view quoted(char quote) {
        const std::string_view text = rest_.substr(0, rest_.find(quote));
        rest_.remove_prefix(text.size() + 1);
        return text;
    }

    std::string_view word() {
        const auto* end = std::find_if_not(rest_.begin(), rest_.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        });
        const std::string_view text = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
        rest_.remove_prefix(text.size());
        return text;
    }

    /// Alternatives up to a closing parenthesis or the end of the rule. Where one fails, the next begins;
    /// after the last one stands kFail.
    Fragment compile_choice() {
        std::vector<Fragment> alternatives;
        accept("|");
        do {
            alternatives.push_back(compile_sequence());
        } while (accept("|"));
        Fragment result{{Operation::kFail, 0}};
        for (auto alternative = alternatives.rbegin(); alternative != alternatives.rend(); ++alternative) {
            Fragment choice{{Operation::kChoice, distance(alternative->size() + 2)}};
            append(choice, *alternative);
            choice.push_back({Operation::kCommit, distance(result.size() + 1)});
            append(choice, result);
            result = std::move(choice);
        }
        return result;
    }

    Fragment compile_sequence() {
        Fragment code;
        if (accept("?")) code.push_back({Operation::kIfExplaining, 0});
        for (skip_space(); !rest_.empty() && rest_[0] != '|' && rest_[0] != ')'; skip_space()) {
            if (accept("=>")) {
                code.push_back({Operation::kAct, add_action()});
            } else if (accept("~")) {
                code.push_back({Operation::kCut, 0});
            } else {
                append(code, compile_item());
            }
        }
        return code;
    }

    std::int16_t add_action() {
        const std::string_view line = rest_.substr(1, rest_.find('\n') - 1);
        rest_.remove_prefix(line.size() + 1);
        const std::size_t space = std::min(line.find(' '), line.size());
        code_.actions.push_back({line.substr(0, space), line.substr(std::min(space + 1, line.size()))});
        return distance(code_.actions.size() - 1);
    }

    /// One element with what stands around it: a mark, a lookahead, a repetition.
    Fragment compile_item() {
        for (std::int16_t mark = 0; mark < 2; ++mark) {
            if (!accept(mark == 0 ? "a=" : "b=")) continue;
            Fragment code{{Operation::kMarkBegin, mark}};
            append(code, compile_item());
            code.push_back({Operation::kMarkEnd, mark});
            return code;
        }
        if (accept("&&'")) return {{Operation::kForced, token_operand(quoted('\''))}};
        if (accept("&")) return followed_by(compile_item());
        if (accept("!")) return not_followed_by(compile_item());
        Fragment code = compile_element();
        if (accept_prefix(rest_, ".")) {
            Fragment separated = std::move(code);
            code = compile_element();
            accept_prefix(rest_, "+");
            append(separated, code);
            append(code, repeated(separated));
        } else if (accept_prefix(rest_, "?")) {
            code = optional(code);
        } else if (accept_prefix(rest_, "*")) {
            code = repeated(code);
        } else if (accept_prefix(rest_, "+")) {
            append(code, repeated(code));
        }
        return code;
    }

    Fragment compile_element() {
        if (accept("(")) {
            Fragment code = compile_choice();
            accept(")");
            return code;
        }
        if (accept("'")) return {{Operation::kToken, token_operand(quoted('\''))}};
        if (accept("\"")) {
            code_.words.push_back(quoted('"'));
            return {{Operation::kSoftKeyword, distance(code_.words.size() - 1)}};
        }
        const std::string_view name = word();
        if (name[0] >= 'A' && name[0] <= 'Z') return {{Operation::kToken, token_operand(name)}};
        const auto rule =
            std::find_if(code_.rules.begin(), code_.rules.end(),
                         [&](const GrammarCode::Rule& candidate) { return candidate.name == name; });
        assert(rule != code_.rules.end());
        return {{Operation::kCall, distance(static_cast<std::size_t>(rule - code_.rules.begin()))}};
    }

    std::string_view rest_;
    std::vector<std::string_view> bodies_;
    GrammarCode code_;
};

// CPython's limit is 6,000 rules inside each other, some of which are none of ours.
constexpr std::size_t kMaxFrames = 20'000;
// Real programs take about 150 steps for a token. A run that takes far more has found nothing.
constexpr std::size_t kMaxStepsPerToken = 600;
constexpr std::size_t kLeastSteps = 4'000'000;

}  // namespace

GrammarCode compile_grammar(std::string_view text) {
    return GrammarCompiler(text).compile();
}

GrammarMachine::Outcome GrammarMachine::run(std::string_view rule, bool explaining) {
    position_ = 0;
    explaining_ = explaining;
    memories_.assign(tokens_.size(), {});
    forgotten_ = 0;
    frames_.clear();
    choices_.clear();
    const auto index =
        std::find_if(code_.rules.begin(), code_.rules.end(),
                     [&](const GrammarCode::Rule& candidate) { return candidate.name == rule; }) -
        code_.rules.begin();
    call(static_cast<std::uint16_t>(index));
    return step_loop();
}

/// Whether the current token can be looked at.
bool GrammarMachine::look() {
    furthest_ = std::max(furthest_, position_);
    return tokens_[position_].kind != TokenKind::kError;
}

void GrammarMachine::call(std::uint16_t rule) {
    frames_.push_back(
        {address_ + 1, rule, explaining_, position_, static_cast<std::uint32_t>(choices_.size()), {}});
    if (code_.rules[rule].plain) explaining_ = false;
    address_ = code_.rules[rule].entry;
}

/// Ends the innermost rule and remembers how.
void GrammarMachine::finish_rule(std::uint32_t end) {
    const Frame& frame = frames_.back();
    if (code_.rules[frame.rule].memo) memories_[frame.begin].push_back({frame.rule, end});
    explaining_ = frame.explaining_before;
    frames_.pop_back();
}

/// Goes back to the last choice. False if there is none.
bool GrammarMachine::fail() {
    if (choices_.empty()) return false;
    const Choice choice = choices_.back();
    choices_.pop_back();
    while (frames_.size() > choice.frames) finish_rule(kNoMatch);
    position_ = choice.position;
    address_ = choice.address;
    return true;
}

/// The start rule does not come back to a statement that it has passed.
void GrammarMachine::forget_until(std::uint32_t position) {
    for (; forgotten_ < position; ++forgotten_) memories_[forgotten_] = {};
}

GrammarMachine::Outcome GrammarMachine::step_loop() {
    for (std::size_t steps = kLeastSteps + tokens_.size() * kMaxStepsPerToken; steps != 0; --steps) {
        const Instruction instruction = code_.instructions[address_];
        const std::int16_t operand = instruction.operand;
        bool matches = true;
        switch (instruction.operation) {
            case Operation::kToken:
                if (!look()) return Outcome::kEndOfTokens;
                matches = tokens_[position_].kind == static_cast<TokenKind>(operand);
                if (matches) ++position_;
                ++address_;
                break;
            case Operation::kSoftKeyword: {
                if (!look()) return Outcome::kEndOfTokens;
                const Token& token = tokens_[position_];
                matches = token.kind == TokenKind::kName &&
                          text_of(token) == code_.words[static_cast<std::size_t>(operand)];
                if (matches) ++position_;
                ++address_;
                break;
            }
            case Operation::kCall: {
                const auto rule = static_cast<std::uint16_t>(operand);
                if (code_.rules[rule].memo) {
                    if (!look()) return Outcome::kEndOfTokens;
                    const std::vector<Memory>& memories = memories_[position_];
                    const auto memory = std::find_if(memories.begin(), memories.end(),
                                                     [&](const Memory& known) { return known.rule == rule; });
                    if (memory != memories.end()) {
                        matches = memory->end != kNoMatch;
                        if (matches) position_ = memory->end;
                        ++address_;
                        break;
                    }
                }
                if (frames_.size() >= kMaxFrames) return Outcome::kTooDeep;
                call(rule);
                break;
            }
            case Operation::kReturn:
                address_ = frames_.back().return_address;
                finish_rule(position_);
                if (frames_.empty()) return Outcome::kMatched;
                break;
            case Operation::kChoice:
                choices_.push_back({address_ + static_cast<std::uint32_t>(operand), position_,
                                    static_cast<std::uint32_t>(frames_.size())});
                ++address_;
                break;
            case Operation::kCommit:
                choices_.pop_back();
                address_ += static_cast<std::uint32_t>(operand);
                break;
            case Operation::kPartialCommit:
                choices_.back().position = position_;
                if (frames_.size() == 1) forget_until(position_);
                address_ += static_cast<std::uint32_t>(operand);
                break;
            case Operation::kBackCommit:
                position_ = choices_.back().position;
                choices_.pop_back();
                address_ += static_cast<std::uint32_t>(operand);
                break;
            case Operation::kFailTwice:
                choices_.pop_back();
                matches = false;
                break;
            case Operation::kFail:
                matches = false;
                break;
            case Operation::kCut:
                // Alternatives of one rule follow each other, and the last of them ends in kFail, kReturn.
                choices_.back().address = last_instruction_of(frames_.back().rule) - 1;
                ++address_;
                break;
            case Operation::kIfExplaining:
                matches = explaining_;
                ++address_;
                break;
            case Operation::kForced:
                if (!look()) return Outcome::kEndOfTokens;
                expected_ = static_cast<TokenKind>(operand);
                if (tokens_[position_].kind != expected_) return Outcome::kExpected;
                ++position_;
                ++address_;
                break;
            case Operation::kMarkBegin:
                frames_.back().marks[static_cast<std::size_t>(operand)].begin = position_;
                ++address_;
                break;
            case Operation::kMarkEnd:
                frames_.back().marks[static_cast<std::size_t>(operand)].end = position_;
                ++address_;
                break;
            case Operation::kAct: {
                const Frame& frame = frames_.back();
                switch (act(code_.actions[static_cast<std::size_t>(operand)], frame.marks[0], frame.marks[1],
                            {frame.begin, position_})) {
                    case Verdict::kAccept:
                        break;
                    case Verdict::kDecline:
                        choices_.resize(frame.choices);
                        matches = false;
                        break;
                    case Verdict::kStop:
                        return Outcome::kStopped;
                }
                ++address_;
                break;
            }
        }
        if (!matches && !fail()) return Outcome::kFailed;
    }
    return Outcome::kFailed;
}

/// The kReturn of a rule.
std::uint32_t GrammarMachine::last_instruction_of(std::uint16_t rule) const {
    const std::size_t next = rule + std::size_t{1};
    return next < code_.rules.size() ? code_.rules[next].entry - 1
                                     : static_cast<std::uint32_t>(code_.instructions.size() - 1);
}

}  // namespace loopscope::language
