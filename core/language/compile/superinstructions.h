// Joins pairs of frequent instructions into one, and leaves out jumps to the next instruction.
#pragma once

#include <cstdint>

namespace loopscope::language {

struct Draft;

/// Joins, where both stand on one line and nothing jumps between them, what opcodes.def lists as two in one.
/// A pair that could fail in two places is left alone, so that an error has its exact position: of two loads,
/// at least one is of a variable that certainly has a value. The first `parameter_count` locals have one from
/// the start.
void join_pairs(Draft& draft, std::uint32_t parameter_count);

}  // namespace loopscope::language
