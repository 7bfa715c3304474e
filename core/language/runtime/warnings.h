// The filters of warnings: which are shown, which raise, which are ignored. The module `warnings` of the
// language changes them; the warnings of the interpreter itself are decided here, without running code of the
// program.
#pragma once

#include <cstdint>
#include <string_view>

#include "language/objects/sequence.h"
#include "language/objects/value.h"
#include "loop/text_index.h"

namespace loopscope::language {

class Module;
class Runtime;
class Type;

struct Warnings {
    enum class Action : std::uint8_t {
        Ignore,
        Error,
        Once,    ///< for each place and text
        Always,  ///< each time
        Ask,     ///< the filter's pattern can only be matched by code of the language
    };

    /// Tuples (action, message, category, module, line) as `warnings.filters` has them, the first that fits
    /// decides.
    Ref<List> filters;
    /// `hook((category, text, has_source), (file, line, module))` shows a warning as the program has it.
    Value hook;
    /// `warnings.showwarning` while the program has not put another in its place.
    Value plain_show;
    /// The reports that were shown and are not shown again.
    TextIndex shown;

    /// What is to be done about a warning that arises in a module of this name.
    [[nodiscard]] Action action(Runtime& runtime, const Type& category, std::string_view text,
                                std::string_view module, std::uint32_t line);
    /// Whether the program shows warnings itself.
    [[nodiscard]] bool is_shown_by_program(Runtime& runtime) const;
};

/// `_warnings`: what the module `warnings` is built on.
[[nodiscard]] Ref<Module> make_warnings_module(Runtime& runtime);

}  // namespace loopscope::language
