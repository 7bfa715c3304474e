#include "world.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "loop/as_completed.h"
#include "loop/context_var.h"
#include "loop/event_loop.h"
#include "loop/exception_group.h"
#include "loop/gather.h"
#include "loop/shield.h"
#include "loop/sleep.h"
#include "loop/sync/barrier.h"
#include "loop/sync/condition.h"
#include "loop/sync/event.h"
#include "loop/sync/lock.h"
#include "loop/sync/queue.h"
#include "loop/sync/semaphore.h"
#include "loop/task_group.h"
#include "loop/timeout.h"
#include "loop/to_thread.h"
#include "loop/wait.h"
#include "loop/wait_for.h"
#include "trace_check.h"

namespace loopscope::model {

namespace {

using Text = std::string;
using TextFuture = Ref<Future<Text>>;
/// What an operation gave; none: nothing to tell.
using Value = std::optional<Text>;

constexpr double kRescueEvery = 1000;

/// Type and message; what stands after a colon in a RuntimeError is a repr.
Text error_text(const Error& error) {
    Text message = error->message();
    if (error->kind() == ErrorKind::RuntimeError) message = message.substr(0, message.find(':'));
    if (const ExceptionGroupError* group = as_exception_group(error)) {
        Text errors;
        for (const Error& each : group->exceptions())
            errors += (errors.empty() ? "" : ",") + error_text(each);
        message += ": " + errors;
    }
    return error->type_name() + "(" + message + ")";
}

Text outcome_text(const Outcome<Text>& outcome) {
    Outcome<Text> copy = outcome;
    return copy.ok() ? *copy : error_text(copy.error());
}

Text list_text(const std::vector<Text>& texts) {
    Text list;
    for (const Text& text : texts) list += (list.empty() ? "" : ",") + text;
    return "[" + list + "]";
}

/// Gathers texts into one, errors among them, so that a gathering can be awaited like any other future of a
/// script.
class GatheredTexts final : public GatherFuture<Text> {
public:
    using GatherFuture<Text>::GatherFuture;

protected:
    [[nodiscard]] Text collect(const std::vector<Ref<FutureBase>>& children) override {
        std::vector<Text> texts;
        for (const Ref<FutureBase>& child : children)
            texts.push_back(child->cancelled()
                                ? error_text(loopscope::make_cancelled_error(child->cancel_message()))
                                : outcome_text(static_cast<Future<Text>&>(*child).result()));
        return list_text(texts);
    }
};

/// Counts the frames that hold one.
class Alive {
public:
    explicit Alive(int& count) : count_(&count) { ++*count_; }
    Alive(const Alive& other) : Alive(*other.count_) {}
    Alive& operator=(const Alive&) = delete;
    ~Alive() { --*count_; }

private:
    int* count_;
};

/// The items that a queue must have, in the order in which it must give them.
struct QueueBooks {
    enum class Kind : std::uint8_t { Fifo, Priority, Lifo };

    Kind kind;
    std::deque<int> items;

    void put(int item) {
        auto place = kind == Kind::Fifo       ? items.end()
                     : kind == Kind::Priority ? std::upper_bound(items.begin(), items.end(), item)
                                              : items.begin();
        items.insert(place, item);
    }
};

class World final : public LoopReports {
public:
    World(const Script& script, Manner manner) : script_(script), manner_(manner) {
        loop_.set_reports(this);
        for (int i = 0; i < 3; ++i) futures_["f" + std::to_string(i)] = loop_.create_future<Text>();
    }

    Record run();

    void exception(EventLoop&, const ExceptionContext& context) override {
        if (context.message.ends_with("was never retrieved")) {
            lost_.insert(underscored(error_text(context.exception)));
        } else {
            write("reported " + error_text(context.exception));
        }
    }
    void slow_callback(EventLoop&, const Runnable&, double) override {}

private:
    /// What an operation awaits: a future, or a coroutine.
    struct Named {
        TextFuture future;
        Coroutine<Text> coroutine;
        [[nodiscard]] bool exists() const { return future || coroutine.valid(); }
    };

    void run_blocking();
    void run_in_slices();
    void rescue();
    void check_rest();
    void check_end();
    void check_books();
    void write(const Text& text);
    void write_value(const Text& body, const Operation& operation, const Value& value);
    void complain(const Text& text) { complaints_.push_back(text); }
    [[nodiscard]] static Text underscored(Text text) {
        std::replace(text.begin(), text.end(), ' ', '_');
        return text;
    }

    // Bodies.
    Coroutine<Text> coroutine(Text body);
    Coroutine<void> block(Text body, const Block& operations);
    void callback(const Text& name);
    Coroutine<Text> work(std::size_t number, int units);
    static Coroutine<void> pause();

