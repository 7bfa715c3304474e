// Functions, classes, and what has type parameters.
//
// Type parameters live in a hidden function around the definition (PEP 695): it is made and called on the
// spot, makes the parameters, then the definition, and returns that.
#include <string>
#include <utility>
#include <vector>

#include "language/compile/code_generator.h"
#include "language/compile/docstring.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"

namespace loopscope::language {

namespace {

std::uint32_t first_line_of(const ast::Statement& definition, ast::List<ast::Expression> decorator_list) {
    return decorator_list.empty() ? definition.location.line : decorator_list[0]->location.line;
}

std::string hidden_name(std::string_view definition) {
    std::string name = "<generic parameters of ";
    return name.append(definition).append(">");
}

}  // namespace

void CodeGenerator::decorators(ast::List<ast::Expression> list) {
    for (const ast::Expression* decorator : list) {
        expression(*decorator);
        emit(decorator->location, Opcode::PushEmpty);
    }
}

void CodeGenerator::apply_decorators(ast::List<ast::Expression> list) {
    for (std::size_t i = list.size(); i-- > 0;) emit(list[i]->location, Opcode::Call, 1);
}

// Functions

void CodeGenerator::function_definition(const ast::FunctionDef& node) {
    const bool is_async = node.kind == ast::NodeKind::kAsyncFunctionDef;
    const bool is_generic = !node.type_params.empty();
    const std::uint32_t first_line = first_line_of(node, node.decorator_list);
    const Scope& scope = symbols_.scope_of(&node);

    check_parameter_names(*node.args);
    decorators(node.decorator_list);
    FunctionParts parts = defaults(*node.args, node.location);
    const std::uint32_t handed_over = (parts.defaults ? 1 : 0) + (parts.keyword_defaults ? 1 : 0);
    if (is_generic) {
        enter(UnitKind::Hidden, symbols_.scope_of(node.type_params.data()), hidden_name(node.name),
              first_line);
        unit_->code->positional_count = handed_over;
        // The parameters come first among the slots, in this order.
        if (parts.defaults) static_cast<void>(builder().slot(".defaults"));
        if (parts.keyword_defaults) static_cast<void>(builder().slot(".kwdefaults"));
        type_parameters(node.type_params);
        if (parts.defaults) emit_slot(node.location, Opcode::LoadLocal, ".defaults");
        if (parts.keyword_defaults) emit_slot(node.location, Opcode::LoadLocal, ".kwdefaults");
    }
    parts.annotations = annotations(*node.args, node.returns, node.location);

    enter(is_async ? UnitKind::AsyncFunction : UnitKind::Function, scope, node.name, first_line, node.args);
    ast::List<ast::Statement> body_statements = node.body;
    if (const ast::Constant* text = docstring(node.body)) {
        unit_->code->documentation = Value(make_string(runtime_, clean_docstring(text->text)));
        body_statements = body_statements.subspan(1);
    }
    statements(body_statements);
    add_return_of_none();
    make_function(node.location, leave(), scope, parts);

    if (is_generic) {
        emit(node.location, Opcode::SetTypeParameters);
        emit(node.location, Opcode::Return);
        const Scope& hidden_scope = *unit_->frame_scope;
        make_function(node.location, leave(), hidden_scope, {});
        // defaults... function -> function empty defaults...
        if (handed_over > 0) emit(node.location, Opcode::Swap, handed_over + 1);
        emit(node.location, Opcode::PushEmpty);
        if (handed_over > 0) emit(node.location, Opcode::Swap, handed_over + 1);
        emit(node.location, Opcode::Call, handed_over);
    }
    apply_decorators(node.decorator_list);
    store_name(node.location, node.name);
}

void CodeGenerator::lambda(const ast::Lambda& node) {
    const Scope& scope = symbols_.scope_of(&node);
    check_parameter_names(*node.args);
    const FunctionParts parts = defaults(*node.args, node.location);
    enter(UnitKind::Lambda, scope, "<lambda>", node.location.line, node.args);
    expression(*node.body);
    emit(node.body->location, Opcode::Return);
    make_function(node.location, leave(), scope, parts);
}

CodeGenerator::FunctionParts CodeGenerator::defaults(const ast::Arguments& parameters,
                                                     const Location& location) {
    FunctionParts parts;
    if (!parameters.defaults.empty()) {
        parts.defaults = true;
        expressions(parameters.defaults);
        emit(location, Opcode::BuildTuple, static_cast<std::uint32_t>(parameters.defaults.size()));
    }
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < parameters.kwonlyargs.size(); ++i) {
        if (parameters.kw_defaults[i] == nullptr) continue;
        load_text(location, mangled(parameters.kwonlyargs[i]->arg));
        expression(*parameters.kw_defaults[i]);
        ++count;
    }
    parts.keyword_defaults = count > 0;
    if (count > 0) emit(location, Opcode::BuildDict, count);
    return parts;
}

