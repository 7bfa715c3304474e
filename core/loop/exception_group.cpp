#include "loop/exception_group.h"

#include <algorithm>

namespace loopscope {

namespace {

bool is_base_exception(const Error& error) noexcept {
    if (const ExceptionGroupError* group = as_exception_group(error)) return group->is_base();
    return error->kind() == ErrorKind::CancelledError || error->kind() == ErrorKind::Exit;
}

/// A group like `group` of some of its errors; null for none.
Error derive(const ExceptionGroupError& group, std::vector<Error> exceptions) {
    if (exceptions.empty()) return {};
    return make_ref<ExceptionGroupError>(group.summary(), std::move(exceptions), group.cause());
}

ExceptionSplit divide(const Error& error, ErrorPredicate matches, bool keeps_rest) {
    if (matches(*error)) return {error, {}};
    const ExceptionGroupError* group = as_exception_group(error);
    if (group == nullptr) return {{}, error};
    std::vector<Error> match;
    std::vector<Error> rest;
    for (const Error& each : group->exceptions()) {
        ExceptionSplit parts = divide(each, matches, keeps_rest);
        if (parts.match) match.push_back(std::move(parts.match));
        if (parts.rest && keeps_rest) rest.push_back(std::move(parts.rest));
    }
    return {derive(*group, std::move(match)), derive(*group, std::move(rest))};
}

}  // namespace

ExceptionGroupError::ExceptionGroupError(std::string summary, std::vector<Error> exceptions, Error cause)
    : ErrorObject(ErrorKind::ExceptionGroup),
      summary_(std::move(summary)),
      exceptions_(std::move(exceptions)),
      cause_(std::move(cause)),
      is_base_(std::any_of(exceptions_.begin(), exceptions_.end(), is_base_exception)) {}

std::string ExceptionGroupError::type_name() const {
    return is_base_ ? "BaseExceptionGroup" : "ExceptionGroup";
}

std::string ExceptionGroupError::message() const {
    return summary_ + " (" + std::to_string(exceptions_.size()) +
           (exceptions_.size() == 1 ? " sub-exception)" : " sub-exceptions)");
}

Error make_exception_group(std::string summary, std::vector<Error> exceptions) {
    if (exceptions.empty()) {
        return make_error(ErrorKind::ValueError, "second argument (exceptions) must be a non-empty sequence");
    }
    return make_ref<ExceptionGroupError>(std::move(summary), std::move(exceptions));
}

const ExceptionGroupError* as_exception_group(const Error& error) noexcept {
    return as_tagged<const ExceptionGroupError>(error.get());
}

ExceptionSplit split_error(const Error& error, ErrorPredicate matches) {
    return divide(error, matches, true);
}

Error subgroup_of_error(const Error& error, ErrorPredicate matches) {
    return divide(error, matches, false).match;
}

ExceptionSplit split(const Error& error, ErrorKind kind) {
    return split(error, [kind](const ErrorObject& each) { return each.kind() == kind; });
}

Error subgroup(const Error& error, ErrorKind kind) {
    return subgroup(error, [kind](const ErrorObject& each) { return each.kind() == kind; });
}

}  // namespace loopscope