    // What operations name.
    Value spawn(const Text& body, bool eagerly = false);
    bool use(const Text& body) { return used_.insert(body).second; }
    TextFuture future(const Text& name) const {
        auto found = futures_.find(name);
        return found == futures_.end() ? TextFuture() : found->second;
    }
    Named awaitable(const Text& name);
    std::vector<TextFuture> as_futures(const Operation& operation, std::size_t from);
    Lock& lock(const Text& name) { return name == "l0" ? lock0_ : lock1_; }
    Condition& condition(const Text& name) { return name == "c0" ? condition0_ : condition1_; }
    Semaphore& semaphore(const Text& name) { return name == "s0" ? semaphore0_ : semaphore1_; }
    Event& event(const Text& name) { return name == "e0" ? event0_ : event1_; }
    Barrier& barrier(const Text& name) { return name == "b0" ? barrier0_ : barrier1_; }
    QueueBase& queue(const Text& name);
    /// The lock of `name`, a lock or a condition.
    const Lock& lock_of(const Text& name) { return name[0] == 'l' ? lock(name) : condition(name).lock(); }

    // Operations that do not wait. An error is a value of the log.
    Value at_once(const Text& body, const Operation& operation);
    Value gather_into(const Text& slot, const Operation& operation);
    Value shield_into(const Text& slot, const Text& name);
    Value submit_into(const Text& slot, int units);
    TextFuture submit(int units);
    Value undo_context(const Text& body);
    Value spawn_in_group(const Text& parent, const Text& body);
    Value get_now(const Text& name);
    Error put_now(const Text& name, int item);

    // Operations that wait.
    Coroutine<Value> perform(Text body, const Operation& operation);
    Coroutine<Value> through_exceptions(Coroutine<Value> operation);
    Coroutine<Text> wait_for_named(Named awaited, std::optional<double> timeout);
    Coroutine<Text> gathered(const Operation& operation);
    Coroutine<Text> waited(const Operation& operation);
    Coroutine<void> condition_wait(const Operation& operation);
    Coroutine<void> put(Text name, int item);
    Coroutine<Text> get(Text name);
    Coroutine<Value> try_block(Text body, const Operation& operation);
    Coroutine<void> final_block(Text body, const Operation& operation);
    Coroutine<Text> timeout_block(Text body, const Operation& operation);
    Coroutine<void> in_group(TaskGroup& group, Text body, const Block& operations);
    Coroutine<Text> as_completed_texts(const Operation& operation);
    template <class Lockable>
    Coroutine<void> with(Lockable& held, Text body, const Operation& operation);

    // Books.
    void took(const Text& name);
    void gave_back(const Text& name);
    void took_item(const Text& name, int item);

    const Script& script_;
    Manner manner_;
    int alive_ = 0;
    std::set<Text> used_;
    std::set<Text> returned_;
    std::map<Text, int> calls_;
    std::map<Text, std::vector<Timeout*>> timeouts_;
    std::map<Text, std::vector<TaskGroup*>> groups_;
    std::map<const Lock*, int> holders_;
    std::map<const Semaphore*, std::int64_t> permits_{{&semaphore0_, 1}, {&semaphore1_, 2}};
    std::map<Text, QueueBooks> books_{{"q0", {QueueBooks::Kind::Fifo, {}}},
                                      {"q1", {QueueBooks::Kind::Fifo, {}}},
                                      {"q2", {QueueBooks::Kind::Priority, {}}},
                                      {"q3", {QueueBooks::Kind::Lifo, {}}}};
    std::map<Text, Text> ends_;  // of bodies: what they returned or raised
    /// What other threads were given to do.
    struct Work {
        TextFuture future;
        bool begun = false;
        bool ended = false;
    };
    std::vector<Work> works_;
    int rescues_ = 0;
    bool finished_ = false;
    Text log_;
    Text moment_;
    std::multiset<Text> lost_;
    std::vector<Text> complaints_;
    TraceCheck trace_check_;

