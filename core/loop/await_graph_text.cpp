// The await graph for people.
#include <algorithm>

#include "loop/await_graph.h"
#include "loop/seconds_text.h"

namespace loopscope {

namespace {

using Kind = AwaitNode::Kind;
using State = AwaitNode::State;

std::string title(const AwaitNode& node) {
    std::string text = node.name;
    switch (node.kind) {
        case Kind::Task:
            if (text.empty()) text = "a task";
            if (!node.coroutine.empty()) text += " " + node.coroutine;
            break;
        case Kind::Timer:
            return text + " until " + seconds_text(node.deadline);
        case Kind::Thread:
            text = "thread " + text;
            break;
        case Kind::Future:
        case Kind::Primitive:
            break;
    }
    if (node.state == State::Ready) text += ", ready";
    if (node.state == State::Running) text += ", running";
    if (node.state == State::Finished) text += ", ended";
    return text;
}

std::string prefix(const AwaitEdge& edge, const AwaitNode& from) {
    if (from.kind == Kind::Primitive && edge.how == WaitKind::Lock) return "held by ";
    return edge.label.empty() ? std::string() : edge.label + ": ";
}

/// A tree of all that is reached from its roots. What is met again is only named.
class Tree {
public:
    explicit Tree(const AwaitGraph& graph)
        : graph_(graph), edges_of_(graph.nodes.size()), is_awaited_(graph.nodes.size(), false) {
        for (const AwaitEdge& edge : graph.edges) {
            edges_of_[edge.from].push_back(&edge);
            is_awaited_[edge.to] = true;
        }
        written_.assign(graph.nodes.size(), false);
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            if (!is_awaited_[i]) write(i);
        }
        // Circles that nobody outside waits for.
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            if (!written_[i]) write(i);
        }
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    struct Place {
        std::size_t node;
        std::size_t depth;
        const AwaitEdge* through;  // null for a root
    };

    void write(std::size_t root) {
        std::vector<Place> left{{root, 0, nullptr}};
        while (!left.empty()) {
            const auto [node, depth, through] = left.back();
            left.pop_back();
            text_.append(depth * 4, ' ');
            if (through != nullptr) text_ += prefix(*through, graph_.nodes[through->from]);
            text_ += title(graph_.nodes[node]);
            if (written_[node]) {
                text_ += ", see above\n";
                continue;
            }
            text_ += "\n";
            written_[node] = true;
            for (const ActivationSnapshot& call : graph_.nodes[node].stack) {
                if (call.is_library) continue;
                text_.append(depth * 4 + 2, ' ').append("at ").append(call.name);
                if (call.line != 0) text_ += ", line " + std::to_string(call.line);
                text_ += "\n";
            }
            const std::vector<const AwaitEdge*>& edges = edges_of_[node];
            for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge) {
                left.push_back({(*edge)->to, depth + 1, *edge});
            }
        }
    }

    const AwaitGraph& graph_;
    std::vector<std::vector<const AwaitEdge*>> edges_of_;
    std::vector<bool> is_awaited_;
    std::vector<bool> written_;
    std::string text_;
};

}  // namespace

std::string describe(const AwaitGraph& graph) {
    std::string text = Tree(graph).take();
    for (const std::vector<std::size_t>& circle : graph.circles) {
        text += "in a circle: ";
        for (const std::size_t node : circle) text += title(graph.nodes[node]) + " -> ";
        text += title(graph.nodes[circle.front()]) + "\n";
    }
    for (const std::size_t node : graph.stuck) {
        text += "stuck: " + title(graph.nodes[node]) + "\n";
    }
    return text;
}

std::string_view name_of(WaitKind wait) noexcept {
    static constexpr std::string_view kNames[] = {
        "Future",    "Task",    "Sleep",       "Yield",     "Gather",  "Shield", "WaitFor",
        "Timeout",   "Wait",    "AsCompleted", "TaskGroup", "Lock",    "Event",  "Condition",
        "Semaphore", "Barrier", "Queue",       "Executor",  "Browser",
    };
    return kNames[static_cast<std::size_t>(wait)];
}

}  // namespace loopscope
