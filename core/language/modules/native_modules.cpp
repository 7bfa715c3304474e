// The modules that are made in C++, by name.
#include "language/modules/asyncio/module.h"
#include "language/runtime/modules.h"

namespace loopscope::language {

namespace {

constexpr NativeModule kModules[] = {
    {"asyncio", make_asyncio_module},
};

}  // namespace

std::span<const NativeModule> native_modules() { return kModules; }

}  // namespace loopscope::language