std::uint32_t CodeGenerator::annotation(std::string_view parameter, const ast::Expression* value,
                                        const Location& location) {
    if (value == nullptr) return 0;
    load_text(location, mangled(parameter));
    annotation_value(*value, location);
    return 1;
}

bool CodeGenerator::annotations(const ast::Arguments& parameters, const ast::Expression* returns,
                                const Location& location) {
    std::uint32_t count = 0;
    const auto add = [this, &count, &location](const ast::Arg* parameter) {
        if (parameter != nullptr) count += annotation(parameter->arg, parameter->annotation, location);
    };
    for (const ast::Arg* parameter : parameters.posonlyargs) add(parameter);
    for (const ast::Arg* parameter : parameters.args) add(parameter);
    add(parameters.vararg);
    for (const ast::Arg* parameter : parameters.kwonlyargs) add(parameter);
    add(parameters.kwarg);
    count += annotation("return", returns, location);
    if (count > 0) emit(location, Opcode::BuildDict, count);
    return count > 0;
}

void CodeGenerator::check_parameter_names(const ast::Arguments& parameters) {
    const auto check = [this](const ast::Arg* parameter) {
        if (parameter != nullptr) check_assignable(parameter->arg, parameter->location);
    };
    for (const ast::Arg* parameter : parameters.posonlyargs) check(parameter);
    for (const ast::Arg* parameter : parameters.args) check(parameter);
    for (const ast::Arg* parameter : parameters.kwonlyargs) check(parameter);
    check(parameters.vararg);
    check(parameters.kwarg);
}

void CodeGenerator::make_function(const Location& location, Ref<CodeObject> code, const Scope& scope,
                                  FunctionParts parts) {
    const std::vector<std::string_view> free_variables = free_variables_of(scope);
    for (const std::string_view variable : free_variables) emit_slot(location, Opcode::LoadClosure, variable);
    if (!free_variables.empty()) {
        emit(location, Opcode::BuildTuple, static_cast<std::uint32_t>(free_variables.size()));
    }
    load_constant(location, Value(std::move(code)));
    emit(location, Opcode::MakeFunction);
    if (!free_variables.empty()) emit(location, Opcode::SetClosure);
    if (parts.annotations) emit(location, Opcode::SetAnnotations);
    if (parts.keyword_defaults) emit(location, Opcode::SetKeywordDefaults);
    if (parts.defaults) emit(location, Opcode::SetDefaults);
}

// Classes

void CodeGenerator::class_definition(const ast::ClassDef& node) {
    const bool is_generic = !node.type_params.empty();
    const std::uint32_t first_line = first_line_of(node, node.decorator_list);
    decorators(node.decorator_list);
    if (is_generic) {
        enter(UnitKind::Hidden, symbols_.scope_of(node.type_params.data()), hidden_name(node.name),
              first_line);
        type_parameters(node.type_params);
        store_name(node.location, ".type_params");
    }
    emit(node.location, Opcode::LoadBuildClass);
    emit(node.location, Opcode::PushEmpty);
    class_body(node, first_line);
    load_text(node.location, node.name);
    if (is_generic) {
        load_name(node.location, ".type_params");
        emit(node.location, Opcode::MakeGenericBase);
        store_name(node.location, ".generic_base");
    }
    check_keywords(node.keywords);
    call_arguments(node.location, 2, node.bases, node.keywords, is_generic ? ".generic_base" : "");
    if (is_generic) {
        emit(node.location, Opcode::Return);
        const Scope& hidden_scope = *unit_->frame_scope;
        make_function(node.location, leave(), hidden_scope, {});
        emit(node.location, Opcode::PushEmpty);
        emit(node.location, Opcode::Call, 0);
    }
    apply_decorators(node.decorator_list);
    store_name(node.location, node.name);
}

void CodeGenerator::class_body(const ast::ClassDef& node, std::uint32_t first_line) {
    const Scope& scope = symbols_.scope_of(&node);
    enter(UnitKind::Class, scope, node.name, first_line);
    const Location start{first_line, 0, first_line, 0};
    emit_name(start, Opcode::LoadName, "__name__");
    emit_name(start, Opcode::StoreName, "__module__");
    load_text(start, unit_->qualified_name);
    emit_name(start, Opcode::StoreName, "__qualname__");
    load_integer(start, first_line);
    emit_name(start, Opcode::StoreName, "__firstlineno__");
    if (!node.type_params.empty()) {
        emit_slot(start, Opcode::LoadCell, ".type_params");
        emit_name(start, Opcode::StoreName, "__type_params__");
    }
    if (scope.needs_class_names_cell) {
        emit(start, Opcode::LoadLocals);
        emit_slot(start, Opcode::StoreCell, "__classdict__");
    }
    body(node.body, start);

    load_constant(kNowhere, name_tuple(unit_->assigned_attributes));
    emit_name(kNowhere, Opcode::StoreName, "__static_attributes__");
    if (scope.needs_class_cell) {
        emit_slot(kNowhere, Opcode::LoadClosure, "__class__");
        emit(kNowhere, Opcode::Copy, 1);
        emit_name(kNowhere, Opcode::StoreName, "__classcell__");
    } else {
        load_none(kNowhere);
    }
    emit(kNowhere, Opcode::Return);
    make_function(node.location, leave(), scope, {});
}

