// Comprehensions and generator expressions.
//
// A list, set or dict comprehension runs in the frame around it (PEP 709): its variables take the slots of
// their names, and what was in them waits on the stack meanwhile. A generator expression is a function that
// is called at once.
#include <vector>

#include "language/compile/code_generator.h"

namespace loopscope::language {

namespace {

/// The variables that a comprehension binds itself.
std::vector<const Symbol*> own_variables(const Scope& scope) {
    std::vector<const Symbol*> variables;
    for (const Symbol& symbol : scope.symbols()) {
        if (symbol.access == Access::Local || symbol.access == Access::Cell) variables.push_back(&symbol);
    }
    return variables;
}

}  // namespace

void CodeGenerator::comprehension(const ast::Expression& node, std::span<const ast::Comprehension> generators,
                                  const ast::Expression& element, const ast::Expression* value) {
    const Scope& scope = symbols_.scope_of(&node);
    const bool is_generator = node.kind == ast::NodeKind::kGeneratorExp;
    if (scope.is_coroutine && !is_generator && unit_->kind != UnitKind::AsyncFunction &&
        unit_->kind != UnitKind::GeneratorExpression) {
        fail("asynchronous comprehension outside of an asynchronous function", node.location);
    }
    if (is_generator) return generator_expression(node, scope, generators, element);
    inlined_comprehension(node, scope, generators, element, value);
}

void CodeGenerator::inlined_comprehension(const ast::Expression& node, const Scope& scope,
                                          std::span<const ast::Comprehension> generators,
                                          const ast::Expression& element, const ast::Expression* value) {
    const Location& location = node.location;
    const ast::Comprehension& outermost = generators[0];
    const std::uint32_t depth = builder().depth();
    const Guard outer_guard = builder().guard();
    const Label failed = make_label();
    const Label end = make_label();

    expression(*outermost.iter);
    emit(outermost.iter->location, outermost.is_async ? Opcode::GetAsyncIterator : Opcode::GetIterator);

    // iterator -> last-saved other-saved... iterator: what the slots held stands below the iterator.
    const Scope* const outer_scope = unit_->scope;
    unit_->scope = &scope;
    const std::vector<const Symbol*> variables = own_variables(scope);
    for (const Symbol* variable : variables) {
        emit_slot(location, Opcode::LoadLocalAndClear, variable->name);
        if (variable->access == Access::Cell) emit_slot(location, Opcode::MakeCell, variable->name);
    }
    const auto saved = static_cast<std::uint32_t>(variables.size());
    if (saved > 0) emit(location, Opcode::Swap, saved + 1);

    const auto restore = [this, &location, &variables, saved] {
        if (saved > 0) emit(location, Opcode::Swap, saved + 1);
        for (auto variable = variables.rbegin(); variable != variables.rend(); ++variable) {
            emit_slot(location, Opcode::RestoreLocal, (*variable)->name);
        }
    };
    if (saved > 0) builder().set_guard(builder().make_guard(failed, depth + saved));

    const Opcode build = node.kind == ast::NodeKind::kListComp  ? Opcode::BuildList
                         : node.kind == ast::NodeKind::kSetComp ? Opcode::BuildSet
                                                                : Opcode::BuildDict;
    emit(location, build, 0);
    emit(location, Opcode::Swap, 2);
    comprehension_loops(node, generators, element, value);
    builder().set_guard(outer_guard);
    restore();
    jump(kNowhere, Opcode::Jump, end);

    bind(failed);
    builder().set_depth(depth + saved + 1);
    restore();
    emit(kNowhere, Opcode::Reraise);
    unit_->scope = outer_scope;
    bind(end);
    builder().set_depth(depth + 1);
}

void CodeGenerator::generator_expression(const ast::Expression& node, const Scope& scope,
                                         std::span<const ast::Comprehension> generators,
                                         const ast::Expression& element) {
    const Location& location = node.location;
    const ast::Comprehension& outermost = generators[0];
    enter(UnitKind::GeneratorExpression, scope, "<genexpr>", location.line);
    emit_slot(outermost.iter->location, Opcode::LoadLocal, ".0");
    comprehension_loops(node, generators, element, nullptr);
    add_return_of_none();
    make_function(location, leave(), scope, {});
    emit(location, Opcode::PushEmpty);
    expression(*outermost.iter);
    emit(outermost.iter->location, outermost.is_async ? Opcode::GetAsyncIterator : Opcode::GetIterator);
    emit(location, Opcode::Call, 1);
}

/// All loops, one inside the other, around the element. The outermost iterator is on the stack, and gone in
/// the end.
void CodeGenerator::comprehension_loops(const ast::Expression& node,
                                        std::span<const ast::Comprehension> generators,
                                        const ast::Expression& element, const ast::Expression* value) {
    struct Loop {
        Label again;
        Label next;
        Label end;
        std::uint32_t depth;
    };
    std::vector<Loop> loops;
    const Guard outer_guard = builder().guard();
    for (const ast::Comprehension& generator : generators) {
        const Location& location = generator.iter->location;
        if (!loops.empty()) {
            expression(*generator.iter);
            emit(location, generator.is_async ? Opcode::GetAsyncIterator : Opcode::GetIterator);
        }
        const Loop& loop =
            loops.emplace_back(Loop{make_label(), make_label(), make_label(), builder().depth()});
        bind(loop.again);
        if (generator.is_async) {
            builder().set_guard(builder().make_guard(loop.end, loop.depth));
            emit(node.location, Opcode::GetAsyncNext);
            emit(node.location, Opcode::Delegate);
            builder().set_guard(outer_guard);
        } else {
            jump(location, Opcode::ForIterate, loop.end);
        }
        store_target(*generator.target);
        for (const ast::Expression* condition : generator.ifs) jump_if(*condition, loop.next, false);
    }
    comprehension_element(node, static_cast<std::uint32_t>(loops.size()), element, value);
    for (std::size_t i = loops.size(); i-- > 0;) {
        const Location& location = generators[i].iter->location;
        bind(loops[i].next);
        jump(location, Opcode::JumpBack, loops[i].again);
        bind(loops[i].end);
        if (generators[i].is_async) {
            builder().set_depth(loops[i].depth + 1);
            emit(node.location, Opcode::EndAsyncFor);
        }
        builder().set_depth(loops[i].depth - 1);
    }
}

/// Adds the element to what is being built, below the iterators of `loops` loops.
void CodeGenerator::comprehension_element(const ast::Expression& node, std::uint32_t loops,
                                          const ast::Expression& element, const ast::Expression* value) {
    // A dict comprehension's item begins at the key and ends at the value.
    Location location = element.location;
    expression(element);
    switch (node.kind) {
        case ast::NodeKind::kListComp:
            return emit(location, Opcode::ListAppend, loops + 1);
        case ast::NodeKind::kSetComp:
            return emit(location, Opcode::SetAdd, loops + 1);
        case ast::NodeKind::kDictComp:
            expression(*value);
            location.end_line = value->location.end_line;
            location.end_column = value->location.end_column;
            return emit(location, Opcode::DictAdd, loops + 1);
        default:
            emit(location, unit_->code->is_coroutine ? Opcode::AsyncGeneratorYield : Opcode::Yield);
            return emit(location, Opcode::Pop);
    }
}

}  // namespace loopscope::language