    VirtualClock clock_;
    Scheduler scheduler_{clock_};
    EventLoop& loop_ = scheduler_.new_event_loop();
    Lock lock0_, lock1_, condition_lock_;
    Condition condition0_{condition_lock_}, condition1_{lock0_};
    Semaphore semaphore0_{1};
    BoundedSemaphore semaphore1_{2};
    Event event0_, event1_;
    Barrier barrier0_{2}, barrier1_{3};
    Queue<int> queue0_{1}, queue1_;
    PriorityQueue<int> queue2_{2};
    LifoQueue<int> queue3_{2};
    std::map<Text, TextFuture> futures_;  // f0.., t1: the task of body 1, g1: what body 1 gathered or shields
    std::map<Text, Ref<Handle>> handles_;
    std::map<Text, Ref<Handle>> callbacks_;
    ContextVar<int> variable_{"variable", 0};
    std::map<Text, ContextToken<int>> tokens_;  // of the last `cset` of each body
};

// Running.

Record World::run() {
    Tracer& tracer = scheduler_.tracer();
    if (manner_.traced) {
        tracer.start(1 << 13);
        tracer.set_sink(
            [](void* check, std::span<const std::uint32_t> words) {
                static_cast<TraceCheck*>(check)->read(words);
            },
            &trace_check_);
    }
    spawn("0");
    loop_.call_at(kRescueEvery, [this] { rescue(); });
    manner_.slice == 0 ? run_blocking() : run_in_slices();
    if (manner_.traced) {
        tracer.flush();
        trace_check_.finish();
        if (tracer.lost() > 0) complain("the trace lost events");
        complaints_.insert(complaints_.end(), trace_check_.complaints().begin(),
                           trace_check_.complaints().end());
        tracer.stop();
    }
    check_end();
    handles_.clear();
    callbacks_.clear();
    futures_.clear();
    works_.clear();
    tokens_.clear();
    if (Error error = loop_.close()) complain("the loop cannot be closed: " + error_text(error));
    scheduler_.abandon_loops();
    if (alive_ != 0) complain(std::to_string(alive_) + " frames or callbacks are still alive at the end");

    Text log = "=" + log_ + "\n?";
    for (const Text& each : lost_) log += " " + each;
    return {log + "\n", complaints_};
}

void World::run_blocking() {
    while (!finished_) {
        if (Error error = loop_.run_forever()) {
            complain("the loop ended with " + error_text(error));
            return;
        }
    }
}

/// The root of the thread that a host with slices starts.
class RunForever final : public Root<Activation> {
public:
    explicit RunForever(EventLoop& loop) : loop_(loop) {}
    [[nodiscard]] Activation* resume(Thread& thread) override {
        if (entered_) {
            ended = true;
            return nullptr;
        }
        entered_ = true;
        error = loop_.enter(thread, this);
        ended = static_cast<bool>(error);
        return ended ? nullptr : &loop_;
    }
    [[nodiscard]] Activation* raise(Thread& thread, Error) override { return resume(thread); }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = "run"; }
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }

    bool ended = false;
    Error error;

private:
    EventLoop& loop_;
    bool entered_ = false;
};

void World::run_in_slices() {
    while (!finished_) {
        RunForever root(loop_);
        scheduler_.start_thread("run", root);
        Progress progress;
        // As a blocking call does, until the other threads have done what they can.
        while (!root.ended || progress.state == Progress::State::More) {
            progress = scheduler_.advance(manner_.slice);
            if (!root.ended && progress.state == Progress::State::Waiting) {
                complain("the scheduler waits, though a timer is set");
                return;
            }
        }
        if (!root.error) root.error = loop_.leave_error();
        if (root.error) {
            complain("the loop ended with " + error_text(root.error));
            return;
        }
    }
}

/// Everything has come to rest: cancels who still waits; later also opens every lock, until all have ended.
void World::rescue() {
    const std::vector<Ref<FutureBase>> pending = loop_.all_tasks();
    Text text = "rescue";
    for (const Ref<FutureBase>& task : pending) text += " " + task->as_task()->name();
    write(text);
    check_rest();
    if (pending.empty()) {
        finished_ = true;
        loop_.stop();
        return;
    }
    if (rescues_ == 100) {
        complain("some tasks do not end, however often they are cancelled");
        finished_ = true;
        loop_.stop();
        return;
    }
    ++rescues_;
    loop_.call_later(kRescueEvery, [this] { rescue(); });
    if (rescues_ > 3) {
        for (Lock* each : {&lock0_, &lock1_, &condition_lock_}) {
            holders_[each] = 0;
            if (each->locked()) (void)each->release();
        }
    }
    for (const Ref<FutureBase>& task : pending) task->cancel();
}

void World::check_rest() {
    if (!loop_.ready().empty()) complain("at rest, something is ready");
    for (const Ref<FutureBase>& task : loop_.all_tasks()) {
        const FutureBase* awaited = task->as_task()->waiting_on();
        if (awaited == nullptr || awaited->done())
            complain(task->as_task()->name() + " rests, but waits for nothing that is pending");
    }
    for (const Lock* each : {&lock0_, &lock1_, &condition_lock_}) {
        if (!each->locked() && each->waiters().has_live()) complain("a lock is free and waited for");
    }
    for (const auto& [each, permits] : permits_) {
        if (each->value() != permits) complain("a semaphore has another value than its uses give");
        if (permits > 0 && each->waiters().has_live()) complain("a semaphore is free and waited for");
    }
    for (auto& [name, books] : books_) {
        const QueueBase& each = queue(name);
        if (!each.empty() && each.getters().has_live()) complain(name + " has items and is waited for");
        if (!each.full() && each.putters().has_live()) complain(name + " has room and is waited for");
        if (each.is_shut_down() && (each.getters().has_live() || each.putters().has_live()))
            complain(name + " is shut down and waited for");
    }
    check_books();
}

