#include "loop/await_graph.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "loop/await_links.h"
#include "loop/event_loop.h"
#include "loop/executor.h"
#include "loop/identity_index.h"

namespace loopscope {

namespace {

using Kind = AwaitNode::Kind;
using State = AwaitNode::State;

constexpr double kNever = std::numeric_limits<double>::infinity();

/// Draws the graph: first the tasks, then what these wait for as it is met. Each is asked once.
class GraphMaker final : private AwaitLinks {
public:
    explicit GraphMaker(AwaitGraphOptions options) noexcept : options_(options) {}

    void add_threads(const Scheduler& scheduler);
    void add_loop(const EventLoop& loop);
    [[nodiscard]] AwaitGraph finish();
    /// Whether a callback, a timer or a thread is left, which could bring about anything.
    [[nodiscard]] bool anything_goes_on() const noexcept { return anything_goes_on_; }

private:
    struct Link {
        const FutureBase* inner;
        WaitKind how;
    };
    void waits_for(const FutureBase& inner, WaitKind how) override {
        if (!inner.done()) links_.push_back({&inner, how});
    }
    void waits_at(AwaitedPrimitive primitive) override { primitives_.push_back(std::move(primitive)); }

    [[nodiscard]] std::size_t add_node(const void* identity, AwaitNode node);
    [[nodiscard]] std::size_t node_of(const FutureBase& future);
    [[nodiscard]] std::size_t node_of(const Handle& timer);
    [[nodiscard]] std::size_t node_of(const Thread& thread);
    [[nodiscard]] std::size_t node_of(const AwaitedPrimitive& primitive);
    [[nodiscard]] std::size_t node_of_holder(std::uint32_t task);
    [[nodiscard]] AwaitNode described(const TaskBase& task) const;
    void add_edge(std::size_t from, std::size_t to, WaitKind how, std::string label = {},
                  std::uint32_t place = 0) {
        graph_.edges.push_back({from, to, how, std::move(label)});
        places_.push_back(place);
    }
    void order_edges();
    void note_timer(const Handle& handle);
    void ask_task(std::size_t node, const TaskBase& task);
    void ask_future(std::size_t node, const FutureBase& future);
    /// Whether there was one that ends or cancels it.
    bool add_timers(std::size_t node, const FutureBase& future);

