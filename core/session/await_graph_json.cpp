#include "session/await_graph_json.h"

#include <string_view>
#include <vector>

#include "loop/tracer.h"

namespace loopscope::session {

namespace {

/// Text of JSON, written from left to right; commas come by themselves.
class Json {
public:
    void open(char bracket) {
        separate();
        text_ += bracket;
        is_first_ = true;
    }
    void close(char bracket) {
        text_ += bracket;
        is_first_ = false;
    }
    void key(std::string_view name) {
        string(name);
        text_ += ':';
        is_first_ = true;
    }
    void number(std::string_view digits) {
        separate();
        text_ += digits;
    }
    void string(std::string_view text) {
        separate();
        text_ += '"';
        for (const char each : text) {
            const auto code = static_cast<unsigned char>(each);
            if (code < 0x20) {
                constexpr char kDigits[] = "0123456789abcdef";
                text_.append("\\u00").append(1, kDigits[code >> 4]).append(1, kDigits[code & 15]);
                continue;
            }
            if (each == '"' || each == '\\') text_ += '\\';
            text_ += each;
        }
        text_ += '"';
    }
    void member(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        key(name);
        string(value);
    }
    void member(std::string_view name, std::size_t value) {
        key(name);
        number(std::to_string(value));
    }
    void numbers(const std::vector<std::size_t>& values) {
        open('[');
        for (const std::size_t value : values) number(std::to_string(value));
        close(']');
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void separate() {
        if (!is_first_) text_ += ',';
        is_first_ = false;
    }

    std::string text_;
    bool is_first_ = true;
};

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