void World::check_books() {
    for (const Lock* each : {&lock0_, &lock1_, &condition_lock_}) {
        if (holders_[each] != (each->locked() ? 1 : 0))
            complain("a lock has " + std::to_string(holders_[each]) + " holders and is " +
                     (each->locked() ? "locked" : "free"));
    }
    for (const auto& [each, permits] : permits_) {
        if (permits < 0 || each->value() < 0) complain("a semaphore let too many in");
    }
    for (auto& [name, books] : books_) {
        if (queue(name).qsize() != books.items.size()) complain(name + " has lost or doubled an item");
    }
}

void World::check_end() {
    for (const auto& [body, end] : ends_) {
        const TextFuture task = future("t" + body);
        if (!task || !task->done()) continue;
        // Looks only: what nobody retrieves is reported.
        const Error failure = task->peek_exception();
        const Text outcome = task->cancelled() ? "CancelledError"
                             : failure         ? error_text(failure)
                                               : task->value();
        // A cancel that came in its last step ends a task that returns.
        const bool cancelled_at_last = task->cancelled() && end == "r" + body &&
                                       (!manner_.traced || trace_check_.was_asked_to_cancel(task->id()));
        if (outcome != end && !cancelled_at_last)
            complain("task " + body + " gave " + outcome + " instead of " + end);
    }
    for (const Work& each : works_) {
        if (each.begun != each.ended) complain("work was begun and not ended");
        if (!each.future->done()) complain("work has left a future pending");
        if (!each.begun && !each.future->cancelled()) complain("work was lost");
    }
}

void World::write(const Text& text) {
    const Text moment =
        "#" + std::to_string(loop_.iteration()) + "@" + std::to_string(static_cast<long>(loop_.time()));
    if (moment != moment_) log_ += " " + moment;
    moment_ = moment;
    log_ += " " + underscored(text);
}

void World::write_value(const Text& body, const Operation& operation, const Value& value) {
    write(body + "." + std::to_string(operation.number) + (value ? "=" + *value : ""));
    check_books();
}

// Bodies.

Coroutine<Text> World::coroutine(Text body) {
    const Alive alive(alive_);
    write(body + ":" + loop_.current_task()->name());
    const Outcome<void> ended = co_await settled(block(body, script_.bodies.at(body)));
    if (!ended.ok()) {
        write(body + "!" + error_text(ended.error()));
        ends_[body] = is_cancelled(ended.error()) ? "CancelledError" : error_text(ended.error());
        co_await fail_with(ended.error());
    }
    write(body + ".");
    ends_[body] = "r" + body;
    co_return "r" + body;
}

Coroutine<void> World::block(Text body, const Block& operations) {
    const Alive alive(alive_);
    // Of two bodies, one takes errors as values and the other as exceptions.
    const bool throws = (body.back() - '0') % 2 == 1;
    for (const Operation& operation : operations) {
        if (returned_.contains(body)) break;
        Coroutine<Value> performed = perform(body, operation);
        if (throws) performed = through_exceptions(std::move(performed));
        Outcome<Value> value = co_await settled(std::move(performed));
        if (!value.ok()) {
            write(body + "." + std::to_string(operation.number) + "!" + error_text(value.error()));
            check_books();
            co_await fail_with(value.error());
        }
        write_value(body, operation, *value);
    }
}

Coroutine<Value> World::through_exceptions(Coroutine<Value> operation) {
    try {
        Value value = co_await std::move(operation);
        co_return value;
    } catch (const CancelledError&) {
        throw;
    } catch (const std::exception&) {
        throw;
    }
}

void World::callback(const Text& name) {
    if (++calls_[name] > 3) return;
    write(name + ":");
    for (const Operation& operation : script_.bodies.at(name)) {
        if (operation.verb == Verb::Raise)
            throw_error(make_error(ErrorKind::ValueError, "e" + operation.arguments[0]));
        write_value(name, operation, at_once(name, operation));
    }
}

// What operations name.

Value World::spawn(const Text& body, bool eagerly) {
    if (!script_.bodies.contains(body) || !use(body)) return "-";
    TaskOptions options;
    options.eager_start = eagerly;
    futures_["t" + body] = loop_.create_task(coroutine(body), options);
    return {};
}

World::Named World::awaitable(const Text& name) {
    if (name[0] != 'b') return {future(name), {}};
    const Text body = name.substr(1);
    if (!script_.bodies.contains(body) || !use(body)) return {};
    return {{}, coroutine(body)};
}

std::vector<TextFuture> World::as_futures(const Operation& operation, std::size_t from) {
    std::vector<Named> all;
    for (std::size_t i = from; i < operation.arguments.size(); ++i)
        all.push_back(awaitable(operation.arguments[i]));
    std::vector<TextFuture> futures;
    for (Named& each : all) {
        if (each.future) futures.push_back(each.future);
        if (each.coroutine.valid()) futures.push_back(ensure_future(loop_, std::move(each.coroutine)));
    }
    return futures;
}

