// Statements, except those about exceptions, definitions and patterns.
#include <algorithm>
#include <utility>

#include "language/compile/code_generator.h"
#include "language/compile/constant_folding.h"
#include "language/compile/operators.h"
#include "language/compile/unparse.h"

namespace loopscope::language {

void CodeGenerator::statements(ast::List<ast::Statement> list) {
    for (const ast::Statement* node : list) {
        // Nested `finally` blocks double the code at each level: no need to go on when it is for nothing.
        if (error_ || builder().is_too_large()) return;
        statement(*node);
    }
}

void CodeGenerator::statement(const ast::Statement& node) {
    switch (node.kind) {
        case ast::NodeKind::kFunctionDef:
        case ast::NodeKind::kAsyncFunctionDef:
            return function_definition(node.as<ast::FunctionDef>());
        case ast::NodeKind::kClassDef:
            return class_definition(node.as<ast::ClassDef>());
        case ast::NodeKind::kReturn:
            return return_statement(node.as<ast::Return>());
        case ast::NodeKind::kDelete:
            for (const ast::Expression* target : node.as<ast::Delete>().targets) delete_target(*target);
            return;
        case ast::NodeKind::kAssign:
            return assign(node.as<ast::Assign>());
        case ast::NodeKind::kTypeAlias:
            return type_alias(node.as<ast::TypeAlias>());
        case ast::NodeKind::kAugAssign:
            return augmented_assign(node.as<ast::AugAssign>());
        case ast::NodeKind::kAnnAssign:
            return annotated_assign(node.as<ast::AnnAssign>());
        case ast::NodeKind::kFor:
            return for_loop(node.as<ast::For>());
        case ast::NodeKind::kAsyncFor:
            return async_for_loop(node.as<ast::For>());
        case ast::NodeKind::kWhile:
            return while_loop(node.as<ast::While>());
        case ast::NodeKind::kIf:
            return if_statement(node.as<ast::If>());
        case ast::NodeKind::kWith:
        case ast::NodeKind::kAsyncWith:
            return with_statement(node.as<ast::With>(), 0);
        case ast::NodeKind::kMatch:
            return match_statement(node.as<ast::Match>());
        case ast::NodeKind::kRaise:
            return raise_statement(node.as<ast::Raise>());
        case ast::NodeKind::kTry:
        case ast::NodeKind::kTryStar:
            return try_statement(node.as<ast::Try>());
        case ast::NodeKind::kAssert:
            return assert_statement(node.as<ast::Assert>());
        case ast::NodeKind::kImport:
            return import_statement(node.as<ast::Import>());
        case ast::NodeKind::kImportFrom:
            return import_from(node.as<ast::ImportFrom>());
        case ast::NodeKind::kExpr:
            return expression_statement(node.as<ast::Expr>());
        case ast::NodeKind::kPass:
            return emit(node.location, Opcode::Nop);
        case ast::NodeKind::kBreak:
        case ast::NodeKind::kContinue:
            return break_or_continue(node);
        default:
            return;
    }
}

void CodeGenerator::expression_statement(const ast::Expr& node) {
    if (node.value->is<ast::Constant>()) return emit(node.location, Opcode::Nop);
    expression(*node.value);
    emit(node.location, Opcode::Pop);
}

// Assignment and deletion

void CodeGenerator::delete_target(const ast::Expression& target) {
    switch (target.kind) {
        case ast::NodeKind::kName:
            return delete_name(target.location, target.as<ast::Name>().id);
        case ast::NodeKind::kAttribute: {
            const auto& attribute = target.as<ast::Attribute>();
            expression(*attribute.value);
            return emit_name(attribute_location(target.location, attribute), Opcode::DeleteAttribute,
                             mangled(attribute.attr));
        }
        case ast::NodeKind::kSubscript:
            expression(*target.as<ast::Subscript>().value);
            expression(*target.as<ast::Subscript>().slice);
            return emit(target.location, Opcode::DeleteItem);
        case ast::NodeKind::kTuple:
            for (const ast::Expression* item : target.as<ast::Tuple>().elts) delete_target(*item);
            return;
        case ast::NodeKind::kList:
            for (const ast::Expression* item : target.as<ast::ListDisplay>().elts) delete_target(*item);
            return;
        default:
            return;
    }
}

void CodeGenerator::assign(const ast::Assign& node) {
    if (node.targets.size() == 1 && swap_assign(*node.targets[0], *node.value)) return;
    expression(*node.value);
    for (const ast::Expression* target : node.targets) {
        if (target != node.targets.back()) emit(node.location, Opcode::Copy, 1);
        store_target(*target);
    }
}

/// `a, b = c, d` and the same with three: no tuple is made.
bool CodeGenerator::swap_assign(const ast::Expression& target, const ast::Expression& value) {
    const ast::Tuple* targets = target.try_as<ast::Tuple>();
    const ast::Tuple* values = value.try_as<ast::Tuple>();
    if (targets == nullptr || values == nullptr || targets->elts.size() != values->elts.size()) return false;
    const std::size_t count = values->elts.size();
    if (count != 2 && count != 3) return false;
    const auto has_star = [](const ast::Tuple& tuple) {
        return std::any_of(tuple.elts.begin(), tuple.elts.end(),
                           [](auto* item) { return item->template is<ast::Starred>(); });
    };
    if (has_star(*targets) || has_star(*values)) return false;
    expressions(values->elts);
    emit(target.location, Opcode::Swap, static_cast<std::uint32_t>(count));
    for (const ast::Expression* item : targets->elts) store_target(*item);
    return true;
}

void CodeGenerator::augmented_assign(const ast::AugAssign& node) {
    const ast::Expression& target = *node.target;
    const auto operation = static_cast<std::uint32_t>(binary_operator(node.op));
    switch (target.kind) {
        case ast::NodeKind::kName: {
            const std::string_view variable = target.as<ast::Name>().id;
            load_name(target.location, variable);
            expression(*node.value);
            emit(node.location, Opcode::InPlace, operation);
            return store_name(target.location, variable);
        }
        case ast::NodeKind::kAttribute: {
            const auto& attribute = target.as<ast::Attribute>();
            const Location location = attribute_location(target.location, attribute);
            expression(*attribute.value);
            emit(target.location, Opcode::Copy, 1);
            emit_name(location, Opcode::LoadAttribute, mangled(attribute.attr));
            expression(*node.value);
            emit(node.location, Opcode::InPlace, operation);
            emit(location, Opcode::Swap, 2);
            return emit_name(location, Opcode::StoreAttribute, mangled(attribute.attr));
        }
        case ast::NodeKind::kSubscript:
            expression(*target.as<ast::Subscript>().value);
            expression(*target.as<ast::Subscript>().slice);
            emit(target.location, Opcode::Copy, 2);
            emit(target.location, Opcode::Copy, 2);
            emit(target.location, Opcode::GetItem);
            expression(*node.value);
            emit(node.location, Opcode::InPlace, operation);
            emit(target.location, Opcode::Swap, 3);
            emit(target.location, Opcode::Swap, 2);
            return emit(target.location, Opcode::SetItem);
        default:
            return;
    }
}

void CodeGenerator::annotation_value(const ast::Expression& annotation, const Location& location) {
    if (features_.annotations) {
        load_text(location, unparse(runtime_, annotation));
    } else if (const ast::Starred* starred = annotation.try_as<ast::Starred>()) {
        // `*args: *Ts`: the one item of the iterable.
        expression(*starred->value);
        emit(location, Opcode::UnpackSequence, 1);
    } else {
        expression(annotation);
    }
}

void CodeGenerator::evaluate_and_drop(const ast::Expression& node) {
    expression(node);
    emit(node.location, Opcode::Pop);
}

void CodeGenerator::annotated_assign(const ast::AnnAssign& node) {
    const bool keeps_annotations = unit_->kind == UnitKind::Module || unit_->kind == UnitKind::Class;
    if (node.value != nullptr) {
        expression(*node.value);
        store_target(*node.target);
    }
    switch (node.target->kind) {
        case ast::NodeKind::kName: {
            const std::string_view variable = node.target->as<ast::Name>().id;
            check_assignable(variable, node.location);
            if (!node.simple || !keeps_annotations) break;
            annotation_value(*node.annotation, node.location);
            load_name(node.location, "__annotations__");
            load_text(node.location, mangled(variable));
            emit(node.location, Opcode::SetItem);
            return;
        }
        case ast::NodeKind::kAttribute: {
            const auto& attribute = node.target->as<ast::Attribute>();
            check_assignable(attribute.attr, node.location);
            if (node.value == nullptr) evaluate_and_drop(*attribute.value);
            break;
        }
        case ast::NodeKind::kSubscript:
            if (node.value == nullptr) {
                evaluate_and_drop(*node.target->as<ast::Subscript>().value);
                evaluate_and_drop(*node.target->as<ast::Subscript>().slice);
            }
            break;
        default:
            break;
    }
    // An annotation that is kept nowhere is evaluated all the same, but not in a function.
    if (!node.simple && keeps_annotations && !features_.annotations) evaluate_and_drop(*node.annotation);
}

// Control flow

void CodeGenerator::return_statement(const ast::Return& node) {
    const bool is_in_body = unit_->kind == UnitKind::Function || unit_->kind == UnitKind::AsyncFunction ||
                            unit_->kind == UnitKind::Lambda;
    if (!is_in_body) fail("'return' outside function", node.location);
    if (node.value != nullptr && unit_->code->is_coroutine && unit_->code->is_generator) {
        fail("'return' with value in async generator", node.location);
    }
    const bool is_constant = node.value != nullptr && node.value->is<ast::Constant>();
    const bool keeps_value = node.value != nullptr && !is_constant;
    Location location =
        is_constant && node.value->location.line == node.location.line ? node.value->location : node.location;
    if (keeps_value) expression(*node.value);
    const std::uint32_t depth = builder().depth();
    const Guard guard = builder().guard();
    const std::size_t outermost = unit_->code->is_generator || unit_->code->is_coroutine ? 1 : 0;
    if (!keeps_value && unit_->blocks.size() > outermost) emit(node.location, Opcode::Nop);
    unwind(outermost, location, keeps_value);
    if (node.value == nullptr) {
        load_none(location);
    } else if (is_constant) {
        expression(*node.value);
    }
    emit(location, Opcode::Return);
    builder().set_depth(depth - (keeps_value ? 1 : 0));
    builder().set_guard(guard);
}

void CodeGenerator::if_statement(const ast::If& node) {
    const Label end = make_label();
    // A long row of `elif` is deep in the tree; it is walked in a loop.
    const ast::If* branch = &node;
    while (true) {
        if (branch->orelse.empty()) {
            jump_if(*branch->test, end, false);
            statements(branch->body);
            break;
        }
        const Label next = make_label();
        jump_if(*branch->test, next, false);
        statements(branch->body);
        jump(kNowhere, Opcode::Jump, end);
        bind(next);
        if (branch->orelse.size() != 1 || !branch->orelse[0]->is<ast::If>()) {
            statements(branch->orelse);
            break;
        }
        branch = &branch->orelse[0]->as<ast::If>();
    }
    bind(end);
}

void CodeGenerator::while_loop(const ast::While& node) {
    const Label again = make_label();
    const Label otherwise = make_label();
    const Label end = make_label();
    bind(again);
    if (!push_block({BlockKind::While, builder().guard(), again, end}, node.location)) return;
    jump_if(*node.test, otherwise, false);
    statements(node.body);
    jump(node.test->location, Opcode::JumpBack, again);
    pop_block();
    bind(otherwise);
    statements(node.orelse);
    bind(end);
}

void CodeGenerator::for_loop(const ast::For& node) {
    const Label again = make_label();
    const Label otherwise = make_label();
    const Label end = make_label();
    if (!push_block({BlockKind::For, builder().guard(), again, end}, node.location)) return;
    expression(*node.iter);
    emit(node.iter->location, Opcode::GetIterator);
    bind(again);
    jump(node.iter->location, Opcode::ForIterate, otherwise);
    store_target(*node.target);
    statements(node.body);
    jump(node.iter->location, Opcode::JumpBack, again);
    pop_block();
    bind(otherwise);
    statements(node.orelse);
    bind(end);
}

void CodeGenerator::async_for_loop(const ast::For& node) {
    if (unit_->kind != UnitKind::AsyncFunction) fail("'async for' outside async function", node.location);
    const Label again = make_label();
    const Label finished = make_label();
    const Label end = make_label();
    const Location& location = node.iter->location;
    const Guard outer_guard = builder().guard();
    expression(*node.iter);
    emit(location, Opcode::GetAsyncIterator);
    const Guard guard = builder().make_guard(finished, builder().depth());
    bind(again);
    if (!push_block({BlockKind::For, outer_guard, again, end}, node.location)) return;
    builder().set_guard(guard);
    emit(node.location, Opcode::GetAsyncNext);
    emit(node.location, Opcode::Delegate);
    builder().set_guard(outer_guard);
    store_target(*node.target);
    statements(node.body);
    jump(location, Opcode::JumpBack, again);
    pop_block();
    bind(finished);
    emit(location, Opcode::EndAsyncFor);
    statements(node.orelse);
    bind(end);
}

void CodeGenerator::break_or_continue(const ast::Statement& node) {
    const bool breaks = node.is<ast::Break>();
    std::size_t loop = unit_->blocks.size();
    while (loop > 0) {
        const BlockKind kind = unit_->blocks[loop - 1].kind;
        if (kind == BlockKind::While || kind == BlockKind::For || kind == BlockKind::ExceptStarHandler) break;
        --loop;
    }
    Location location = node.location;
    const std::uint32_t depth = builder().depth();
    const Guard guard = builder().guard();
    if (loop == 0) {
        fail(breaks ? "'break' outside loop" : "'continue' not properly in loop", node.location);
    } else if (unit_->blocks[loop - 1].kind == BlockKind::ExceptStarHandler) {
        unwind(loop - 1, location, false);  // ends in the error
    } else {
        const Block block = unit_->blocks[loop - 1];
        if (loop < unit_->blocks.size()) emit(location, Opcode::Nop);
        unwind(breaks ? loop - 1 : loop, location, false);
        jump(node.location, breaks ? Opcode::Jump : Opcode::JumpBack, breaks ? block.end : block.again);
    }
    builder().set_depth(depth);
    builder().set_guard(guard);
}

void CodeGenerator::raise_statement(const ast::Raise& node) {
    std::uint32_t count = 0;
    if (node.exc != nullptr) {
        expression(*node.exc);
        ++count;
        if (node.cause != nullptr) {
            expression(*node.cause);
            ++count;
        }
    }
    emit(node.location, Opcode::Raise, count);
}

void CodeGenerator::assert_statement(const ast::Assert& node) {
    if (const ast::Tuple* tuple = node.test->try_as<ast::Tuple>(); tuple != nullptr && !tuple->elts.empty()) {
        warn("assertion is always true, perhaps remove parentheses?", node.location);
    }
    const Label end = make_label();
    jump_if(*node.test, end, true);
    emit(node.location, Opcode::LoadAssertionError);
    if (node.msg != nullptr) {
        emit(node.location, Opcode::PushEmpty);
        expression(*node.msg);
        emit(node.location, Opcode::Call, 1);
    }
    emit(node.test->location, Opcode::Raise, 1);
    bind(end);
}

// Imports

void CodeGenerator::import_statement(const ast::Import& node) {
    for (const ast::Alias* alias : node.names) {
        load_integer(node.location, 0);
        load_none(node.location);
        emit_name(node.location, Opcode::ImportName, mangled(alias->name));
        const std::size_t dot = alias->name.find('.');
        if (alias->asname.empty()) {
            store_name(node.location, alias->name.substr(0, dot));
            continue;
        }
        // `import a.b.c as d`: the module that the import gives is a; go down to c.
        std::string_view rest =
            dot == std::string_view::npos ? std::string_view() : alias->name.substr(dot + 1);
        const bool is_dotted = !rest.empty();
        while (!rest.empty()) {
            const std::size_t next = rest.find('.');
            emit_name(node.location, Opcode::ImportFrom, mangled(rest.substr(0, next)));
            rest = next == std::string_view::npos ? std::string_view() : rest.substr(next + 1);
            if (rest.empty()) break;
            emit(node.location, Opcode::Swap, 2);
            emit(node.location, Opcode::Pop);
        }
        store_name(node.location, alias->asname);
        if (is_dotted) emit(node.location, Opcode::Pop);
    }
}

void CodeGenerator::import_from(const ast::ImportFrom& node) {
    if (node.module == "__future__" && node.level == 0 && node.location.line > features_.last_line) {
        fail("from __future__ imports must occur at the beginning of the file", node.location);
    }
    std::vector<std::string_view> names;
    for (const ast::Alias* alias : node.names) names.push_back(alias->name);
    load_integer(node.location, node.level);
    load_constant(node.location, name_tuple(names));
    emit_name(node.location, Opcode::ImportName, mangled(node.module));
    if (names[0] == "*") return emit(node.location, Opcode::ImportStar);
    for (const ast::Alias* alias : node.names) {
        emit_name(node.location, Opcode::ImportFrom, mangled(alias->name));
        store_name(node.location, alias->asname.empty() ? alias->name : alias->asname);
    }
    emit(node.location, Opcode::Pop);
}

}  // namespace loopscope::language
