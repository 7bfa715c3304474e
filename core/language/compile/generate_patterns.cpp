// The match statement.
//
// A pattern takes the subject off the stack and goes on when it matches; otherwise it jumps to a failure
// label that pops what the pattern has on the stack there. What a pattern captures stays on the stack, the
// first capture on top, and goes to its variables only when the whole pattern has matched.
#include <algorithm>
#include <string>
#include <vector>

#include "language/compile/code_generator.h"
#include "language/compile/constant_folding.h"
#include "language/objects/string.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

bool is_wildcard(const ast::Pattern& node) {
    const ast::MatchAs* as = node.try_as<ast::MatchAs>();
    return as != nullptr && as->pattern == nullptr && as->name.empty();
}

bool is_star_wildcard(const ast::Pattern& node) {
    const ast::MatchStar* star = node.try_as<ast::MatchStar>();
    return star != nullptr && star->name.empty();
}

}  // namespace

void CodeGenerator::match_statement(const ast::Match& node) {
    const Label end = make_label();
    expression(*node.subject);
    const std::uint32_t depth = builder().depth() - 1;
    const bool has_default = node.cases.size() > 1 && is_wildcard(*node.cases.back().pattern);
    const std::size_t tested = node.cases.size() - (has_default ? 1 : 0);
    for (std::size_t i = 0; i < tested; ++i) {
        const bool is_last = i + 1 == node.cases.size();
        match_case(node.cases[i], i + 1 < tested, is_last || node.cases[i].guard != nullptr, end);
    }
    builder().set_depth(depth);
    if (has_default) {
        const ast::MatchCase& last = node.cases.back();
        emit(last.pattern->location, Opcode::Nop);
        if (last.guard != nullptr) jump_if(*last.guard, end, false);
        statements(last.body);
    }
    bind(end);
    builder().set_depth(depth);
}

/// `subject ->`, or with `keeps_subject` `subject -> subject` when it does not match.
void CodeGenerator::match_case(const ast::MatchCase& match_case, bool keeps_subject, bool may_be_irrefutable,
                               Label end) {
    const Location& location = match_case.pattern->location;
    const std::uint32_t depth = builder().depth();
    if (keeps_subject) emit(location, Opcode::Copy, 1);
    PatternState state;
    state.may_be_irrefutable = may_be_irrefutable;
    pattern(*match_case.pattern, state);
    for (const std::string_view captured : state.captures) store_name(location, captured);
    if (match_case.guard != nullptr) jump_if(*match_case.guard, failure_label(0, state), false);
    if (keeps_subject) emit(location, Opcode::Pop);
    statements(match_case.body);
    jump(kNowhere, Opcode::Jump, end);
    builder().set_depth(keeps_subject ? depth : depth - 1);
    bind_failures(location, state);
}

void CodeGenerator::pattern(const ast::Pattern& node, PatternState& state) {
    switch (node.kind) {
        case ast::NodeKind::kMatchValue:
            return value_pattern(node.as<ast::MatchValue>(), state);
        case ast::NodeKind::kMatchSingleton: {
            const ast::ConstantKind kind = node.as<ast::MatchSingleton>().value;
            load_constant(node.location, kind == ast::ConstantKind::kNone
                                             ? Value::none()
                                             : Value::boolean(kind == ast::ConstantKind::kTrue));
            emit(node.location, Opcode::Is, 0);
            return fail_pattern(node.location, Opcode::JumpIfFalse, state);
        }
        case ast::NodeKind::kMatchSequence:
            return sequence_pattern(node.as<ast::MatchSequence>(), state);
        case ast::NodeKind::kMatchMapping:
            return mapping_pattern(node.as<ast::MatchMapping>(), state);
        case ast::NodeKind::kMatchClass:
            return class_pattern(node.as<ast::MatchClass>(), state);
        case ast::NodeKind::kMatchStar:
            return capture(node.location, node.as<ast::MatchStar>().name, state);
        case ast::NodeKind::kMatchAs:
            return as_pattern(node.as<ast::MatchAs>(), state);
        case ast::NodeKind::kMatchOr:
            return or_pattern(node.as<ast::MatchOr>(), state);
        default:
            return;
    }
}

/// A pattern inside another: it must be refutable only if that one must.
void CodeGenerator::subpattern(const ast::Pattern& node, PatternState& state) {
    const bool outer = state.may_be_irrefutable;
    state.may_be_irrefutable = true;
    pattern(node, state);
    state.may_be_irrefutable = outer;
}

