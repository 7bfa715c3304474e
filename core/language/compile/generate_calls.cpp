// Calls, with all kinds of arguments.
#include <string>
#include <vector>

#include "language/compile/code_generator.h"
#include "language/compile/literal_types.h"

namespace loopscope::language {

namespace {

bool needs_unpacking(ast::List<ast::Expression> arguments, ast::List<ast::Keyword> keywords) {
    for (const ast::Expression* argument : arguments) {
        if (argument->is<ast::Starred>()) return true;
    }
    for (const ast::Keyword* keyword : keywords) {
        if (keyword->arg.empty()) return true;
    }
    return false;
}

}  // namespace

void CodeGenerator::call(const ast::Call& node) {
    check_keywords(node.keywords);
    if (const ast::Attribute* method = node.func->try_as<ast::Attribute>()) {
        expression(*method->value);
        emit_name(attribute_location(method->location, *method), Opcode::LoadMethod, mangled(method->attr));
        const bool is_plain = !needs_unpacking(node.args, node.keywords);
        return call_arguments(is_plain ? attribute_location(node.location, *method) : node.location, 0,
                              node.args, node.keywords);
    }
    warn_about_call(node);
    expression(*node.func);
    emit(node.func->location, Opcode::PushEmpty);
    call_arguments(node.location, 0, node.args, node.keywords);
}

void CodeGenerator::call_arguments(const Location& location, std::uint32_t count,
                                   ast::List<ast::Expression> arguments, ast::List<ast::Keyword> keywords,
                                   std::string_view extra_name) {
    if (needs_unpacking(arguments, keywords)) {
        unpacked_arguments(location, count, arguments, extra_name);
        unpacked_keywords(location, keywords);
        return emit(location, Opcode::CallUnpacked);
    }
    expressions(arguments);
    if (!extra_name.empty()) load_name(location, extra_name);
    count += static_cast<std::uint32_t>(arguments.size() + keywords.size()) + (extra_name.empty() ? 0 : 1);
    if (keywords.empty()) return emit(location, Opcode::Call, count);
    std::vector<std::string_view> names;
    for (const ast::Keyword* keyword : keywords) {
        expression(*keyword->value);
        names.push_back(keyword->arg);
    }
    load_constant(location, name_tuple(names));
    emit(location, Opcode::CallKeywords, count);
}

void CodeGenerator::unpacked_arguments(const Location& location, std::uint32_t count,
                                       ast::List<ast::Expression> arguments, std::string_view extra_name) {
    if (count == 0 && arguments.size() == 1 && arguments[0]->is<ast::Starred>() && extra_name.empty()) {
        return expression(*arguments[0]->as<ast::Starred>().value);
    }
    emit(location, Opcode::BuildList, count);
    for (const ast::Expression* argument : arguments) {
        const ast::Starred* starred = argument->try_as<ast::Starred>();
        expression(starred != nullptr ? *starred->value : *argument);
        emit(location, starred != nullptr ? Opcode::ListExtend : Opcode::ListAppend, 1);
    }
    if (extra_name.empty()) return;
    load_name(location, extra_name);
    emit(location, Opcode::ListAppend, 1);
}

void CodeGenerator::unpacked_keywords(const Location& location, ast::List<ast::Keyword> keywords) {
    if (keywords.empty()) return emit(location, Opcode::PushEmpty);
    bool is_built = false;
    for (std::size_t i = 0; i < keywords.size();) {
        if (keywords[i]->arg.empty()) {
            if (!is_built) emit(location, Opcode::BuildDict, 0);
            expression(*keywords[i++]->value);
            emit(location, Opcode::DictMerge, 1);
            is_built = true;
            continue;
        }
        std::uint32_t count = 0;
        for (; i < keywords.size() && !keywords[i]->arg.empty(); ++i, ++count) {
            load_text(keywords[i]->location, keywords[i]->arg);
            expression(*keywords[i]->value);
        }
        emit(location, Opcode::BuildDict, count);
        if (is_built) emit(location, Opcode::DictMerge, 1);
        is_built = true;
    }
}

void CodeGenerator::check_keywords(ast::List<ast::Keyword> keywords) {
    for (std::size_t i = 0; i < keywords.size(); ++i) {
        if (keywords[i]->arg.empty()) continue;
        check_assignable(keywords[i]->arg, keywords[i]->location);
        for (std::size_t j = i + 1; j < keywords.size(); ++j) {
            if (keywords[i]->arg == keywords[j]->arg) {
                fail_name("keyword argument repeated: ", keywords[i]->arg, "", keywords[j]->location);
            }
        }
    }
}

void CodeGenerator::warn_about_call(const ast::Call& node) {
    const std::string_view type = type_of_literal(*node.func);
    if (type.empty() || type == "function") return;
    std::string message = "'";
    message.append(type).append("' object is not callable; perhaps you missed a comma?");
    warn(std::move(message), node.func->location);
}

void CodeGenerator::warn_about_subscript(const ast::Subscript& node) {
    const std::string_view type = type_of_literal(*node.value);
    if (type.empty() || type == "dict") return;
    std::string message;
    if (type != "str" && type != "bytes" && type != "list" && type != "tuple") {
        message.append("'").append(type).append("' object is not subscriptable; perhaps you missed a comma?");
        return warn(std::move(message), node.value->location);
    }
    const std::string_view index = type_of_literal(*node.slice);
    if (index.empty() || index == "int" || index == "bool") return;
    message.append(type).append(" indices must be integers or slices, not ").append(index);
    warn(message.append("; perhaps you missed a comma?"), node.value->location);
}

}  // namespace loopscope::language
