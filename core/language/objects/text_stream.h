// sys.stdout and sys.stderr: text streams that write to the host's output.
#pragma once

#include "language/objects/object.h"
#include "language/objects/value.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

class TextStream final : public Object {
public:
    TextStream(Type* type, OutputSink::Stream output) noexcept : Object(type, Kind::Other), stream(output) {}

    const OutputSink::Stream stream;
};

[[nodiscard]] Value make_text_stream(Runtime& runtime, OutputSink::Stream stream);
/// The value as a text stream, or null when it is something else.
[[nodiscard]] TextStream* as_text_stream(Runtime& runtime, const Value& value) noexcept;

void define_text_stream_type(Runtime& runtime);

}  // namespace loopscope::language