QueueBase& World::queue(const Text& name) {
    switch (name[1]) {
        case '0':
            return queue0_;
        case '1':
            return queue1_;
        case '2':
            return queue2_;
        default:
            return queue3_;
    }
}

// Operations that do not wait.

Value World::at_once(const Text& body, const Operation& operation) {
    const std::vector<Text>& arguments = operation.arguments;
    const Text& first = arguments.empty() ? body : arguments[0];
    const TextFuture named = future(first);
    Error error;
    switch (operation.verb) {
        case Verb::Spawn:
            return spawn(first);
        case Verb::SpawnEagerly:
            return spawn(first, true);
        case Verb::Factory:
            if (first == "1") {
                loop_.set_task_factory(eager_task_factory);
            } else {
                loop_.set_task_factory(nullptr);
            }
            break;
        case Verb::Cancel: {
            if (!named) return "-";
            Ref<Payload> message;
            if (arguments[1] != "-") message = make_ref<TextPayload>(arguments[1]);
            const bool asked = named->cancel(message);
            if (asked && named->as_task() != nullptr && named->as_task()->cancelling() == 0)
                complain("a cancel was neither refused nor counted");
            return std::to_string(asked);
        }
        case Verb::Uncancel:
            if (!named) return "-";
            return std::to_string(named->as_task()->uncancel());
        case Verb::Cancelling:
            if (!named) return "-";
            return std::to_string(named->as_task()->cancelling());
        case Verb::Result:
            if (!named) return "-";
            return outcome_text(named->result());
        case Verb::State: {
            if (!named) return "-";
            if (!named->done()) return "pending";
            if (named->cancelled()) return "cancelled";
            const Error failure = named->exception().given;
            return failure ? error_text(failure) : outcome_text(named->result());
        }
        case Verb::Set:
            error = named->set_result(arguments[1]);
            break;
        case Verb::Fail:
            error = named->set_exception(make_error(ErrorKind::ValueError, "f" + arguments[1]));
            break;
        case Verb::OnDone: {
            if (!named) return "-";
            callbacks_[arguments[1]] = named->add_done_callback(
                [this, name = arguments[1], alive = Alive(alive_)] { callback(name); });
            break;
        }
        case Verb::Undone: {
            auto found = callbacks_.find(arguments[1]);
            if (!named || found == callbacks_.end()) return "-";
            return std::to_string(named->remove_done_callback(found->second.get()));
        }
        case Verb::EventSet:
            event(first).set();
            break;
        case Verb::EventClear:
            event(first).clear();
            break;
        case Verb::Release:
            error = lock(first).release();
            if (!error) gave_back(first);
            break;
        case Verb::SemaphoreRelease:
            error = semaphore(first).release();
            if (!error) gave_back(first);
            break;
        case Verb::Notify:
            error = condition(first).notify(static_cast<std::size_t>(std::stoi(arguments[1])));
            break;
        case Verb::PutNow:
            error = put_now(first, std::stoi(arguments[1]));
            break;
        case Verb::GetNow:
            return get_now(first);
        case Verb::TaskDone:
            error = queue(first).task_done();
            break;
        case Verb::Shutdown:
            queue(first).shutdown(arguments[1] == "1");
            if (arguments[1] == "1") books_[first].items.clear();
            break;
        case Verb::Soon:
            handles_[first] =
                loop_.call_soon([this, name = first, alive = Alive(alive_)] { callback(name); });
            break;
        case Verb::Later:
            handles_[first] = loop_.call_later(
                std::stoi(arguments[1]), [this, name = first, alive = Alive(alive_)] { callback(name); });
            break;
        case Verb::At:
            handles_[first] = loop_.call_at(std::stoi(arguments[1]),
                                            [this, name = first, alive = Alive(alive_)] { callback(name); });
            break;
        case Verb::Unhandle:
            if (!handles_.contains(first)) return "-";
            handles_[first]->cancel();
            break;
        case Verb::ContextSet: {
            Outcome<ContextToken<int>> token = variable_.set(loop_, std::stoi(first));
            error = token.error();
            if (token.ok()) tokens_.insert_or_assign(body, token.take());
            break;
        }
        case Verb::ContextGet: {
            Outcome<int> value = variable_.get(loop_);
            if (value.ok()) return std::to_string(*value);
            error = value.error();
            break;
        }
        case Verb::ContextReset:
            return undo_context(body);
        case Verb::Submit:
            return submit_into("g" + body, std::stoi(first));
        case Verb::Tasks: {
            Text names;
            for (const Ref<FutureBase>& task : loop_.all_tasks())
                names += (names.empty() ? "" : ",") + task->as_task()->name();
            return names;
        }
        case Verb::Gather:
            return gather_into("g" + body, operation);
        case Verb::Shielded:
            return shield_into("g" + body, first);
        case Verb::Reschedule: {
            if (timeouts_[body].empty()) return "-";
            std::optional<double> when;
            if (first != "-") when = loop_.time() + std::stoi(first);
            error = timeouts_[body].back()->reschedule(when);
            break;
        }
        case Verb::GroupSpawn:
            return spawn_in_group(body, first);
        case Verb::Stop:
            loop_.stop();
            break;
        case Verb::Return:
            returned_.insert(body);
            break;
        default:
            complain("an operation that waits was asked not to");
    }
    return error ? Value(error_text(error)) : Value();
}

