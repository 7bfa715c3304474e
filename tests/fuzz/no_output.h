// Where the programs of fuzz targets print: nobody reads it.
#pragma once

#include <string_view>

#include "language/runtime/runtime.h"

namespace loopscope::fuzz {

class NoOutput final : public language::OutputSink {
public:
    void write(Stream, std::string_view) override {}
};

}  // namespace loopscope::fuzz