    AwaitGraphOptions options_;
    AwaitGraph graph_;
    std::vector<std::uint32_t> places_;  // of the edges: who has the least began to wait first
    IdentityIndex known_;  // of each node: the object that it stands for; null for a holder that ended
    /// The timers that end or cancel something: each leads to the next one for the same.
    struct Timer {
        const Handle* handle;
        std::size_t next;
    };
    std::vector<Timer> timers_;
    IdentityIndex targets_;                     // what they end or cancel
    std::vector<std::size_t> last_timers_;      // of each target: the one that leads to its first
    std::vector<const Thread*> threads_;        // that work for an executor
    std::vector<const FutureBase*> futures_;    // of nodes, to be asked
    std::vector<Link> links_;                   // of the one who is asked
    std::vector<AwaitedPrimitive> primitives_;  // the same, innermost first
    bool anything_goes_on_ = false;
};

void GraphMaker::add_threads(const Scheduler& scheduler) {
    for (const auto& thread : scheduler.threads()) {
        // The thread of a loop goes on when something in the loop does.
        if (thread->finished() || thread->running_loop() != nullptr) continue;
        if (thread->blocked() && thread->wake_time() == kNever) continue;
        anything_goes_on_ = true;
        threads_.push_back(thread.get());
    }
}

void GraphMaker::add_loop(const EventLoop& loop) {
    if (loop.is_closed()) return;
    loop.timers().for_each([this](const Handle& handle) { note_timer(handle); });
    for (std::size_t i = 0; i < loop.ready().size(); ++i) {
        const Runnable& runnable = loop.ready().at(i);
        if (const Handle* handle = const_cast<Runnable&>(runnable).as_handle()) note_timer(*handle);
    }
    Runnable* running = loop.running();
    if (running != nullptr && running->as_handle() != nullptr) anything_goes_on_ = true;
    for (const Ref<FutureBase>& task : loop.all_tasks()) (void)node_of(*task);
    const FutureBase* until = loop.until();
    if (until != nullptr && !until->done()) (void)node_of(*until);
}

AwaitGraph GraphMaker::finish() {
    for (std::size_t i = 0; i < futures_.size(); ++i) {
        const FutureBase& future = *futures_[i];
        const std::size_t node = known_.find(&future);
        if (const TaskBase* task = future.as_task()) {
            ask_task(node, *task);
        } else {
            ask_future(node, future);
        }
    }
    order_edges();
    return std::move(graph_);
}

void GraphMaker::order_edges() {
    // They are nearly in order: tasks mostly wait in the order in which they were created.
    for (std::size_t i = 1; i < places_.size(); ++i) {
        for (std::size_t j = i; j > 0 && places_[j] < places_[j - 1]; --j) {
            std::swap(places_[j], places_[j - 1]);
            std::swap(graph_.edges[j], graph_.edges[j - 1]);
        }
    }
}

std::size_t GraphMaker::add_node(const void* identity, AwaitNode node) {
    graph_.nodes.push_back(std::move(node));
    known_.add(identity);
    return graph_.nodes.size() - 1;
}

std::size_t GraphMaker::node_of(const FutureBase& future) {
    if (const std::size_t known = known_.find(&future); known < known_.size()) return known;
    futures_.push_back(&future);
    AwaitNode node;
    if (const TaskBase* task = future.as_task()) {
        node = described(*task);
    } else {
        node.kind = Kind::Future;
        node.wait = future.wait_kind();
        node.name = name_of(future.wait_kind());
    }
    node.id = future.id();
    return add_node(&future, std::move(node));
}

AwaitNode GraphMaker::described(const TaskBase& task) const {
    AwaitNode node;
    node.name = task.name();
    node.coroutine = task.coroutine_name();
    if (task.future().done()) {
        node.state = State::Finished;
    } else if (task.future().loop().current_task() == &task) {
        node.state = State::Running;
    } else if (const FutureBase* awaited = task.waiting_on(); awaited == nullptr || awaited->done()) {
        node.state = State::Ready;
    }
    if (!options_.with_stacks) return node;
    for (const Activation* each : task.stack()) {
        ActivationSnapshot snapshot;
        each->inspect(snapshot, options_.with_locals);
        snapshot.is_library = each->is_library();
        node.stack.push_back(std::move(snapshot));
    }
    return node;
}

std::size_t GraphMaker::node_of(const Handle& timer) {
    if (const std::size_t known = known_.find(&timer); known < known_.size()) return known;
    AwaitNode node;
    node.kind = Kind::Timer;
    node.wait = timer.purpose().ends;
    node.id = timer.id();
    node.name = name_of(node.wait);
    const bool has_deadline = timer.when() == timer.when();
    node.deadline = has_deadline ? timer.when() : timer.loop().time();
    return add_node(&timer, std::move(node));
}

std::size_t GraphMaker::node_of(const Thread& thread) {
    AwaitNode node;
    node.kind = Kind::Thread;
    node.state = thread.blocked() ? State::Waiting : State::Running;
    node.wait = WaitKind::Executor;
    node.id = thread.id();
    node.name = thread.name();
    return add_node(&thread, std::move(node));
}

std::size_t GraphMaker::node_of(const AwaitedPrimitive& primitive) {
    if (const std::size_t known = known_.find(primitive.identity); known < known_.size()) return known;
    AwaitNode node;
    node.kind = Kind::Primitive;
    node.wait = primitive.kind;
    node.name = primitive.name;
    const std::size_t index = add_node(primitive.identity, std::move(node));
    if (primitive.holder != 0) add_edge(index, node_of_holder(primitive.holder), primitive.kind);
    for (const FutureBase* child : primitive.waits_for) {
        if (!child->done()) add_edge(index, node_of(*child), primitive.kind);
    }
    return index;
}

std::size_t GraphMaker::node_of_holder(std::uint32_t task) {
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
        if (graph_.nodes[i].kind == Kind::Task && graph_.nodes[i].id == task) return i;
    }
    // Every task that goes on is known from the beginning.
    AwaitNode node;
    node.state = State::Finished;
    node.id = task;
    return add_node(nullptr, std::move(node));
}

void GraphMaker::note_timer(const Handle& handle) {
    if (handle.cancelled()) return;
    anything_goes_on_ = true;
    const Handle::Purpose purpose = handle.purpose();
    const bool has_deadline = handle.when() == handle.when();
    if (purpose.target == nullptr || (!has_deadline && purpose.ends != WaitKind::Timeout)) return;
    const std::size_t target = targets_.find(purpose.target);
    const std::size_t index = timers_.size();
    if (target == targets_.size()) {
        targets_.add(purpose.target);
        last_timers_.push_back(index);
        timers_.push_back({&handle, index});
    } else {
        // They stand in a ring.
        std::size_t& last = last_timers_[target];
        timers_.push_back({&handle, timers_[last].next});
        timers_[last].next = index;
        last = index;
    }
}

bool GraphMaker::add_timers(std::size_t node, const FutureBase& future) {
    const std::size_t target = targets_.find(&future);
    if (target == targets_.size()) return false;
    std::size_t each = last_timers_[target];
    do {
        each = timers_[each].next;
        const Handle& timer = *timers_[each].handle;
        const bool is_sleep = timer.purpose().ends == WaitKind::Sleep;
        add_edge(node, node_of(timer), is_sleep ? WaitKind::Sleep : WaitKind::Timeout);
    } while (each != last_timers_[target]);
    return true;
}

void GraphMaker::ask_task(std::size_t node, const TaskBase& task) {
    add_timers(node, task.future());
    const FutureBase* awaited = task.waiting_on();
    if (graph_.nodes[node].state != State::Waiting || awaited == nullptr) return;

    links_.clear();
    primitives_.clear();
    awaited->tell_links(*this);
    if (links_.empty() && primitives_.empty()) {
        const std::vector<const Activation*> stack = task.stack();
        for (auto each = stack.rbegin(); each != stack.rend(); ++each) (*each)->tell_links(*this);
    }
    if (!primitives_.empty()) {
        // A primitive made of others is what the program waits at; a lock in it that somebody holds is why.
        AwaitedPrimitive& at = primitives_.front().holder != 0 ? primitives_.front() : primitives_.back();
        add_edge(node, node_of(at), at.kind, std::move(at.label), awaited->id());
    } else if (awaited->wait_kind() != WaitKind::Sleep || !add_timers(node, *awaited)) {
        add_edge(node, node_of(*awaited), awaited->wait_kind());
    }
}

void GraphMaker::ask_future(std::size_t node, const FutureBase& future) {
    links_.clear();
    primitives_.clear();
    future.tell_links(*this);
    const std::vector<Link> links = std::move(links_);
    for (const Link& link : links) add_edge(node, node_of(*link.inner), link.how);
    if (!primitives_.empty()) {
        AwaitedPrimitive& at = primitives_.front();
        add_edge(node, node_of(at), at.kind, std::move(at.label), future.id());
    }
    add_timers(node, future);
    for (const Thread* thread : threads_) {
        for (const Activation* each = thread->current(); each != nullptr; each = each->caller()) {
            if (Executor::future_of(*each) == &future) add_edge(node, node_of(*thread), WaitKind::Executor);
        }
    }
}

/// Reads circles and hopeless waits from a graph that is drawn.
class Prospects {
public:
    explicit Prospects(AwaitGraph& graph) : graph_(graph), waits_for_(graph.nodes.size()) {
        for (const AwaitEdge& edge : graph.edges) waits_for_[edge.from].push_back(edge.to);
    }

