#include "language/compile/symbol_table_builder.h"

#include <utility>

namespace loopscope::language {

using namespace ast;
using namespace symbol_flag;

std::optional<SyntaxError> SymbolTableBuilder::run(const Module& module) {
    enter(ScopeKind::Module, "<module>", &module, {});
    visit(module.body);
    return std::move(error_);
}

// Blocks and names

void SymbolTableBuilder::enter(ScopeKind kind, std::string_view name, const void* key,
                               const Location& location) {
    Scope& scope = table_.add_scope(kind, name, key, scope_);
    scope.location = location;
    if (scope_ != nullptr) {
        scope.iterables_around = scope_->iterables_around;
        if (kind != ScopeKind::Annotation) scope_->children.push_back(&scope);
    }
    scope_ = &scope;
}

void SymbolTableBuilder::leave() {
    scope_ = scope_->parent;
}

void SymbolTableBuilder::look_up_class_names() {
    scope_->sees_class = true;
    add("__classdict__", kUse, scope_->location);
}

void SymbolTableBuilder::enter_type_parameters(std::string_view name, const void* key,
                                               const Location& location, bool is_function,
                                               const Arguments* arguments) {
    const bool is_in_class = scope_->kind == ScopeKind::Class;
    enter(ScopeKind::TypeParameters, name, key, location);
    scope_->description = "the definition of a generic";
    if (is_in_class) look_up_class_names();
    if (!is_function) return;
    if (arguments == nullptr) {
        add(".type_params", kLocal, location);
        add(".type_params", kUse, location);
        add(".generic_base", kLocal, location);
        add(".generic_base", kUse, location);
        return;
    }
    if (!arguments->defaults.empty()) add(".defaults", kParameter, location);
    for (const Expression* value : arguments->kw_defaults) {
        if (value == nullptr) continue;
        add(".kwdefaults", kParameter, location);
        break;
    }
}

void SymbolTableBuilder::add_to(Scope& scope, std::string_view name, std::uint16_t flag,
                                const Location& location) {
    Symbol& symbol = scope.find_or_add(mangled(name));
    if ((flag & kParameter) != 0 && (symbol.flags & kParameter) != 0) {
        return fail_name("duplicate argument '", symbol.name, "' in function definition", location);
    }
    if ((flag & kTypeParameter) != 0 && (symbol.flags & kTypeParameter) != 0) {
        return fail_name("duplicate type parameter '", symbol.name, "'", location);
    }
    symbol.flags |= flag;
    // What is declared global anywhere is explicitly global in the module too.
    if ((flag & kGlobal) != 0) table_.scopes_.front()->find_or_add(symbol.name).flags |= kGlobal;
    if (scope_->in_iteration_target) {
        if ((symbol.flags & (kGlobal | kNonlocal)) != 0) {
            return fail_name("comprehension inner loop cannot rebind assignment expression target '",
                             symbol.name, "'", location);
        }
        symbol.flags |= kIterationTarget;
    }
}

void SymbolTableBuilder::fail(std::string message, const Location& location) {
    if (!error_) error_ = compile_error(std::move(message), location);
}

void SymbolTableBuilder::fail_name(std::string_view before, std::string_view name, std::string_view after,
                                   const Location& location) {
    std::string message(before);
    message.append(name).append(after);
    fail(std::move(message), location);
}

void SymbolTableBuilder::check_allowed_here(std::string_view what, const Location& location) {
    switch (scope_->kind) {
        case ScopeKind::Annotation:
        case ScopeKind::TypeParameters:
        case ScopeKind::TypeVariable:
        case ScopeKind::TypeAlias:
            fail_name(what, " cannot be used within ", scope_->description, location);
            break;
        default:
            break;
    }
}

// Statements

void SymbolTableBuilder::visit(List<Statement> statements) {
    for (const Statement* statement : statements) visit(*statement);
}

void SymbolTableBuilder::visit(const Statement& statement) {
    switch (statement.kind) {
        case NodeKind::kFunctionDef:
        case NodeKind::kAsyncFunctionDef:
            return visit_function(statement.as<FunctionDef>());
        case NodeKind::kClassDef:
            return visit_class(statement.as<ClassDef>());
        case NodeKind::kTypeAlias:
            return visit_type_alias(statement.as<TypeAlias>());
        case NodeKind::kReturn:
            return visit(statement.as<Return>().value);
        case NodeKind::kDelete:
            return visit(statement.as<Delete>().targets);
        case NodeKind::kAssign:
            visit(statement.as<Assign>().targets);
            return visit(statement.as<Assign>().value);
        case NodeKind::kAugAssign:
            visit(statement.as<AugAssign>().target);
            return visit(statement.as<AugAssign>().value);
        case NodeKind::kAnnAssign:
            return visit_annotated_assignment(statement.as<AnnAssign>());
        case NodeKind::kFor:
        case NodeKind::kAsyncFor: {
            const auto& loop = statement.as<For>();
            visit(loop.target);
            visit(loop.iter);
            visit(loop.body);
            return visit(loop.orelse);
        }
        case NodeKind::kWhile: {
            const auto& loop = statement.as<While>();
            visit(loop.test);
            visit(loop.body);
            return visit(loop.orelse);
        }
        case NodeKind::kIf: {
            // A long row of `elif` is deep in the tree; it is walked in a loop.
            const If* branch = &statement.as<If>();
            while (true) {
                visit(branch->test);
                visit(branch->body);
                if (branch->orelse.size() != 1 || !branch->orelse[0]->is<If>()) break;
                branch = &branch->orelse[0]->as<If>();
            }
            return visit(branch->orelse);
        }
        case NodeKind::kWith:
        case NodeKind::kAsyncWith: {
            const auto& with = statement.as<With>();
            for (const WithItem& item : with.items) {
                visit(item.context_expr);
                visit(item.optional_vars);
            }
            return visit(with.body);
        }
        case NodeKind::kMatch: {
            const auto& match = statement.as<Match>();
            visit(match.subject);
            for (const MatchCase& alternative : match.cases) {
                visit_pattern(alternative.pattern);
                visit(alternative.guard);
                visit(alternative.body);
            }
            return;
        }
        case NodeKind::kRaise:
            visit(statement.as<Raise>().exc);
            return visit(statement.as<Raise>().cause);
        case NodeKind::kTry:
        case NodeKind::kTryStar:
            return visit_try(statement.as<Try>());
        case NodeKind::kAssert:
            visit(statement.as<Assert>().test);
            return visit(statement.as<Assert>().msg);
        case NodeKind::kImport:
            return visit_import_names(statement.as<Import>().names);
        case NodeKind::kImportFrom:
            return visit_import_names(statement.as<ImportFrom>().names);
        case NodeKind::kGlobal:
            return visit_global(statement.as<Global>());
        case NodeKind::kNonlocal:
            return visit_nonlocal(statement.as<Nonlocal>());
        case NodeKind::kExpr:
            return visit(statement.as<Expr>().value);
        default:
            return;
    }
}

void SymbolTableBuilder::visit_function(const FunctionDef& function) {
    add(function.name, kLocal, function.location);
    visit(function.args->defaults);
    visit(function.args->kw_defaults);
    visit(function.decorator_list);
    if (!function.type_params.empty()) {
        enter_type_parameters(function.name, function.type_params.data(), function.location, true,
                              function.args);
        visit_type_parameters(function.type_params);
    }
    visit_annotations(*function.args, function.returns);
    enter(ScopeKind::Function, function.name, &function, function.location);
    scope_->is_async_function = function.kind == NodeKind::kAsyncFunctionDef;
    scope_->is_coroutine = scope_->is_async_function;
    visit_parameters(*function.args);
    visit(function.body);
    leave();
    if (!function.type_params.empty()) leave();
}

void SymbolTableBuilder::visit_class(const ClassDef& definition) {
    add(definition.name, kLocal, definition.location);
    visit(definition.decorator_list);
    if (!definition.type_params.empty()) {
        enter_type_parameters(definition.name, definition.type_params.data(), definition.location, true,
                              nullptr);
        visit_type_parameters(definition.type_params);
    }
    visit(definition.bases);
    for (const Keyword* keyword : definition.keywords) visit(keyword->value);
    enter(ScopeKind::Class, definition.name, &definition, definition.location);
    const std::string_view outer_class = std::exchange(class_name_, definition.name);
    if (!definition.type_params.empty()) {
        add("__type_params__", kLocal, definition.location);
        add(".type_params", kUse, definition.location);
    }
    visit(definition.body);
    class_name_ = outer_class;
    leave();
    if (!definition.type_params.empty()) leave();
}

void SymbolTableBuilder::visit_type_alias(const TypeAlias& alias) {
    visit(alias.name);
    const std::string_view name = alias.name->as<Name>().id;
    const bool is_in_class = scope_->kind == ScopeKind::Class;
    if (!alias.type_params.empty()) {
        enter_type_parameters(name, alias.type_params.data(), alias.location, false, nullptr);
        visit_type_parameters(alias.type_params);
    }
    enter(ScopeKind::TypeAlias, name, &alias, alias.location);
    scope_->description = "a type alias";
    if (is_in_class) look_up_class_names();
    visit(alias.value);
    leave();
    if (!alias.type_params.empty()) leave();
}

void SymbolTableBuilder::visit_annotated_assignment(const AnnAssign& assignment) {
    scope_->has_annotations = true;
    if (const Name* target = assignment.target->try_as<Name>()) {
        const std::uint16_t flags = scope_->flags_of(mangled(target->id));
        if ((flags & (kGlobal | kNonlocal)) != 0 && scope_->kind != ScopeKind::Module && assignment.simple) {
            fail_name("annotated name '", target->id,
                      (flags & kGlobal) != 0 ? "' can't be global" : "' can't be nonlocal",
                      assignment.location);
        }
        if (assignment.simple) {
            add(target->id, kAnnotated | kLocal, target->location);
        } else if (assignment.value != nullptr) {
            add(target->id, kLocal, target->location);
        }
    } else {
        visit(assignment.target);
    }
    visit_annotation(assignment.annotation);
    visit(assignment.value);
}

void SymbolTableBuilder::visit_try(const Try& statement) {
    visit(statement.body);
    for (const ExceptHandler* handler : statement.handlers) {
        visit(handler->type);
        if (!handler->name.empty()) add(handler->name, kLocal, handler->location);
        visit(handler->body);
    }
    visit(statement.orelse);
    visit(statement.finalbody);
}

void SymbolTableBuilder::visit_import_names(List<Alias> names) {
    for (const Alias* alias : names) {
        const std::string_view name = alias->asname.empty() ? alias->name : alias->asname;
        if (name == "*") {
            if (scope_->kind != ScopeKind::Module)
                fail("import * only allowed at module level", alias->location);
            continue;
        }
        add(name.substr(0, name.find('.')), kImport, alias->location);
    }
}

void SymbolTableBuilder::visit_global(const Global& statement) {
    for (const std::string_view name : statement.names) {
        const std::uint16_t flags = scope_->flags_of(mangled(name));
        if ((flags & kParameter) != 0) {
            fail_name("name '", name, "' is parameter and global", statement.location);
        } else if ((flags & kUse) != 0) {
            fail_name("name '", name, "' is used prior to global declaration", statement.location);
        } else if ((flags & kAnnotated) != 0) {
            fail_name("annotated name '", name, "' can't be global", statement.location);
        } else if ((flags & kLocal) != 0) {
            fail_name("name '", name, "' is assigned to before global declaration", statement.location);
        }
        add(name, kGlobal, statement.location);
        scope_->declarations.emplace_back(mangled(name), statement.location);
    }
}

void SymbolTableBuilder::visit_nonlocal(const Nonlocal& statement) {
    if (scope_->kind == ScopeKind::Module) {
        return fail("nonlocal declaration not allowed at module level", statement.location);
    }
    for (const std::string_view name : statement.names) {
        const std::uint16_t flags = scope_->flags_of(mangled(name));
        if ((flags & kParameter) != 0) {
            fail_name("name '", name, "' is parameter and nonlocal", statement.location);
        } else if ((flags & kUse) != 0) {
            fail_name("name '", name, "' is used prior to nonlocal declaration", statement.location);
        } else if ((flags & kAnnotated) != 0) {
            fail_name("annotated name '", name, "' can't be nonlocal", statement.location);
        } else if ((flags & kLocal) != 0) {
            fail_name("name '", name, "' is assigned to before nonlocal declaration", statement.location);
        }
        add(name, kNonlocal, statement.location);
        scope_->declarations.emplace_back(mangled(name), statement.location);
    }
}

// Expressions

void SymbolTableBuilder::visit(List<Expression> expressions) {
    for (const Expression* expression : expressions) visit(expression);
}

void SymbolTableBuilder::visit(const Expression* expression) {
    if (expression == nullptr) return;
    switch (expression->kind) {
        case NodeKind::kName:
            return visit_name(expression->as<Name>());
        case NodeKind::kConstant:
            return;
        case NodeKind::kBinOp:
            visit(expression->as<BinOp>().left);
            return visit(expression->as<BinOp>().right);
        case NodeKind::kBoolOp:
            return visit(expression->as<BoolOp>().values);
        case NodeKind::kUnaryOp:
            return visit(expression->as<UnaryOp>().operand);
        case NodeKind::kCompare:
            visit(expression->as<Compare>().left);
            return visit(expression->as<Compare>().comparators);
        case NodeKind::kIfExp:
            visit(expression->as<IfExp>().test);
            visit(expression->as<IfExp>().body);
            return visit(expression->as<IfExp>().orelse);
        case NodeKind::kCall:
            return visit_call(expression->as<Call>());
        case NodeKind::kAttribute:
            return visit(expression->as<Attribute>().value);
        case NodeKind::kSubscript:
            visit(expression->as<Subscript>().value);
            return visit(expression->as<Subscript>().slice);
        case NodeKind::kSlice:
            visit(expression->as<Slice>().lower);
            visit(expression->as<Slice>().upper);
            return visit(expression->as<Slice>().step);
        case NodeKind::kStarred:
            return visit(expression->as<Starred>().value);
        case NodeKind::kList:
            return visit(expression->as<ListDisplay>().elts);
        case NodeKind::kTuple:
            return visit(expression->as<Tuple>().elts);
        case NodeKind::kSet:
            return visit(expression->as<Set>().elts);
        case NodeKind::kDict:
            visit(expression->as<Dict>().keys);
            return visit(expression->as<Dict>().values);
        case NodeKind::kJoinedStr:
            return visit(expression->as<JoinedStr>().values);
        case NodeKind::kFormattedValue:
            visit(expression->as<FormattedValue>().value);
            return visit(expression->as<FormattedValue>().format_spec);
        case NodeKind::kNamedExpr:
            return visit_assignment_expression(expression->as<NamedExpr>());
        case NodeKind::kLambda:
            return visit_lambda(expression->as<Lambda>());
        case NodeKind::kAwait:
            check_allowed_here("await expression", expression->location);
            visit(expression->as<Await>().value);
            scope_->is_coroutine = true;
            return;
        case NodeKind::kYield:
            return visit_yield(*expression, expression->as<Yield>().value);
        case NodeKind::kYieldFrom:
            return visit_yield(*expression, expression->as<YieldFrom>().value);
        case NodeKind::kListComp:
            return visit_comprehension(*expression, "list comprehension",
                                       expression->as<ListComp>().generators, *expression->as<ListComp>().elt,
                                       nullptr);
        case NodeKind::kSetComp:
            return visit_comprehension(*expression, "set comprehension",
                                       expression->as<ListComp>().generators, *expression->as<ListComp>().elt,
                                       nullptr);
        case NodeKind::kGeneratorExp:
            return visit_comprehension(*expression, "generator expression",
                                       expression->as<ListComp>().generators, *expression->as<ListComp>().elt,
                                       nullptr);
        case NodeKind::kDictComp:
            return visit_comprehension(*expression, "dict comprehension",
                                       expression->as<DictComp>().generators, *expression->as<DictComp>().key,
                                       expression->as<DictComp>().value);
        default:
            return;
    }
}

void SymbolTableBuilder::visit_name(const Name& name) {
    add(name.id, name.ctx == ExpressionContext::kLoad ? kUse : kLocal, name.location);
    // `super()` finds its class through the cell `__class__`.
    if (name.ctx == ExpressionContext::kLoad && scope_->is_function_like() && name.id == "super") {
        add("__class__", kUse, name.location);
    }
}

void SymbolTableBuilder::visit_call(const Call& call) {
    visit(call.func);
    visit(call.args);
    for (const Keyword* keyword : call.keywords) visit(keyword->value);
}

void SymbolTableBuilder::visit_yield(const Expression& expression, const Expression* value) {
    check_allowed_here("yield expression", expression.location);
    visit(value);
    scope_->is_generator = true;
    if (scope_->is_comprehension())
        fail_name("'yield' inside ", scope_->description, "", expression.location);
}

void SymbolTableBuilder::visit_lambda(const Lambda& lambda) {
    visit(lambda.args->defaults);
    visit(lambda.args->kw_defaults);
    enter(ScopeKind::Function, "<lambda>", &lambda, lambda.location);
    visit_parameters(*lambda.args);
    visit(lambda.body);
    leave();
}

void SymbolTableBuilder::visit_assignment_expression(const NamedExpr& expression) {
    check_allowed_here("named expression", expression.location);
    if (scope_->iterables_around > 0) {
        fail("assignment expression cannot be used in a comprehension iterable expression",
             expression.location);
    }
    if (scope_->is_comprehension()) bind_outside_comprehensions(expression.target->as<Name>());
    visit(expression.value);
    visit(expression.target);
}

/// PEP 572: the target lives in the block around all comprehensions.
void SymbolTableBuilder::bind_outside_comprehensions(const Name& target) {
    Scope* around = scope_;
    while (around->is_comprehension()) {
        const std::uint16_t flags = around->flags_of(mangled(target.id));
        if ((flags & kIterationTarget) != 0 && (flags & (kLocal | kGlobal)) != 0) {
            return fail_name("assignment expression cannot rebind comprehension iteration variable '",
                             target.id, "'", target.location);
        }
        around = around->parent;
    }
    switch (around->kind) {
        case ScopeKind::Module:
            add(target.id, kGlobal, target.location);
            scope_->declarations.emplace_back(mangled(target.id), target.location);
            return add_to(*around, target.id, kGlobal, target.location);
        case ScopeKind::Class:
            return fail("assignment expression within a comprehension cannot be used in a class body",
                        target.location);
        case ScopeKind::TypeParameters:
            return fail(
                "assignment expression within a comprehension cannot be used within the definition of a "
                "generic",
                target.location);
        case ScopeKind::TypeAlias:
            return fail("assignment expression within a comprehension cannot be used in a type alias",
                        target.location);
        case ScopeKind::TypeVariable:
            return fail("assignment expression within a comprehension cannot be used in a TypeVar bound",
                        target.location);
        default: {
            const bool is_global = (around->flags_of(mangled(target.id)) & kGlobal) != 0;
            add(target.id, is_global ? kGlobal : kNonlocal, target.location);
            scope_->declarations.emplace_back(mangled(target.id), target.location);
            return add_to(*around, target.id, kLocal, target.location);
        }
    }
}

void SymbolTableBuilder::visit_comprehension(const Expression& expression, std::string_view description,
                                             std::span<const Comprehension> generators,
                                             const Expression& element, const Expression* value) {
    const bool is_generator = expression.kind == NodeKind::kGeneratorExp;
    const Comprehension& outermost = generators[0];
    // The first iterable belongs to the block around: it is evaluated there.
    ++scope_->iterables_around;
    visit(outermost.iter);
    --scope_->iterables_around;

    const bool sees_class = scope_->sees_class;
    enter(is_generator ? ScopeKind::GeneratorExpression : ScopeKind::Comprehension, "<genexpr>", &expression,
          expression.location);
    scope_->description = description;
    if (sees_class) look_up_class_names();
    scope_->is_coroutine = outermost.is_async;
    if (is_generator) add(".0", kParameter, expression.location);
    scope_->in_iteration_target = true;
    visit(outermost.target);
    scope_->in_iteration_target = false;
    visit(outermost.ifs);
    for (const Comprehension& inner : generators.subspan(1)) visit_inner_generator(inner);
    visit(value);
    visit(&element);
    scope_->is_generator = is_generator;
    const bool makes_coroutine = scope_->is_coroutine && !is_generator;
    leave();
    if (makes_coroutine) scope_->is_coroutine = true;
}

void SymbolTableBuilder::visit_inner_generator(const Comprehension& generator) {
    scope_->in_iteration_target = true;
    visit(generator.target);
    scope_->in_iteration_target = false;
    ++scope_->iterables_around;
    visit(generator.iter);
    --scope_->iterables_around;
    visit(generator.ifs);
    if (generator.is_async) scope_->is_coroutine = true;
}

// Parts

void SymbolTableBuilder::visit_parameters(const Arguments& arguments) {
    for (const Arg* parameter : arguments.posonlyargs) add(parameter->arg, kParameter, parameter->location);
    for (const Arg* parameter : arguments.args) add(parameter->arg, kParameter, parameter->location);
    for (const Arg* parameter : arguments.kwonlyargs) add(parameter->arg, kParameter, parameter->location);
    if (arguments.vararg != nullptr) add(arguments.vararg->arg, kParameter, arguments.vararg->location);
    if (arguments.kwarg != nullptr) add(arguments.kwarg->arg, kParameter, arguments.kwarg->location);
}

void SymbolTableBuilder::visit_annotations(const Arguments& arguments, const Expression* returns) {
    for (const Arg* parameter : arguments.posonlyargs) visit_annotation(parameter->annotation);
    for (const Arg* parameter : arguments.args) visit_annotation(parameter->annotation);
    if (arguments.vararg != nullptr) visit_annotation(arguments.vararg->annotation);
    if (arguments.kwarg != nullptr) visit_annotation(arguments.kwarg->annotation);
    for (const Arg* parameter : arguments.kwonlyargs) visit_annotation(parameter->annotation);
    visit_annotation(returns);
}

void SymbolTableBuilder::visit_annotation(const Expression* annotation) {
    if (annotation == nullptr) return;
    if (!annotations_are_text_) return visit(annotation);
    enter(ScopeKind::Annotation, "_annotation", annotation, annotation->location);
    scope_->description = "an annotation";
    visit(annotation);
    leave();
}

void SymbolTableBuilder::visit_type_parameters(List<TypeParameter> parameters) {
    for (const TypeParameter* parameter : parameters) {
        if (const TypeVar* variable = parameter->try_as<TypeVar>()) {
            add(variable->name, kTypeParameter | kLocal, variable->location);
            const bool has_constraints = variable->bound != nullptr && variable->bound->is<Tuple>();
            visit_type_variable_part(variable->bound, variable, variable->name,
                                     has_constraints ? "a TypeVar constraint" : "a TypeVar bound");
            visit_type_variable_part(variable->default_value, &variable->default_value, variable->name,
                                     "a TypeVar default");
        } else if (const ParamSpec* specification = parameter->try_as<ParamSpec>()) {
            add(specification->name, kTypeParameter | kLocal, specification->location);
            visit_type_variable_part(specification->default_value, &specification->default_value,
                                     specification->name, "a ParamSpec default");
        } else {
            const auto& tuple = parameter->as<TypeVarTuple>();
            add(tuple.name, kTypeParameter | kLocal, tuple.location);
            visit_type_variable_part(tuple.default_value, &tuple.default_value, tuple.name,
                                     "a TypeVarTuple default");
        }
    }
}

void SymbolTableBuilder::visit_type_variable_part(const Expression* expression, const void* key,
                                                  std::string_view name, std::string_view description) {
    if (expression == nullptr) return;
    const bool sees_class = scope_->sees_class;
    enter(ScopeKind::TypeVariable, name, key, expression->location);
    scope_->description = description;
    if (sees_class) look_up_class_names();
    visit(expression);
    leave();
}

void SymbolTableBuilder::visit_pattern(const Pattern* pattern) {
    if (pattern == nullptr) return;
    switch (pattern->kind) {
        case NodeKind::kMatchValue:
            return visit(pattern->as<MatchValue>().value);
        case NodeKind::kMatchSequence:
            for (const Pattern* item : pattern->as<MatchSequence>().patterns) visit_pattern(item);
            return;
        case NodeKind::kMatchStar:
            if (!pattern->as<MatchStar>().name.empty())
                add(pattern->as<MatchStar>().name, kLocal, pattern->location);
            return;
        case NodeKind::kMatchMapping: {
            const auto& mapping = pattern->as<MatchMapping>();
            visit(mapping.keys);
            for (const Pattern* item : mapping.patterns) visit_pattern(item);
            if (!mapping.rest.empty()) add(mapping.rest, kLocal, pattern->location);
            return;
        }
        case NodeKind::kMatchClass: {
            const auto& match = pattern->as<MatchClass>();
            visit(match.cls);
            for (const Pattern* item : match.patterns) visit_pattern(item);
            for (const Pattern* item : match.kwd_patterns) visit_pattern(item);
            return;
        }
        case NodeKind::kMatchAs:
            visit_pattern(pattern->as<MatchAs>().pattern);
            if (!pattern->as<MatchAs>().name.empty())
                add(pattern->as<MatchAs>().name, kLocal, pattern->location);
            return;
        case NodeKind::kMatchOr:
            for (const Pattern* item : pattern->as<MatchOr>().patterns) visit_pattern(item);
            return;
        default:
            return;
    }
}

}  // namespace loopscope::language
