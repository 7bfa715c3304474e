// The grammar that the search for errors follows, errors.grammar: Python 3.13 and, among its rules, the wrong
// turns that have a message of their own. It is a text of the library, as only wrong programs need it.
//
// It is a parsing expression grammar, because CPython's parser is one: which message a wrong program gets
// depends on the order in which alternatives are tried. It only recognises; the tree comes from
// recursive_descent.h.
//
//     name: a b | c        alternatives are tried in this order
//     memo name: ...       what the rule finds at a place is remembered, as CPython does for the same rules
//     plain name: ...      inside this rule no wrong turns are taken
//     'if' "match" NAME    a keyword or operator, a soft keyword, a kind of token
//     e? e* e+ ','.e+      optional, repeated, repeated with a separator
//     &e !e                must follow, must not follow
//     ~                    from here on no other alternative
//     &&':'                must come, or else that is the error
//     | ? e                a wrong turn: tried only in the second pass
//     x=e                  remembers where e stands, x being a or b
//     => place message     the error, if the alternative matches; it takes the rest of the line
//     => check             what else must hold there, see ErrorSearch::check in syntax_errors.cpp
//
// The place of an error: `a` where a stands, `a-b` from a to b, `a..` or `b..` from there up to what has been
// read, `end` at the end of a, `last` at the last token that has been read, `next` at the next one, `block`
// as `last`, but an IndentationError. In messages %s is what kind of expression a is, %t its text, %d its
// line, and %b is "bound" or "constraints".
//
// The rule soft_keyword is as CPython has it: it takes the beginning of a soft keyword for the whole.
#pragma once

#include <string_view>

namespace loopscope::language {

/// Its name in the library.
inline constexpr std::string_view kErrorGrammarName = "syntax/errors.grammar";
/// The same of the characters' names.
inline constexpr std::string_view kCharacterNamesName = "syntax/character_names.txt";

}  // namespace loopscope::language
