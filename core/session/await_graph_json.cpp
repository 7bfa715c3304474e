#include "session/await_graph_json.h"

#include <string_view>

#include "loop/seconds_text.h"
#include "loop/tracer.h"
#include "session/json.h"

namespace loopscope::session {

namespace {

std::string_view name_of(AwaitNode::Kind kind) {
    constexpr std::string_view kNames[] = {"task", "future", "primitive", "timer", "thread"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(AwaitNode::State state) {
    constexpr std::string_view kNames[] = {"waiting", "ready", "running", "finished"};
    return kNames[static_cast<std::size_t>(state)];
}

void write(Json& json, const AwaitNode& node) {
    json.open('{');
    json.member("kind", name_of(node.kind));
    json.member("state", name_of(node.state));
    json.member("wait", loopscope::name_of(node.wait));
    json.member("id", node.id);
    json.member("name", node.name);
    json.member("coroutine", node.coroutine);
    if (node.kind == AwaitNode::Kind::Timer) {
        json.key("deadline");
        json.number(seconds_text(node.deadline, 9));
    }
    if (!node.stack.empty()) {
        json.key("stack");
        json.open('[');
        for (const ActivationSnapshot& call : node.stack) {
            if (call.is_library) continue;
            json.open('{');
            json.member("name", call.name);
            json.member("line", call.line);
            json.close('}');
        }
        json.close(']');
    }
    json.close('}');
}

}  // namespace

std::string to_json(const AwaitGraph& graph) {
    Json json;
    json.open('{');
    json.key("nodes");
    json.open('[');
    for (const AwaitNode& node : graph.nodes) write(json, node);
    json.close(']');
    json.key("edges");
    json.open('[');
    for (const AwaitEdge& edge : graph.edges) {
        json.open('{');
        json.member("from", edge.from);
        json.member("to", edge.to);
        json.member("how", loopscope::name_of(edge.how));
        json.member("label", edge.label);
        json.close('}');
    }
    json.close(']');
    json.key("circles");
    json.open('[');
    for (const std::vector<std::size_t>& circle : graph.circles) json.numbers(circle);
    json.close(']');
    json.key("stuck");
    json.numbers(graph.stuck);
    json.close('}');
    return json.take();
}

}  // namespace loopscope::session
