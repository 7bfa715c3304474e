// The await graph (loop/await_graph.h) as JSON, for hosts: nodes and edges with the names of the vocabulary,
// and nothing said that is empty. What it holds in detail is told by wasm/await_graph.ts.
#pragma once

#include <string>

#include "loop/await_graph.h"

namespace loopscope::session {

[[nodiscard]] std::string to_json(const AwaitGraph& graph);

}  // namespace loopscope::session
