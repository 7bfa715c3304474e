// Tokens: what the tokenizer makes of a source text and the parsers read.
//
// Keywords have kinds of their own; soft keywords (match, case, type, _) are names. Token positions are those
// of CPython's tokens: lines from 1, columns in bytes from 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/syntax/ast.h"
#include "language/syntax/syntax_error.h"

namespace loopscope::language {

// The lists give, for each kind, its enumerator and its spelling.

#define LOOPSCOPE_KEYWORD_TOKENS(X) \
    X(kFalse, "False")              \
    X(kNone, "None")                \
    X(kTrue, "True")                \
    X(kAnd, "and")                  \
    X(kAs, "as")                    \
    X(kAssert, "assert")            \
    X(kAsync, "async")              \
    X(kAwait, "await")              \
    X(kBreak, "break")              \
    X(kClass, "class")              \
    X(kContinue, "continue")        \
    X(kDef, "def")                  \
    X(kDel, "del")                  \
    X(kElif, "elif")                \
    X(kElse, "else")                \
    X(kExcept, "except")            \
    X(kFinally, "finally")          \
    X(kFor, "for")                  \
    X(kFrom, "from")                \
    X(kGlobal, "global")            \
    X(kIf, "if")                    \
    X(kImport, "import")            \
    X(kIn, "in")                    \
    X(kIs, "is")                    \
    X(kLambda, "lambda")            \
    X(kNonlocal, "nonlocal")        \
    X(kNot, "not")                  \
    X(kOr, "or")                    \
    X(kPass, "pass")                \
    X(kRaise, "raise")              \
    X(kReturn, "return")            \
    X(kTry, "try")                  \
    X(kWhile, "while")              \
    X(kWith, "with")                \
    X(kYield, "yield")

#define LOOPSCOPE_OPERATOR_TOKENS(X) \
    X(kLeftParen, "(")               \
    X(kRightParen, ")")              \
    X(kLeftBracket, "[")             \
    X(kRightBracket, "]")            \
    X(kLeftBrace, "{")               \
    X(kRightBrace, "}")              \
    X(kColon, ":")                   \
    X(kComma, ",")                   \
    X(kSemicolon, ";")               \
    X(kDot, ".")                     \
    X(kEllipsis, "...")              \
    X(kExclamation, "!")             \
    X(kPlus, "+")                    \
    X(kMinus, "-")                   \
    X(kStar, "*")                    \
    X(kSlash, "/")                   \
    X(kDoubleSlash, "//")            \
    X(kPercent, "%")                 \
    X(kAt, "@")                      \
    X(kDoubleStar, "**")             \
    X(kVerticalBar, "|")             \
    X(kAmpersand, "&")               \
    X(kCircumflex, "^")              \
    X(kTilde, "~")                   \
    X(kLeftShift, "<<")              \
    X(kRightShift, ">>")             \
    X(kLess, "<")                    \
    X(kGreater, ">")                 \
    X(kEqualEqual, "==")             \
    X(kNotEqual, "!=")               \
    X(kLessEqual, "<=")              \
    X(kGreaterEqual, ">=")           \
    X(kEqual, "=")                   \
    X(kColonEqual, ":=")             \
    X(kArrow, "->")                  \
    X(kPlusEqual, "+=")              \
    X(kMinusEqual, "-=")             \
    X(kStarEqual, "*=")              \
    X(kSlashEqual, "/=")             \
    X(kDoubleSlashEqual, "//=")      \
    X(kPercentEqual, "%=")           \
    X(kAtEqual, "@=")                \
    X(kDoubleStarEqual, "**=")       \
    X(kVerticalBarEqual, "|=")       \
    X(kAmpersandEqual, "&=")         \
    X(kCircumflexEqual, "^=")        \
    X(kLeftShiftEqual, "<<=")        \
    X(kRightShiftEqual, ">>=")

enum class TokenKind : std::uint8_t {
    kEndMarker,
    kNewline,
    kIndent,
    kDedent,
    kName,
    kNumber,
    kString,
    kFStringStart,
    kFStringMiddle,
    kFStringEnd,
    kUnknown,  // a character that begins no token, such as $
    kError,    // here the tokenizer gave up; always the last token
#define LOOPSCOPE_ENUMERATOR(name, spelling) name,
    LOOPSCOPE_KEYWORD_TOKENS(LOOPSCOPE_ENUMERATOR) LOOPSCOPE_OPERATOR_TOKENS(LOOPSCOPE_ENUMERATOR)
#undef LOOPSCOPE_ENUMERATOR
};

struct Token {
    TokenKind kind;
    std::uint8_t nesting;  // open brackets after this token
    std::uint32_t begin;   // where its text stands in the source, in bytes
    std::uint32_t end;
    ast::Location location;
};

/// All tokens of a source, ending in kEndMarker or, if the tokenizer gave up, in kError.
struct TokenList {
    std::vector<Token> tokens;
    std::optional<SyntaxError> error;  // why it ends in kError
    // Whether the tokenizer itself words the error: CPython lets such an error win over one of its parser
    // that comes first. The others are worded when the parser gets there.
    bool error_takes_precedence = false;
    // "'(' was never closed", if it stopped inside brackets: an error of the parser that comes on a later
    // line than the bracket gives way to this one, too.
    std::optional<SyntaxError> unclosed;
    std::vector<SyntaxWarning> warnings;
    std::string_view character_names;  // for the literals among them, as `parse` was given them
};

/// The kind of a keyword, or kName for any other name.
[[nodiscard]] TokenKind keyword_or_name(std::string_view text);

}  // namespace loopscope::language