    void find_circles();
    void find_stuck(bool anything_goes_on);

private:
    AwaitGraph& graph_;
    std::vector<std::vector<std::size_t>> waits_for_;
};

void Prospects::find_circles() {
    enum class Seen : std::uint8_t { Not, OnPath, Done };
    std::vector<Seen> seen(graph_.nodes.size(), Seen::Not);
    std::vector<std::size_t> next(graph_.nodes.size(), 0);
    std::vector<std::size_t> path;
    for (std::size_t start = 0; start < graph_.nodes.size(); ++start) {
        if (seen[start] == Seen::Not) path.push_back(start);
        while (!path.empty()) {
            const std::size_t node = path.back();
            seen[node] = Seen::OnPath;
            if (next[node] == waits_for_[node].size()) {
                seen[node] = Seen::Done;
                path.pop_back();
                continue;
            }
            const std::size_t to = waits_for_[node][next[node]++];
            if (seen[to] == Seen::Not) {
                path.push_back(to);
            } else if (seen[to] == Seen::OnPath) {
                graph_.circles.emplace_back(std::find(path.begin(), path.end(), to), path.end());
            }
        }
    }
}

/// Whether it comes to its end by itself.
bool goes_on(const AwaitNode& node) {
    return node.state == State::Ready || node.state == State::Running || node.kind == Kind::Timer ||
           node.kind == Kind::Thread || node.wait == WaitKind::Executor || node.wait == WaitKind::Browser;
}

void Prospects::find_stuck(bool anything_goes_on) {
    const std::vector<AwaitNode>& nodes = graph_.nodes;
    anything_goes_on = anything_goes_on || std::any_of(nodes.begin(), nodes.end(), goes_on);
    std::vector<std::uint8_t> has_hope;
    has_hope.reserve(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        has_hope.push_back(goes_on(nodes[i]) || (anything_goes_on && waits_for_[i].empty()));
    }
    // Hope goes from what is waited for to who waits; one hope is enough. The latest wait comes last, so one
    // round from the back mostly does it.
    for (bool changed = true; changed;) {
        changed = false;
        for (auto edge = graph_.edges.rbegin(); edge != graph_.edges.rend(); ++edge) {
            if (has_hope[edge->from] || !has_hope[edge->to]) continue;
            has_hope[edge->from] = 1;
            changed = true;
        }
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind == Kind::Task && nodes[i].state == State::Waiting && !has_hope[i])
            graph_.stuck.push_back(i);
    }
}

AwaitGraph finished(GraphMaker& maker) {
    AwaitGraph graph = maker.finish();
    Prospects prospects(graph);
    prospects.find_circles();
    prospects.find_stuck(maker.anything_goes_on());
    return graph;
}

}  // namespace

AwaitGraph await_graph(const EventLoop& loop, AwaitGraphOptions options) {
    GraphMaker maker(options);
    maker.add_threads(loop.scheduler());
    maker.add_loop(loop);
    return finished(maker);
}

AwaitGraph await_graph(const Scheduler& scheduler, AwaitGraphOptions options) {
    GraphMaker maker(options);
    maker.add_threads(scheduler);
    for (const auto& loop : scheduler.loops()) maker.add_loop(*loop);
    return finished(maker);
}

}  // namespace loopscope
