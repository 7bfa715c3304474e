// try, with, and the ways out of blocks.
//
// A block that must do something on the way out (`finally`, `with`, the end of a handler) has that code once
// for each way: falling out of it, leaving it early by return, break or continue, and an exception. Handlers
// are guarded themselves, so that an exception in them restores the one that was being handled before.
#include <utility>

#include "language/compile/code_generator.h"

namespace loopscope::language {

bool CodeGenerator::push_block(Block block, const Location& location) {
    if (unit_->blocks.size() >= kMostBlocks) {
        fail("too many statically nested blocks", location);
        return false;
    }
    block.location = location;
    unit_->blocks.push_back(block);
    return true;
}

void CodeGenerator::unwind(std::size_t count, Location& location, bool value_on_top) {
    std::vector<Block> left;
    while (unit_->blocks.size() > count) {
        const Block block = unit_->blocks.back();
        if (block.kind == BlockKind::ExceptStarHandler) {
            fail("'break', 'continue' and 'return' cannot appear in an except* block", location);
        }
        // The block is off the list while we leave it: its `finally` may leave further ones.
        unit_->blocks.pop_back();
        left.push_back(block);
        if (!error_) unwind_block(block, location, value_on_top);
    }
    unit_->blocks.insert(unit_->blocks.end(), left.rbegin(), left.rend());
}

void CodeGenerator::unwind_block(const Block& block, Location& location, bool value_on_top) {
    const auto drop = [this, &location, value_on_top](Opcode opcode) {
        if (value_on_top) emit(location, Opcode::Swap, 2);
        emit(location, opcode);
    };
    builder().set_guard(block.outer_guard);
    switch (block.kind) {
        case BlockKind::While:
        case BlockKind::Try:
        case BlockKind::ExceptionHandler:
        case BlockKind::ExceptStarHandler:
        case BlockKind::GeneratorBody:
            return;
        case BlockKind::For:
        case BlockKind::PopValue:
            return drop(Opcode::Pop);
        case BlockKind::FinallyTry:
            if (value_on_top && !push_block({BlockKind::PopValue, block.outer_guard}, location)) return;
            statements(block.final_body);
            if (value_on_top) pop_block();
            location = kNowhere;
            return;
        case BlockKind::FinallyEnd:
            drop(Opcode::Pop);
            return drop(Opcode::PopHandled);
        case BlockKind::With:
        case BlockKind::AsyncWith:
            location = block.location;
            if (value_on_top) emit(location, Opcode::Swap, 2);
            call_exit(location, block.kind == BlockKind::AsyncWith);
            emit(location, Opcode::Pop);
            location = kNowhere;
            return;
        case BlockKind::HandlerBody:
            drop(Opcode::PopHandled);
            if (!block.name.empty()) forget_exception_variable(location, block.name);
            return;
    }
}

/// `previous exception ->`: the end of every handler that an exception leaves.
void CodeGenerator::restore_handled_and_reraise() {
    emit(kNowhere, Opcode::Swap, 2);
    emit(kNowhere, Opcode::PopHandled);
    emit(kNowhere, Opcode::Reraise);
}

void CodeGenerator::forget_exception_variable(const Location& location, std::string_view variable) {
    load_none(location);
    store_name(location, variable);
    delete_name(location, variable);
}

void CodeGenerator::try_statement(const ast::Try& node) {
    if (!node.finalbody.empty()) return try_finally(node);
    node.kind == ast::NodeKind::kTryStar ? try_except_star(node) : try_except(node);
}

void CodeGenerator::try_finally(const ast::Try& node) {
    const Label handler = make_label();
    const Label cleanup_label = make_label();
    const Label end = make_label();
    const std::uint32_t depth = builder().depth();
    const Guard outer_guard = builder().guard();

    if (!push_block({.kind = BlockKind::FinallyTry, .outer_guard = outer_guard, .final_body = node.finalbody},
                    node.location)) {
        return;
    }
    builder().set_guard(builder().make_guard(handler, depth));
    if (node.handlers.empty()) {
        statements(node.body);
    } else {
        node.kind == ast::NodeKind::kTryStar ? try_except_star(node) : try_except(node);
    }
    builder().set_guard(outer_guard);
    pop_block();
    statements(node.finalbody);
    jump(kNowhere, Opcode::Jump, end);

    bind(handler);
    builder().set_depth(depth + 1);
    emit(kNowhere, Opcode::PushHandled);
    if (!push_block({BlockKind::FinallyEnd, outer_guard}, node.location)) return;
    builder().set_guard(builder().make_guard(cleanup_label, depth + 1));
    statements(node.finalbody);
    pop_block();
    emit(kNowhere, Opcode::Reraise);
    builder().set_guard(outer_guard);

    bind(cleanup_label);
    builder().set_depth(depth + 2);
    restore_handled_and_reraise();
    bind(end);
    builder().set_depth(depth);
}

void CodeGenerator::try_except(const ast::Try& node) {
    const Label handlers = make_label();
    const Label cleanup_label = make_label();
    const Label end = make_label();
    const std::uint32_t depth = builder().depth();
    const Guard outer_guard = builder().guard();

    if (!push_block({BlockKind::Try, outer_guard}, node.location)) return;
    builder().set_guard(builder().make_guard(handlers, depth));
    statements(node.body);
    builder().set_guard(outer_guard);
    pop_block();
    statements(node.orelse);
    jump(kNowhere, Opcode::Jump, end);

    bind(handlers);
    builder().set_depth(depth + 1);
    emit(kNowhere, Opcode::PushHandled);
    if (!push_block({BlockKind::ExceptionHandler, outer_guard}, node.location)) return;
    const Guard cleanup = builder().make_guard(cleanup_label, depth + 1);
    builder().set_guard(cleanup);
    for (const ast::ExceptHandler* handler : node.handlers) {
        if (handler->type == nullptr && handler != node.handlers.back()) {
            fail("default 'except:' must be last", handler->location);
        }
        exception_handler(*handler, end, cleanup, outer_guard);
    }
    pop_block();
    emit(kNowhere, Opcode::Reraise);
    builder().set_guard(outer_guard);

    bind(cleanup_label);
    builder().set_depth(depth + 2);
    restore_handled_and_reraise();
    bind(end);
    builder().set_depth(depth);
}

/// `previous exception -> previous exception` when it does not match; otherwise goes to `end` with neither.
void CodeGenerator::exception_handler(const ast::ExceptHandler& handler, Label end, Guard cleanup,
                                      Guard outer_guard) {
    const Label next = make_label();
    const std::uint32_t depth = builder().depth();  // with `previous` and the exception
    if (handler.type != nullptr) {
        expression(*handler.type);
        emit(handler.location, Opcode::ExceptionMatches);
        jump(handler.location, Opcode::JumpIfFalse, next);
    }
    if (handler.name.empty()) {
        emit(handler.location, Opcode::Pop);
        if (!push_block({BlockKind::HandlerBody, outer_guard}, handler.location)) return;
        statements(handler.body);
        pop_block();
        builder().set_guard(outer_guard);
        emit(kNowhere, Opcode::PopHandled);
        jump(kNowhere, Opcode::Jump, end);
    } else {
        const Label failed = make_label();
        store_name(handler.location, handler.name);
        if (!push_block({.kind = BlockKind::HandlerBody, .outer_guard = outer_guard, .name = handler.name},
                        handler.location)) {
            return;
        }
        builder().set_guard(builder().make_guard(failed, depth - 1));
        statements(handler.body);
        pop_block();
        builder().set_guard(outer_guard);
        emit(kNowhere, Opcode::PopHandled);
        forget_exception_variable(kNowhere, handler.name);
        jump(kNowhere, Opcode::Jump, end);

        builder().set_guard(cleanup);
        bind(failed);
        builder().set_depth(depth);
        forget_exception_variable(kNowhere, handler.name);
        emit(kNowhere, Opcode::Reraise);
    }
    builder().set_guard(cleanup);
    bind(next);
    builder().set_depth(depth);
}

void CodeGenerator::try_except_star(const ast::Try& node) {
    const Label handlers = make_label();
    const Label cleanup_label = make_label();
    const Label nothing_left = make_label();
    const Label end = make_label();
    const std::uint32_t depth = builder().depth();
    const Guard outer_guard = builder().guard();

    if (!push_block({BlockKind::Try, outer_guard}, node.location)) return;
    builder().set_guard(builder().make_guard(handlers, depth));
    statements(node.body);
    builder().set_guard(outer_guard);
    pop_block();
    statements(node.orelse);
    jump(kNowhere, Opcode::Jump, end);

    bind(handlers);
    builder().set_depth(depth + 1);
    emit(kNowhere, Opcode::PushHandled);
    if (!push_block({BlockKind::ExceptStarHandler, outer_guard}, node.location)) return;
    builder().set_guard(builder().make_guard(cleanup_label, depth + 1));
    // previous original -> previous original list rest
    emit(kNowhere, Opcode::Copy, 1);
    emit(kNowhere, Opcode::BuildList, 0);
    emit(kNowhere, Opcode::Swap, 2);
    for (const ast::ExceptHandler* handler : node.handlers) except_star_handler(*handler);
    pop_block();
    emit(kNowhere, Opcode::ListAppend, 1);
    emit(kNowhere, Opcode::CombineExceptStar);
    emit(kNowhere, Opcode::Copy, 1);
    jump(kNowhere, Opcode::JumpIfNone, nothing_left);
    builder().set_guard(outer_guard);
    restore_handled_and_reraise();

    bind(nothing_left);
    builder().set_depth(depth + 2);
    emit(kNowhere, Opcode::Pop);
    emit(kNowhere, Opcode::PopHandled);
    jump(kNowhere, Opcode::Jump, end);

    bind(cleanup_label);
    builder().set_depth(depth + 2);
    restore_handled_and_reraise();
    bind(end);
    builder().set_depth(depth);
}

/// `previous original list rest -> previous original list rest`: what the handler raises is added to the
/// list.
void CodeGenerator::except_star_handler(const ast::ExceptHandler& handler) {
    const Label failed = make_label();
    const Label no_match = make_label();
    const Label next = make_label();
    const std::uint32_t depth = builder().depth();
    const Guard cleanup = builder().guard();

    expression(*handler.type);
    emit(handler.location, Opcode::ExceptionGroupMatches);
    emit(handler.location, Opcode::Copy, 1);
    jump(handler.location, Opcode::JumpIfNone, no_match);
    emit(kNowhere, Opcode::PushHandled);
    if (handler.name.empty()) {
        emit(handler.location, Opcode::Pop);
    } else {
        store_name(handler.location, handler.name);
    }
    if (!push_block({BlockKind::HandlerBody, cleanup}, handler.location)) return;
    builder().set_guard(builder().make_guard(failed, depth + 1));
    statements(handler.body);
    pop_block();
    builder().set_guard(cleanup);
    emit(kNowhere, Opcode::PopHandled);
    if (!handler.name.empty()) forget_exception_variable(kNowhere, handler.name);
    jump(kNowhere, Opcode::Jump, next);

    bind(failed);
    builder().set_depth(depth + 2);
    if (!handler.name.empty()) forget_exception_variable(kNowhere, handler.name);
    emit(kNowhere, Opcode::Swap, 2);
    emit(kNowhere, Opcode::PopHandled);
    emit(kNowhere, Opcode::ListAppend, 2);
    jump(kNowhere, Opcode::Jump, next);

    bind(no_match);
    builder().set_depth(depth + 1);
    emit(kNowhere, Opcode::Pop);
    bind(next);
    builder().set_depth(depth);
}

void CodeGenerator::with_statement(const ast::With& node, std::size_t item_index) {
    const bool is_async = node.kind == ast::NodeKind::kAsyncWith;
    if (is_async && unit_->kind != UnitKind::AsyncFunction)
        fail("'async with' outside async function", node.location);
    const ast::WithItem& item = node.items[item_index];
    const Location& location = item.context_expr->location;
    const Label handler = make_label();
    const Label cleanup_label = make_label();
    const Label suppressed = make_label();
    const Label end = make_label();
    const std::uint32_t depth = builder().depth();
    const Guard outer_guard = builder().guard();

    expression(*item.context_expr);
    emit(location, is_async ? Opcode::BeforeAsyncWith : Opcode::BeforeWith);
    if (is_async) {
        emit(location, Opcode::GetAwaitable, 1);
        emit(location, Opcode::Delegate);
    }
    if (!push_block({is_async ? BlockKind::AsyncWith : BlockKind::With, outer_guard}, location)) return;
    builder().set_guard(builder().make_guard(handler, depth + 1));
    if (item.optional_vars != nullptr) {
        store_target(*item.optional_vars);
    } else {
        emit(location, Opcode::Pop);
    }
    if (item_index + 1 < node.items.size()) {
        with_statement(node, item_index + 1);
    } else {
        statements(node.body);
    }
    builder().set_guard(outer_guard);
    pop_block();
    call_exit(location, is_async);
    emit(location, Opcode::Pop);
    jump(kNowhere, Opcode::Jump, end);

    bind(handler);
    builder().set_depth(depth + 2);
    emit(location, Opcode::PushHandled);
    builder().set_guard(builder().make_guard(cleanup_label, depth + 2));
    emit(location, Opcode::WithExceptStart);
    if (is_async) await_exit(location);
    jump(location, Opcode::JumpIfTrue, suppressed);
    emit(location, Opcode::Reraise);

    bind(suppressed);
    builder().set_depth(depth + 3);
    emit(kNowhere, Opcode::Pop);
    builder().set_guard(outer_guard);
    emit(kNowhere, Opcode::PopHandled);
    emit(kNowhere, Opcode::Pop);
    jump(kNowhere, Opcode::Jump, end);

    bind(cleanup_label);
    builder().set_depth(depth + 3);
    restore_handled_and_reraise();
    bind(end);
    builder().set_depth(depth);
}

/// `exit -> result`: calls the exit method as when no exception has come.
void CodeGenerator::call_exit(const Location& location, bool is_async) {
    emit(location, Opcode::PushEmpty);
    for (int i = 0; i < 3; ++i) load_none(location);
    emit(location, Opcode::Call, 3);
    if (is_async) await_exit(location);
}

void CodeGenerator::await_exit(const Location& location) {
    emit(location, Opcode::GetAwaitable, 2);
    emit(location, Opcode::Delegate);
}

}  // namespace loopscope::language