Value World::gather_into(const Text& slot, const Operation& operation) {
    if (futures_.contains(slot)) return "-";
    const std::vector<TextFuture> children = as_futures(operation, 1);
    Ref<GatheredTexts> outer = make_ref<GatheredTexts>(loop_);
    outer->gather({children.begin(), children.end()}, operation.arguments[0] == "1");
    futures_[slot] = outer;
    return {};
}

Value World::shield_into(const Text& slot, const Text& name) {
    if (futures_.contains(slot)) return "-";
    Named inner = awaitable(name);
    if (!inner.exists()) return "-";
    if (!inner.future) inner.future = ensure_future(loop_, std::move(inner.coroutine));
    futures_[slot] = shield(inner.future);
    return {};
}

/// The texts of these errors name addresses.
Value World::undo_context(const Text& body) {
    const auto token = tokens_.find(body);
    if (token == tokens_.end()) return "-";
    const Error error = variable_.reset(loop_, token->second);
    return error ? Value(error->type_name()) : Value();
}

Value World::submit_into(const Text& slot, int units) {
    if (futures_.contains(slot)) return "-";
    futures_[slot] = submit(units);
    return {};
}

/// Work for another thread, which takes it some slices; only a cancel before it begins keeps it from ending.
TextFuture World::submit(int units) {
    const std::size_t number = works_.size();
    works_.push_back({});
    works_[number].future = run_in_executor(
        loop_,
        [this, number, units, alive = Alive(alive_)]() -> Coroutine<Text> { return work(number, units); });
    return works_[number].future;
}

Coroutine<Text> World::work(std::size_t number, int units) {
    const Alive alive(alive_);
    if (works_[number].begun) complain("work was begun twice");
    works_[number].begun = true;
    Thread& thread = co_await current_thread();
    if (thread.running_loop() != nullptr) complain("work runs in the loop's thread");
    for (int unit = 0; unit < units; ++unit) {
        thread.charge(Scheduler::kSlice / 3);
        co_await pause();
    }
    works_[number].ended = true;
    co_return "w" + std::to_string(units);
}

/// Gives the host and the other threads their turn.
Coroutine<void> World::pause() {
    co_return;
}

Value World::spawn_in_group(const Text& parent, const Text& body) {
    if (groups_[parent].empty() || !script_.bodies.contains(body) || !use(body)) return "-";
    TextFuture task = groups_[parent].back()->create_task(coroutine(body));
    // Refused, and not ended in its eager step.
    if (task->done() && !ends_.contains(body)) return error_text(task->result_error());
    futures_["t" + body] = std::move(task);
    return {};
}

Error World::put_now(const Text& name, int item) {
    Error error;
    if (name == "q0") error = queue0_.put_nowait(item);
    if (name == "q1") error = queue1_.put_nowait(item);
    if (name == "q2") error = queue2_.put_nowait(item);
    if (name == "q3") error = queue3_.put_nowait(item);
    if (!error) books_[name].put(item);
    return error;
}

Value World::get_now(const Text& name) {
    Outcome<int> item = name == "q0"   ? queue0_.get_nowait()
                        : name == "q1" ? queue1_.get_nowait()
                        : name == "q2" ? queue2_.get_nowait()
                                       : queue3_.get_nowait();
    if (!item.ok()) return error_text(item.error());
    took_item(name, *item);
    return std::to_string(*item);
}

// Operations that wait.