// Failing and capturing

Label CodeGenerator::failure_label(std::size_t pops, PatternState& state) {
    while (state.failures.size() <= pops) state.failures.push_back(make_label());
    return state.failures[pops];
}

void CodeGenerator::fail_pattern(const Location& location, Opcode opcode, PatternState& state) {
    jump(location, opcode, failure_label(state.on_top + state.captures.size(), state));
}

/// Here the pattern has failed, and what it had on the stack is gone.
void CodeGenerator::bind_failures(const Location& location, PatternState& state) {
    const std::uint32_t depth = builder().depth();
    for (std::size_t pops = state.failures.size(); pops-- > 0;) {
        bind(state.failures[pops]);
        if (pops > 0) emit(location, Opcode::Pop);
    }
    builder().set_depth(depth);
}

/// Moves the top value below the `count - 1` others.
void CodeGenerator::rotate(const Location& location, std::uint32_t count) {
    for (; count > 1; --count) emit(location, Opcode::Swap, count);
}

/// `value ->`, kept for the variable; `_` (an empty name) keeps nothing.
void CodeGenerator::capture(const Location& location, std::string_view captured, PatternState& state) {
    if (captured.empty()) return emit(location, Opcode::Pop);
    check_assignable(captured, location);
    if (std::find(state.captures.begin(), state.captures.end(), captured) != state.captures.end()) {
        fail_name("multiple assignments to name '", captured, "' in pattern", location);
    }
    rotate(location, state.on_top + static_cast<std::uint32_t>(state.captures.size()) + 1);
    state.captures.push_back(captured);
}

// Kinds of patterns

void CodeGenerator::value_pattern(const ast::MatchValue& node, PatternState& state) {
    if (!fold(runtime_, *node.value) && !node.value->is<ast::Attribute>()) {
        fail("patterns may only match literals and attribute lookups", node.location);
    }
    expression(*node.value);
    emit(node.location, Opcode::Compare, static_cast<std::uint32_t>(CompareOperator::Equal));
    fail_pattern(node.location, Opcode::JumpIfFalse, state);
}

void CodeGenerator::as_pattern(const ast::MatchAs& node, PatternState& state) {
    if (node.pattern == nullptr) {
        if (!state.may_be_irrefutable) {
            if (node.name.empty()) {
                fail("wildcard makes remaining patterns unreachable", node.location);
            } else {
                fail_name("name capture '", node.name, "' makes remaining patterns unreachable",
                          node.location);
            }
        }
        return capture(node.location, node.name, state);
    }
    ++state.on_top;
    emit(node.location, Opcode::Copy, 1);
    pattern(*node.pattern, state);
    --state.on_top;
    capture(node.location, node.name, state);
}

void CodeGenerator::sequence_pattern(const ast::MatchSequence& node, PatternState& state) {
    const std::size_t none = node.patterns.size();
    std::size_t star = none;
    bool only_wildcards = true;
    for (std::size_t i = 0; i < node.patterns.size(); ++i) {
        if (node.patterns[i]->is<ast::MatchStar>()) {
            if (star != none) fail("multiple starred names in sequence pattern", node.location);
            star = i;
        }
        only_wildcards =
            only_wildcards && (is_wildcard(*node.patterns[i]) || is_star_wildcard(*node.patterns[i]));
    }
    ++state.on_top;
    emit(node.location, Opcode::MatchSequence);
    fail_pattern(node.location, Opcode::JumpIfFalse, state);
    const bool has_star = star != none;
    const std::size_t least = node.patterns.size() - (has_star ? 1 : 0);
    if (!has_star || least > 0) {
        emit(node.location, Opcode::GetLength);
        load_integer(node.location, static_cast<std::int64_t>(least));
        emit(node.location, Opcode::Compare,
             static_cast<std::uint32_t>(has_star ? CompareOperator::GreaterEqual : CompareOperator::Equal));
        fail_pattern(node.location, Opcode::JumpIfFalse, state);
    }
    --state.on_top;
    if (only_wildcards) return emit(node.location, Opcode::Pop);
    if (has_star && is_star_wildcard(*node.patterns[star])) return indexed_sequence(node, star, state);
    unpacked_sequence(node, state);
}

