// Several errors as one: Python's ExceptionGroup (PEP 654), which a TaskGroup fails with. At a C++ user's
// await point it is thrown as the class `ExceptionGroup` of exceptions.h.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "loop/error.h"

namespace loopscope {

class ExceptionGroupError final : public ErrorObject {
public:
    /// Made by `make_exception_group`.
    ExceptionGroupError(std::string summary, std::vector<Error> exceptions, Error cause = {});

    /// The errors, at least one; groups may stand in groups.
    [[nodiscard]] const std::vector<Error>& exceptions() const noexcept { return exceptions_; }
    /// The text that it was made with: Python's attribute `message`.
    [[nodiscard]] const std::string& summary() const noexcept { return summary_; }
    /// Whether it holds a CancelledError or an Exit error, at any depth: a BaseExceptionGroup then, as those
    /// are no `Exception` in Python.
    [[nodiscard]] bool is_base() const noexcept { return is_base_; }

    /// "ExceptionGroup" or "BaseExceptionGroup".
    [[nodiscard]] std::string type_name() const override;
    /// The summary with the number of errors: "unhandled errors in a TaskGroup (2 sub-exceptions)".
    [[nodiscard]] std::string message() const override;
    [[nodiscard]] Error cause() const override { return cause_; }
    [[nodiscard]] ClassTag class_tag() const noexcept override { return &kClassTag<ExceptionGroupError>; }

private:
    std::string summary_;
    std::vector<Error> exceptions_;
    Error cause_;
    bool is_base_ = false;
};

/// A group of `exceptions`; ValueError in its place when there are none.
[[nodiscard]] Error make_exception_group(std::string summary, std::vector<Error> exceptions);

/// `error` as a group; null when it is none.
[[nodiscard]] const ExceptionGroupError* as_exception_group(const Error& error) noexcept;

/// What matches and what does not, each null when there is nothing of it.
struct ExceptionSplit {
    Error match;
    Error rest;
};

/// Asks a predicate about one error.
struct ErrorPredicate {
    bool (*ask)(void* predicate, const ErrorObject& error);
    void* predicate;

    [[nodiscard]] bool operator()(const ErrorObject& error) const { return ask(predicate, error); }
};
[[nodiscard]] ExceptionSplit split_error(const Error& error, ErrorPredicate matches);
[[nodiscard]] Error subgroup_of_error(const Error& error, ErrorPredicate matches);

template <class Predicate>
[[nodiscard]] ErrorPredicate error_predicate(Predicate& matches) noexcept {
    return {[](void* predicate, const ErrorObject& error) {
                return static_cast<bool>((*static_cast<Predicate*>(predicate))(error));
            },
            &matches};
}

/// Divides a group by `matches(const ErrorObject&)`: two groups of the same shape, summary and cause, as
/// `BaseExceptionGroup.split` does. The predicate is asked about groups too; one that matches stays whole. A
/// single error is taken as it is.
template <class Predicate>
[[nodiscard]] ExceptionSplit split(const Error& error, Predicate matches) {
    return split_error(error, error_predicate(matches));
}
[[nodiscard]] ExceptionSplit split(const Error& error, ErrorKind kind);

/// What matches alone: `BaseExceptionGroup.subgroup`.
template <class Predicate>
[[nodiscard]] Error subgroup(const Error& error, Predicate matches) {
    return subgroup_of_error(error, error_predicate(matches));
}
[[nodiscard]] Error subgroup(const Error& error, ErrorKind kind);

}  // namespace loopscope