Coroutine<Value> World::perform(Text body, const Operation& operation) {
    const Alive alive(alive_);
    const std::vector<Text>& arguments = operation.arguments;
    const Text first = arguments.empty() ? Text() : arguments[0];
    Outcome<void> ended;
    switch (operation.verb) {
        case Verb::Raise:
            co_await fail_with(make_error(ErrorKind::ValueError, "e" + first));
            break;
        case Verb::Sleep:
            ended = co_await settled(sleep(std::stoi(first)));
            break;
        case Verb::Await:
        case Verb::Shield:
        case Verb::WaitFor: {
            Named awaited = awaitable(arguments.back());
            if (!awaited.exists()) {
                Value nothing("-");
                co_return nothing;
            }
            Outcome<Text> value = Text();
            if (operation.verb == Verb::WaitFor) {
                std::optional<double> timeout;
                if (first != "-") timeout = std::stoi(first);
                value = co_await settled(wait_for_named(std::move(awaited), timeout));
            } else if (operation.verb == Verb::Shield) {
                if (!awaited.future) awaited.future = ensure_future(loop_, std::move(awaited.coroutine));
                // As in Python, the future is the awaiter's alone.
                TextFuture outer = shield(std::move(awaited.future));
                value = co_await settled(std::move(outer));
            } else if (awaited.future) {
                value = co_await settled(awaited.future);
            } else {
                value = co_await settled(std::move(awaited.coroutine));
            }
            if (!value.ok()) co_await fail_with(value.error());
            Value given(*value);
            co_return given;
        }
        case Verb::Work: {
            Outcome<Text> value = co_await settled(submit(std::stoi(first)));
            if (!value.ok()) co_await fail_with(value.error());
            Value given(*value);
            co_return given;
        }
        case Verb::Gathered:
        case Verb::Wait:
        case Verb::Get:
        case Verb::AsCompleted:
        case Verb::TimeoutBlock: {
            Coroutine<Text> waiting = operation.verb == Verb::Gathered      ? gathered(operation)
                                      : operation.verb == Verb::Wait        ? waited(operation)
                                      : operation.verb == Verb::Get         ? get(first)
                                      : operation.verb == Verb::AsCompleted ? as_completed_texts(operation)
                                                                            : timeout_block(body, operation);
            Outcome<Text> value = co_await settled(std::move(waiting));
            if (!value.ok()) co_await fail_with(value.error());
            Value given(*value);
            co_return given;
        }
        case Verb::Acquire:
            ended = co_await settled(lock(first).acquire());
            if (ended.ok()) took(first);
            break;
        case Verb::SemaphoreAcquire:
            ended = co_await settled(semaphore(first).acquire());
            if (ended.ok()) took(first);
            break;
        case Verb::EventWait:
            ended = co_await settled(event(first).wait());
            break;
        case Verb::ConditionWait:
        case Verb::ConditionWaitFor:
            ended = co_await settled(condition_wait(operation));
            break;
        case Verb::BarrierWait: {
            Outcome<std::size_t> place = co_await settled(barrier(first).wait());
            if (!place.ok()) co_await fail_with(place.error());
            Value given(std::to_string(*place));
            co_return given;
        }
        case Verb::BarrierReset:
            ended = co_await settled(barrier(first).reset());
            break;
        case Verb::BarrierAbort:
            ended = co_await settled(barrier(first).abort());
            break;
        case Verb::Put:
            ended = co_await settled(put(first, std::stoi(arguments[1])));
            break;
        case Verb::Join:
            ended = co_await settled(queue(first).join());
            break;
        case Verb::Try: {
            Outcome<void> tried = co_await settled(block(body, operation.blocks[0]));
            Value given = tried.ok() ? Value() : Value(error_text(tried.error()));
            co_return given;
        }
        case Verb::Final:
            ended = co_await settled(final_block(body, operation));
            break;
        case Verb::Group:
            ended = co_await settled(task_group([this, &body, &operation](TaskGroup& group) {
                return in_group(group, body, operation.blocks[0]);
            }));
            break;
        case Verb::With:
            if (first[0] == 'l') ended = co_await settled(with(lock(first), body, operation));
            if (first[0] == 'c') ended = co_await settled(with(condition(first), body, operation));
            if (first[0] == 's') ended = co_await settled(with(semaphore(first), body, operation));
            break;
        default:
            co_return at_once(body, operation);
    }
    if (!ended.ok()) co_await fail_with(ended.error());
    co_return Value();
}

Coroutine<Text> World::wait_for_named(Named awaited, std::optional<double> timeout) {
    if (awaited.future) co_return co_await wait_for(awaited.future, timeout);
    co_return co_await wait_for(std::move(awaited.coroutine), timeout);
}

Coroutine<Text> World::gathered(const Operation& operation) {
    const std::vector<TextFuture> children = as_futures(operation, 1);
    std::vector<Text> texts;
    if (operation.arguments[0] == "1") {
        for (const Outcome<Text>& each : co_await gather_outcomes(loop_, children))
            texts.push_back(outcome_text(each));
    } else {
        texts = co_await gather(loop_, children);
    }
    co_return list_text(texts);
}

Coroutine<Text> World::waited(const Operation& operation) {
    std::vector<Ref<FutureBase>> futures;
    for (const TextFuture& each : as_futures(operation, 2)) {
        Ref<FutureBase> future = each;
        if (std::find(futures.begin(), futures.end(), future) == futures.end()) futures.push_back(future);
    }
    std::optional<double> timeout;
    if (operation.arguments[1] != "-") timeout = std::stoi(operation.arguments[1]);
    ReturnWhen when = ReturnWhen::AllCompleted;
    if (operation.arguments[0] == "1") when = ReturnWhen::FirstCompleted;
    if (operation.arguments[0] == "e") when = ReturnWhen::FirstException;
    co_await wait(futures, timeout, when);
    Text done;
    for (const Ref<FutureBase>& each : futures) done += each->done() ? "1" : "0";
    co_return done;
}

