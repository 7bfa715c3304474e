// Runs the grammar of error_grammar.h over tokens.
//
// A parsing machine with its own stack: it goes back to the last open choice when something fails, and
// however deep the source nests, it does not call itself. Every run ends: the work is limited.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "language/syntax/token.h"

namespace loopscope::language {

/// A grammar compiled to instructions. Jumps are relative, so that pieces of code can be put together freely.
struct GrammarCode {
    enum class Operation : std::uint8_t {
        kToken,          // operand: TokenKind; step over it or fail
        kSoftKeyword,    // operand: index into words; the same for a name with this text
        kCall,           // operand: index into rules
        kReturn,         // the rule has matched
        kChoice,         // operand: where to go on if what follows fails
        kCommit,         // drop the last choice and jump
        kPartialCommit,  // move the last choice to the current token and jump: the end of a loop
        kBackCommit,     // go back to where the last choice was made, drop it and jump: the end of &e
        kFail,           // go back to the last choice
        kFailTwice,      // drop the last choice, then fail: the end of !e
        kCut,            // if what follows fails, so does the rule
        kIfExplaining,   // fail in the first pass and inside a plain rule
        kForced,         // operand: TokenKind; step over it or stop
        kMarkBegin,      // operand: 0 or 1; here begins what a or b names
        kMarkEnd,        // operand: 0 or 1; here it ends
        kAct,            // operand: index into actions
    };
    struct Instruction {
        Operation operation;
        std::int16_t operand;
    };
    struct Rule {
        std::string_view name;
        bool memo;
        bool plain;
        std::uint32_t entry;
    };
    struct Action {
        std::string_view place;  // or the name of a check
        std::string_view message;
    };

    std::vector<Instruction> instructions;
    std::vector<Rule> rules;
    std::vector<std::string_view> words;
    std::vector<Action> actions;
};

/// Compiles a grammar in the notation of error_grammar.h. The text must outlive the code.
[[nodiscard]] GrammarCode compile_grammar(std::string_view text);

class GrammarMachine {
public:
    enum class Outcome : std::uint8_t {
        kMatched,
        kFailed,
        kStopped,      // an action has found the error
        kExpected,     // a forced token is missing: expected()
        kEndOfTokens,  // the tokenizer's error has been reached
        kTooDeep,
    };

    /// A stretch of tokens.
    struct Range {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    /// What an action says: go on, or give up the rule it stands in, or end the search.
    enum class Verdict : std::uint8_t { kAccept, kDecline, kStop };

    GrammarMachine(const GrammarCode& code, std::string_view source, std::span<const Token> tokens)
        : code_(code), source_(source), tokens_(tokens) {}
    virtual ~GrammarMachine() = default;

    /// Matches the rule with this name from the first token on. Explaining, it takes the wrong turns of the
    /// grammar, too.
    [[nodiscard]] Outcome run(std::string_view rule, bool explaining);

    /// The last token that any run has looked at.
    [[nodiscard]] std::uint32_t furthest() const { return furthest_; }
    /// The forced token that is missing, and where.
    [[nodiscard]] TokenKind expected() const { return expected_; }
    [[nodiscard]] std::uint32_t position() const { return position_; }

protected:
    /// Called at the end of an alternative with an action; `whole` is what its rule has matched so far.
    virtual Verdict act(const GrammarCode::Action& action, Range a, Range b, Range whole) = 0;

    [[nodiscard]] std::string_view source() const { return source_; }
    [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }
    [[nodiscard]] std::string_view text_of(const Token& token) const {
        return source_.substr(token.begin, token.end - token.begin);
    }

private:
    struct Frame {
        std::uint32_t return_address;
        std::uint16_t rule;
        bool explaining_before;
        std::uint32_t begin;
        std::uint32_t choices;  // how many were open when the rule was called
        std::array<Range, 2> marks;
    };
    struct Choice {
        std::uint32_t address;
        std::uint32_t position;
        std::uint32_t frames;
    };
    struct Memory {
        std::uint16_t rule;
        std::uint32_t end;  // or kNoMatch
    };
    static constexpr std::uint32_t kNoMatch = UINT32_MAX;

    bool look();
    void call(std::uint16_t rule);
    void finish_rule(std::uint32_t end);
    bool fail();
    void forget_until(std::uint32_t position);
    Outcome step_loop();
    [[nodiscard]] std::uint32_t last_instruction_of(std::uint16_t rule) const;

    const GrammarCode& code_;
    std::string_view source_;
    std::span<const Token> tokens_;
    std::uint32_t position_ = 0;  // the token to match next
    std::uint32_t furthest_ = 0;
    std::uint32_t address_ = 0;
    bool explaining_ = false;
    TokenKind expected_ = TokenKind::kEndMarker;
    std::vector<Frame> frames_;
    std::vector<Choice> choices_;
    std::vector<std::vector<Memory>> memories_;  // one for each token
    std::uint32_t forgotten_ = 0;                // those before this token are gone
};

}  // namespace loopscope::language
