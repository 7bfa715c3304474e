// The modules that a program can import: those made in C++, and those written in the language itself, whose
// source stands in core/language/modules/*.py, comes with RuntimeOptions and is compiled at the first import.
#pragma once

#include <span>
#include <string_view>

#include "language/objects/dict.h"
#include "language/objects/value.h"
#include "language/runtime/instance.h"
#include "language/syntax/parser.h"

namespace loopscope::language {

class Runtime;
struct LibraryModule;

/// A module made in C++.
struct NativeModule {
    std::string_view name;  ///< with its packages: "collections.abc"
    Ref<Module> (*make)(Runtime& runtime);
};
/// All that are made in C++ (modules/native_modules.cpp).
[[nodiscard]] std::span<const NativeModule> native_modules();

/// A text of the library; empty when it does not hold it.
[[nodiscard]] std::string_view library_text(std::span<const LibraryModule> library, std::string_view name);
/// Parses a program's text, with what the library knows of errors and characters.
[[nodiscard]] ParseResult parse_program(std::span<const LibraryModule> library, std::string_view source,
                                        std::string_view file_name, ParseMode mode);

class Modules {
public:
    explicit Modules(Runtime& runtime);

    /// `sys.modules`: the modules imported so far, by full name.
    [[nodiscard]] Dict& imported() noexcept { return *imported_; }

    /// A module by its full name: from `imported`, else made or run now (then pending()), with its packages
    /// before it. ModuleNotFoundError when there is none.
    Value import(std::string_view full_name);

private:
    Runtime& runtime_;
    Ref<Dict> imported_;
};

}  // namespace loopscope::language