Coroutine<void> World::condition_wait(const Operation& operation) {
    const Text& name = operation.arguments[0];
    Condition& waited = condition(name);
    const bool waits = operation.verb == Verb::ConditionWait || !event(operation.arguments[1]).is_set();
    const bool gives_lock = waits && waited.locked();
    if (gives_lock) gave_back(name);
    Outcome<void> ended;
    if (operation.verb == Verb::ConditionWait) {
        ended = co_await settled(waited.wait());
    } else {
        const Event& awaited = event(operation.arguments[1]);
        ended = co_await settled(waited.wait_for([&awaited] { return awaited.is_set(); }));
    }
    if (gives_lock) took(name);
    if (!ended.ok()) co_await fail_with(ended.error());
}

Coroutine<void> World::put(Text name, int item) {
    Coroutine<void> putting = name == "q0"   ? queue0_.put(item)
                              : name == "q1" ? queue1_.put(item)
                              : name == "q2" ? queue2_.put(item)
                                             : queue3_.put(item);
    co_await std::move(putting);
    books_[name].put(item);
}

Coroutine<Text> World::get(Text name) {
    Coroutine<int> getting = name == "q0"   ? queue0_.get()
                             : name == "q1" ? queue1_.get()
                             : name == "q2" ? queue2_.get()
                                            : queue3_.get();
    const int item = co_await std::move(getting);
    took_item(name, item);
    co_return std::to_string(item);
}

Coroutine<void> World::final_block(Text body, const Operation& operation) {
    const Outcome<void> first = co_await settled(block(body, operation.blocks[0]));
    const Outcome<void> second = co_await settled(block(body, operation.blocks[1]));
    if (!second.ok()) co_await fail_with(second.error());
    if (!first.ok()) co_await fail_with(first.error());
}

Coroutine<Text> World::timeout_block(Text body, const Operation& operation) {
    const Text& delay = operation.arguments[0];
    Thread& thread = co_await current_thread();
    std::optional<double> when;
    if (delay != "-") when = loop_.time() + std::stoi(delay);
    Timeout limit(when);
    if (Error refused = limit.enter(thread)) co_await fail_with(refused);
    timeouts_[body].push_back(&limit);
    const Outcome<void> ended = co_await settled(block(body, operation.blocks[0]));
    timeouts_[body].pop_back();
    if (Error error = limit.exit(ended.error())) co_await fail_with(error);
    co_return std::to_string(limit.expired());
}

Coroutine<void> World::in_group(TaskGroup& group, Text body, const Block& operations) {
    groups_[body].push_back(&group);
    const Outcome<void> ended = co_await settled(block(body, operations));
    groups_[body].pop_back();
    if (!ended.ok()) co_await fail_with(ended.error());
}

Coroutine<Text> World::as_completed_texts(const Operation& operation) {
    const std::vector<TextFuture> futures = as_futures(operation, 2);
    // CPython leaves open in which order it takes several that are done already.
    if (std::count_if(futures.begin(), futures.end(), [](const TextFuture& each) { return each->done(); }) >
        1)
        co_return "-";
    std::optional<double> timeout;
    if (operation.arguments[1] != "-") timeout = std::stoi(operation.arguments[1]);
    AsCompleted<Text> completed(loop_, futures, timeout);
    std::vector<Text> texts;
    while (completed.left() > 0) {
        const Outcome<Text> next = co_await settled(completed.next());
        // A cancel of this body ends it; the others are results among results.
        if (is_cancelled(next.error()) && operation.arguments[0] == "1") co_await fail_with(next.error());
        texts.push_back(outcome_text(next));
    }
    co_return list_text(texts);
}

template <class Lockable>
Coroutine<void> World::with(Lockable& held, Text body, const Operation& operation) {
    const Text& name = operation.arguments[0];
    const Outcome<void> acquired = co_await settled(held.acquire());
    if (!acquired.ok()) co_await fail_with(acquired.error());
    took(name);
    const Outcome<void> ended = co_await settled(block(body, operation.blocks[0]));
    if (Error refused = held.release()) co_await fail_with(refused);
    gave_back(name);
    if (!ended.ok()) co_await fail_with(ended.error());
}

// Books.

void World::took(const Text& name) {
    if (name[0] == 's') {
        if (--permits_[&semaphore(name)] < 0) complain(name + " let too many in");
    } else if (++holders_[&lock_of(name)] > 1) {
        complain(name + " is held by two");
    }
}

void World::gave_back(const Text& name) {
    if (name[0] == 's') {
        ++permits_[&semaphore(name)];
    } else {
        --holders_[&lock_of(name)];
    }
}

void World::took_item(const Text& name, int item) {
    std::deque<int>& items = books_[name].items;
    if (items.empty() || items.front() != item) {
        complain(name + " gave " + std::to_string(item) + ", which is not its next item");
    } else {
        items.pop_front();
    }
}

}  // namespace

Record run_script(const Script& script, Manner manner) {
    return World(script, manner).run();
}

}  // namespace loopscope::model