void CodeGenerator::unpacked_sequence(const ast::MatchSequence& node, PatternState& state) {
    std::size_t star = node.patterns.size();
    for (std::size_t i = 0; i < node.patterns.size(); ++i) {
        if (node.patterns[i]->is<ast::MatchStar>()) star = i;
    }
    const auto count = static_cast<std::uint32_t>(node.patterns.size());
    if (star == node.patterns.size()) {
        emit(node.location, Opcode::UnpackSequence, count);
    } else {
        constexpr std::size_t kMostBefore = 256;
        constexpr std::size_t kMostAfter = 4096;
        const std::size_t after = node.patterns.size() - star - 1;
        if (star >= kMostBefore || after >= kMostAfter) {
            fail("too many expressions in star-unpacking sequence pattern", node.location);
        }
        emit(node.location, Opcode::UnpackStarred, static_cast<std::uint32_t>(star | after << 12));
    }
    state.on_top += count;
    for (const ast::Pattern* item : node.patterns) {
        --state.on_top;
        subpattern(*item, state);
    }
}

/// `[a, *_, b]`: takes the items by their index instead of unpacking all.
void CodeGenerator::indexed_sequence(const ast::MatchSequence& node, std::size_t star, PatternState& state) {
    ++state.on_top;
    for (std::size_t i = 0; i < node.patterns.size(); ++i) {
        const ast::Pattern& item = *node.patterns[i];
        if (i == star || is_wildcard(item)) continue;
        emit(node.location, Opcode::Copy, 1);
        if (i < star) {
            load_integer(node.location, static_cast<std::int64_t>(i));
        } else {
            emit(node.location, Opcode::GetLength);
            load_integer(node.location, static_cast<std::int64_t>(node.patterns.size() - i));
            emit(node.location, Opcode::Binary, static_cast<std::uint32_t>(BinaryOperator::Subtract));
        }
        emit(node.location, Opcode::GetItem);
        subpattern(item, state);
    }
    --state.on_top;
    emit(node.location, Opcode::Pop);
}

void CodeGenerator::mapping_pattern(const ast::MatchMapping& node, PatternState& state) {
    const auto count = static_cast<std::uint32_t>(node.keys.size());
    ++state.on_top;
    emit(node.location, Opcode::MatchMapping);
    fail_pattern(node.location, Opcode::JumpIfFalse, state);
    if (count == 0 && node.rest.empty()) {
        --state.on_top;
        return emit(node.location, Opcode::Pop);
    }
    if (count > 0) {
        emit(node.location, Opcode::GetLength);
        load_integer(node.location, count);
        emit(node.location, Opcode::Compare, static_cast<std::uint32_t>(CompareOperator::GreaterEqual));
        fail_pattern(node.location, Opcode::JumpIfFalse, state);
    }
    mapping_keys(node);
    emit(node.location, Opcode::MatchKeys);
    // subject keys values
    state.on_top += 2;
    emit(node.location, Opcode::Copy, 1);
    fail_pattern(node.location, Opcode::JumpIfNone, state);
    emit(node.location, Opcode::UnpackSequence, count);
    state.on_top += count;
    --state.on_top;
    for (const ast::Pattern* item : node.patterns) {
        --state.on_top;
        subpattern(*item, state);
    }
    state.on_top -= 2;
    if (node.rest.empty()) {
        emit(node.location, Opcode::Pop);
        return emit(node.location, Opcode::Pop);
    }
    // subject keys -> a dict of the items whose keys were not asked for
    emit(node.location, Opcode::BuildDict, 0);
    emit(node.location, Opcode::Swap, 3);
    emit(node.location, Opcode::DictUpdate, 2);
    emit(node.location, Opcode::UnpackSequence, count);
    for (std::uint32_t left = count; left > 0; --left) {
        emit(node.location, Opcode::Copy, 1 + left);
        emit(node.location, Opcode::Swap, 2);
        emit(node.location, Opcode::DeleteItem);
    }
    capture(node.location, node.rest, state);
}

void CodeGenerator::mapping_keys(const ast::MatchMapping& node) {
    std::vector<Value> seen;
    for (const ast::Expression* key : node.keys) {
        if (const std::optional<Value> constant = fold(runtime_, *key)) {
            for (const Value& other : seen) {
                if (simple_equals(runtime_, other, *constant) != Equality::Equal) continue;
                const Value text = repr(runtime_, *constant);
                fail_name("mapping pattern checks duplicate key (",
                          text.is<String>() ? text.as<String>()->view() : "", ")", node.location);
                break;
            }
            seen.push_back(*constant);
        } else if (!key->is<ast::Attribute>()) {
            fail("mapping pattern keys may only match literals and attribute lookups", node.location);
        }
        expression(*key);
    }
    emit(node.location, Opcode::BuildTuple, static_cast<std::uint32_t>(node.keys.size()));
}