// Type parameters

void CodeGenerator::type_alias(const ast::TypeAlias& node) {
    const bool is_generic = !node.type_params.empty();
    const std::string_view alias = node.name->as<ast::Name>().id;
    if (is_generic) {
        enter(UnitKind::Hidden, symbols_.scope_of(node.type_params.data()), hidden_name(alias),
              node.location.line);
    }
    load_text(node.location, alias);
    if (is_generic) {
        type_parameters(node.type_params);
    } else {
        load_none(node.location);
    }
    hidden_function(*node.value, &node, alias);
    emit(node.location, Opcode::MakeTypeAlias);
    if (is_generic) {
        emit(node.location, Opcode::Return);
        const Scope& hidden_scope = *unit_->frame_scope;
        make_function(node.location, leave(), hidden_scope, {});
        emit(node.location, Opcode::PushEmpty);
        emit(node.location, Opcode::Call, 0);
    }
    store_name(node.location, alias);
}

/// A function without parameters for a value that is worked out when it is asked for.
void CodeGenerator::hidden_function(const ast::Expression& value, const void* key,
                                    std::string_view function_name) {
    const Scope& scope = symbols_.scope_of(key);
    enter(UnitKind::Hidden, scope, function_name, value.location.line);
    if (const ast::Starred* starred = value.try_as<ast::Starred>()) {
        // The default of a TypeVarTuple may be `*tuple`.
        expression(*starred->value);
        emit(value.location, Opcode::UnpackSequence, 1);
    } else {
        expression(value);
    }
    emit(value.location, Opcode::Return);
    make_function(value.location, leave(), scope, {});
}

/// Makes and stores the parameters, and leaves a tuple of them.
void CodeGenerator::type_parameters(ast::List<ast::TypeParameter> parameters) {
    constexpr std::uint32_t kBound = 1;
    constexpr std::uint32_t kConstraints = 2;
    constexpr std::uint32_t kParameterSpecification = 3;
    constexpr std::uint32_t kTuple = 4;
    bool seen_default = false;
    for (const ast::TypeParameter* parameter : parameters) {
        const Location& location = parameter->location;
        std::string_view parameter_name;
        std::uint32_t operand = 0;
        if (const ast::TypeVar* variable = parameter->try_as<ast::TypeVar>()) {
            parameter_name = variable->name;
            load_text(location, parameter_name);
            if (variable->bound != nullptr) {
                operand = variable->bound->is<ast::Tuple>() ? kConstraints : kBound;
                hidden_function(*variable->bound, variable, parameter_name);
            }
            operand |= type_parameter_default(*parameter, variable->default_value, &variable->default_value,
                                              parameter_name, seen_default);
        } else if (const ast::ParamSpec* specification = parameter->try_as<ast::ParamSpec>()) {
            parameter_name = specification->name;
            load_text(location, parameter_name);
            operand = kParameterSpecification |
                      type_parameter_default(*parameter, specification->default_value,
                                             &specification->default_value, parameter_name, seen_default);
        } else {
            const auto& tuple = parameter->as<ast::TypeVarTuple>();
            parameter_name = tuple.name;
            load_text(location, parameter_name);
            operand = kTuple | type_parameter_default(*parameter, tuple.default_value, &tuple.default_value,
                                                      parameter_name, seen_default);
        }
        emit(location, Opcode::MakeTypeVariable, operand);
        emit(location, Opcode::Copy, 1);
        store_name(location, parameter_name);
    }
    emit(parameters[0]->location, Opcode::BuildTuple, static_cast<std::uint32_t>(parameters.size()));
}

/// Loads the default's function, if there is one, and answers what that adds to MakeTypeVariable's operand.
std::uint32_t CodeGenerator::type_parameter_default(const ast::TypeParameter& parameter,
                                                    const ast::Expression* value, const void* key,
                                                    std::string_view parameter_name, bool& seen_default) {
    constexpr std::uint32_t kHasDefault = 8;
    if (value == nullptr) {
        if (seen_default) {
            fail_name("non-default type parameter '", parameter_name, "' follows default type parameter",
                      parameter.location);
        }
        return 0;
    }
    seen_default = true;
    hidden_function(*value, key, parameter_name);
    return kHasDefault;
}

}  // namespace loopscope::language
