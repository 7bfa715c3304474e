// The module `_browser`: what a program asks of the page that shows it, and awaits. Each request is a future
// that the host finishes (`BrowserRequests`).
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

[[nodiscard]] Ref<Module> make_browser_module(Runtime& runtime);

}  // namespace loopscope::language