void CodeGenerator::class_pattern(const ast::MatchClass& node, PatternState& state) {
    for (std::size_t i = 0; i < node.kwd_attrs.size(); ++i) {
        check_assignable(node.kwd_attrs[i], node.kwd_patterns[i]->location);
        for (std::size_t j = i + 1; j < node.kwd_attrs.size(); ++j) {
            if (node.kwd_attrs[i] == node.kwd_attrs[j]) {
                fail_name("attribute name repeated in class pattern: ", node.kwd_attrs[i], "",
                          node.kwd_patterns[j]->location);
            }
        }
    }
    expression(*node.cls);
    load_constant(node.location, name_tuple(node.kwd_attrs));
    emit(node.location, Opcode::MatchClass, static_cast<std::uint32_t>(node.patterns.size()));
    ++state.on_top;
    emit(node.location, Opcode::Copy, 1);
    fail_pattern(node.location, Opcode::JumpIfNone, state);
    const auto count = static_cast<std::uint32_t>(node.patterns.size() + node.kwd_patterns.size());
    emit(node.location, Opcode::UnpackSequence, count);
    state.on_top += count;
    --state.on_top;
    const auto item = [this, &node, &state](const ast::Pattern& inner) {
        --state.on_top;
        if (is_wildcard(inner)) return emit(node.location, Opcode::Pop);
        subpattern(inner, state);
    };
    for (const ast::Pattern* inner : node.patterns) item(*inner);
    for (const ast::Pattern* inner : node.kwd_patterns) item(*inner);
}

void CodeGenerator::or_pattern(const ast::MatchOr& node, PatternState& state) {
    const Label end = make_label();
    const std::uint32_t depth = builder().depth();
    std::vector<std::string_view> captures;
    for (const ast::Pattern* alternative : node.patterns) {
        PatternState inner;
        inner.may_be_irrefutable = alternative == node.patterns.back() && state.may_be_irrefutable;
        builder().set_depth(depth);
        emit(alternative->location, Opcode::Copy, 1);
        pattern(*alternative, inner);
        if (alternative == node.patterns.front()) {
            captures = inner.captures;
        } else if (!std::is_permutation(captures.begin(), captures.end(), inner.captures.begin(),
                                        inner.captures.end())) {
            fail("alternative patterns bind different names", node.location);
        } else {
            reorder_captures(captures, inner, alternative->location);
        }
        jump(alternative->location, Opcode::Jump, end);
        builder().set_depth(depth);
        bind_failures(alternative->location, inner);
    }
    // None has matched.
    builder().set_depth(depth);
    emit(node.location, Opcode::Pop);
    fail_pattern(node.location, Opcode::Jump, state);
    bind(end);

    // subject captures... -> captures..., below what else is there
    const auto count = static_cast<std::uint32_t>(captures.size());
    builder().set_depth(depth + count);
    const std::uint32_t below = count + 1 + state.on_top + static_cast<std::uint32_t>(state.captures.size());
    for (const std::string_view captured : captures) {
        rotate(node.location, below);
        if (std::find(state.captures.begin(), state.captures.end(), captured) != state.captures.end()) {
            fail_name("multiple assignments to name '", captured, "' in pattern", node.location);
        }
        state.captures.push_back(captured);
    }
    emit(node.location, Opcode::Pop);
}

/// Brings the captured values into the order of the first alternative: `wanted[0]` on top.
void CodeGenerator::reorder_captures(const std::vector<std::string_view>& wanted, PatternState& state,
                                     const Location& location) {
    for (std::size_t place = wanted.size(); place-- > 0;) {
        // From the bottom up: bring the right value to the top, then down to its place.
        const auto found = std::find(state.captures.begin(), state.captures.end(), wanted[place]);
        const auto from = static_cast<std::size_t>(found - state.captures.begin());
        if (from == place) continue;
        if (from > 0) emit(location, Opcode::Swap, static_cast<std::uint32_t>(from + 1));
        std::swap(state.captures[0], state.captures[from]);
        if (place > 0) emit(location, Opcode::Swap, static_cast<std::uint32_t>(place + 1));
        std::swap(state.captures[0], state.captures[place]);
    }
}

}  // namespace loopscope::language
