#include "language/runtime/collector.h"

#include <algorithm>
#include <limits>

#include "language/modules/asyncio/future_object.h"
#include "language/objects/heap_sort.h"
#include "language/objects/sequence.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/frame.h"
#include "language/runtime/instance.h"
#include "language/runtime/instructions.h"
#include "language/runtime/operations.h"
#include "language/runtime/weak_reference.h"
#include "loop/event_loop.h"
#include "loop/scheduler.h"

namespace loopscope::language {

namespace {

bool is_future(const Object& object) noexcept {
    return object.kind() == Kind::Future || object.kind() == Kind::Task;
}

/// How many references to a future's object its future stands for.
std::uint32_t references_to_future(const Object& object) noexcept {
    if (!is_future(object)) return 0;
    const auto& ours = static_cast<const FutureObject&>(object);
    return ours.other_references() - (ours.belongs_to_future() ? 1 : 0);
}

/// Whether its end can be of interest to the program.
bool may_run_code(const Object& object) noexcept {
    const Kind kind = object.kind();
    return kind == Kind::Frame || kind == Kind::Awaitable || is_future(object) ||
           (object.counts_type() && object.type()->lifecycle().has_end);
}

std::uint32_t own_number(const Object& object) noexcept {
    if (object.kind() == Kind::Instance) return static_cast<const Instance&>(object).number;
    if (object.kind() == Kind::Frame) return static_cast<const Frame&>(object).number;
    return 0;
}

/// Which of two objects was made first: a task right after its coroutine.
std::uint64_t number_of(const Object& object) noexcept {
    if (is_future(object)) {
        const Object* coroutine = static_cast<const FutureObject&>(object).task_coroutine();
        return coroutine == nullptr ? 1 : number_of(*coroutine) + 1;
    }
    return std::uint64_t{2} * own_number(object);
}

/// A tuple without anything that could lead back to it: the collector needs not know it (gc.c,
/// `untrack_tuples`).
bool holds_leaves_only(const Object& object) noexcept {
    if (object.kind() != Kind::Tuple || object.counts_type()) return false;
    return std::ranges::none_of(static_cast<const Tuple&>(object).span(), [](const Value& item) {
        return item.is_object() && item.object()->is_tracked();
    });
}

}  // namespace

/// Takes away what the objects that are looked at hold of each other.
class Collector::Subtract final : public Visitor {
public:
    using Visitor::visit;
    void visit(Object* object) override {
        if (object != nullptr && (object->mark_.bits & Object::kExamined) != 0) --object->references_;
    }
};

/// Gives it back, and notes what is reached from what is in use.
class Collector::Restore final : public Visitor {
public:
    using Visitor::visit;
    void visit(Object* object) override {
        if (object == nullptr || (object->mark_.bits & Object::kExamined) == 0) return;
        ++object->references_;
        if (reaches) add(object);
    }
    void add(Object* object) {
        if ((object->mark_.bits & Object::kReachable) != 0) return;
        object->mark_.bits |= Object::kReachable;
        waiting.push_back(object);
    }
    std::vector<Object*> waiting;
    bool reaches = true;
};

Heap& Collector::heap() const noexcept {
    return runtime_.heap();
}

Collector::Pass::Pass(Collector& collector) noexcept : collector_(collector) {
    collector_.collecting_ = true;
    collector_.set_limit();
}

Collector::Pass::~Pass() {
    collector_.collecting_ = false;
    // What was found has ended by now.
    collector_.bytes_after_everything_ =
        std::min(collector_.bytes_after_everything_, collector_.heap().in_use_);
    collector_.set_limit();
}

void Collector::set_thresholds(const std::array<std::size_t, 3>& thresholds) noexcept {
    thresholds_ = thresholds;
    set_limit();
}

void Collector::set_limit() noexcept {
    const bool never = collecting_ || thresholds_[0] == 0;
    heap().young_limit_ = never ? std::numeric_limits<std::size_t>::max() : thresholds_[0];
}

std::array<std::size_t, 3> Collector::counts() const noexcept {
    return {heap().listed_[0].size(), passes_[1], passes_[2]};
}

bool Collector::is_due() const noexcept {
    return !collecting_ && (needs_room_ || heap().listed_[0].size() > heap().young_limit_);
}

bool Collector::young_may_make_room() const noexcept {
    // What came last is most of the garbage and found at little cost. Where it was no garbage, there are few
    // young objects at the next time.
    constexpr std::size_t kWorthLooking = 200;
    return thresholds_[0] != 0 && heap().listed_[0].size() > kWorthLooking;
}

bool Collector::may_make_room() noexcept {
    if (collecting_) return false;
    // Everything once, until a sixteenth part of the memory has been filled anew.
    needs_room_ = young_may_make_room() || heap().in_use_ > bytes_after_everything_ + heap().limit_ / 16;
    if (needs_room_) heap().attention_ = true;
    return needs_room_;
}

unsigned Collector::due_generation() const noexcept {
    if (needs_room_) return young_may_make_room() ? 0 : kOldest;
    // A full collection pays only when a quarter of all has come since the last one (gc.c,
    // `gc_select_generation`).
    if (passes_[2] > thresholds_[2] && long_lived_pending_ >= long_lived_ / 4) return kOldest;
    return passes_[1] > thresholds_[1] ? 1 : 0;
}

void Collector::gather(unsigned generation, std::vector<Object*>& objects) {
    const auto take = [&](Object* object) {
        if ((object->mark_.bits & (Object::kExamined | Object::kTracked)) != Object::kTracked) return;
        if (holds_leaves_only(*object)) {
            object->mark_.bits &= static_cast<std::uint8_t>(~Object::kTracked);
            return;
        }
        object->mark_.bits |= Object::kExamined;
        objects.push_back(object);
    };
    for (unsigned age = 0; age < std::min(generation + 1, kOldest); ++age) {
        if (generation < kOldest) {
            for (Object* cell : heap().listed_[age]) {
                if (!Heap::is_free(cell)) take(cell);
            }
        }
        heap().forget_listed(age);
    }
    if (generation == kOldest) {
        heap().for_each_tracked([&](Object* object) {
            if ((object->mark_.bits & Object::kFrozen) != Object::kFrozen) take(object);
        });
    }
}

void Collector::visit_held(const Object& object, Visitor& visitor) const {
    object.traverse(visitor);
    if (object.counts_type()) visitor.visit(object.type());
    if (object.has_side_attributes()) {
        visitor.visit(runtime_.side_attributes().find(&object)->get());
    }
}

void Collector::find_reachable(const std::vector<Object*>& objects, std::uint32_t held) const {
    Subtract subtract;
    for (Object* object : objects) object->references_ += references_to_future(*object) - held;
    for (Object* object : objects) visit_held(*object, subtract);
    Restore restore;
    for (Object* object : objects) {
        if (object->references_ != 0) restore.add(object);
        while (!restore.waiting.empty()) {
            const Object* next = restore.waiting.back();
            restore.waiting.pop_back();
            visit_held(*next, restore);
        }
    }
    restore.reaches = false;
    for (Object* object : objects) {
        if ((object->mark_.bits & Object::kReachable) == 0) visit_held(*object, restore);
    }
    for (Object* object : objects) object->references_ -= references_to_future(*object) - held;
}

/// Tasks that only the loop knows may be in a circle with what they wait for: each gets an object.
void Collector::show_tasks() {
    for (const auto& loop : runtime_.scheduler().loops()) {
        for (const Ref<FutureBase>& task : loop->all_tasks()) {
            auto* ours = as_tagged<Future<Value>>(task.get());
            if (ours == nullptr || ours->owner.get() != nullptr) continue;
            const Value object = object_of(runtime_, *ours);
            static_cast<FutureObject*>(object.object())->belong_to_future();
        }
    }
}

/// Nothing but the garbage refers to `object`: references to it that are no garbage themselves call back.
void Collector::end_weak_references(Object& object) const {
    if (!object.is_weakly_referenced()) return;
    runtime_.weak_references.end(runtime_, object, [](const WeakReference& reference) {
        const auto bits = static_cast<const Object&>(reference).mark_.bits;
        return (bits & (Object::kExamined | Object::kReachable)) != Object::kExamined;
    });
}

void Collector::grow_older(const std::vector<Object*>& objects, unsigned generation) {
    for (Object* object : objects) {
        auto& bits = object->mark_.bits;
        bits &= static_cast<std::uint8_t>(~(Object::kExamined | Object::kReachable | Object::kFrozen));
        if (generation > 0) {
            bits |= Object::kOld;
            continue;
        }
        bits |= Object::kMiddle;
        if ((bits & Object::kListed[1]) == 0) heap().list(object, 1);
        bits |= Object::kListed[1];
    }
}

Collector::Objects Collector::find_garbage(unsigned generation) {
    if (generation == kOldest) show_tasks();
    std::vector<Object*> objects;
    gather(generation, objects);
    find_reachable(objects, 0);
    Objects garbage;
    for (Object* object : objects) {
        if ((object->mark_.bits & Object::kReachable) == 0) garbage.emplace_back(object);
    }
    for (const Ref<Object>& object : garbage) {
        end_weak_references(*object);
        if (is_future(*object)) static_cast<FutureObject&>(*object).become_garbage();
    }
    grow_older(objects, generation);
    needs_room_ = false;
    const std::size_t left = objects.size() - garbage.size();
    for (unsigned age = 0; age <= generation; ++age) passes_[age] = 0;
    if (generation < kOldest) ++passes_[generation + 1];
    if (generation == 1) long_lived_pending_ += left;
    if (generation == kOldest) {
        long_lived_ = left;
        long_lived_pending_ = 0;
        bytes_after_everything_ = heap().in_use_;
    }
    return garbage;
}

void Collector::finalize(const Objects& garbage) {
    std::vector<Object*> in_order;
    for (const Ref<Object>& object : garbage) {
        if (may_run_code(*object)) in_order.push_back(object.get());
    }
    const auto place_of = [this](const Object& object) {
        const bool is_last = ends_awaited_last_ && object.kind() == Kind::Frame &&
                             static_cast<const Frame&>(object).is_awaited();
        return std::pair(is_last, number_of(object));
    };
    heap_sort(in_order, [&](const Object* a, const Object* b) { return place_of(*a) < place_of(*b); });
    // Whoever is awaited is closed by the one who awaits it.
    for (Object* object : in_order) {
        if (object->kind() != Kind::Frame) continue;
        if (Frame* delegate = static_cast<Frame*>(object)->delegate) delegate->set_finalized();
    }
    for (Object* object : in_order) {
        const bool runs_code = object->finalize();
        auto* frame = object->kind() == Kind::Frame ? static_cast<Frame*>(object) : nullptr;
        if (runs_code || frame == nullptr || (ends_awaited_last_ && frame->is_awaited())) continue;
        // What waits in a task for another coroutine has not been told that all of them stand still.
        if (frame->state == Frame::State::Running) frame->state = Frame::State::Suspended;
        frame->close_plainly();
    }
}

void Collector::drop_revived(Objects& garbage) {
    // Some have ended meanwhile; a future has not while a task waits for it.
    std::erase_if(garbage, [](const Ref<Object>& object) {
        return object->references() == 1 && references_to_future(*object) == 0;
    });
    std::vector<Object*> objects;
    for (const Ref<Object>& object : garbage) {
        object->mark_.bits |= Object::kExamined;
        objects.push_back(object.get());
    }
    find_reachable(objects, 1);
    Objects left;
    for (const Ref<Object>& object : garbage) {
        if ((object->mark_.bits & Object::kReachable) == 0) left.push_back(object);
    }
    grow_older(objects, kOldest);
    // The last reference to what was revived may be this one.
    garbage = std::move(left);
}

std::size_t Collector::count(const Objects& garbage) noexcept {
    return static_cast<std::size_t>(std::ranges::count_if(garbage, [](const Ref<Object>& object) {
        return object->kind() != Kind::Instance || !static_cast<const Instance&>(*object).attributes;
    }));
}

Collector::Objects Collector::objects() const {
    Objects all;
    heap().for_each_tracked([&](Object* object) { all.emplace_back(object); });
    return all;
}

std::size_t Collector::set_frozen(bool frozen) noexcept {
    std::size_t count = 0;
    heap().for_each_tracked([&](Object* object) {
        auto& bits = object->mark_.bits;
        if (frozen) {
            bits |= Object::kFrozen;
        } else if ((bits & Object::kFrozen) == Object::kFrozen) {
            bits &= static_cast<std::uint8_t>(~Object::kMiddle);
        }
        ++count;
    });
    return count;
}

void Collector::clear_all() noexcept {
    hook = {};
    // As values: a future's object that is referred to must own the future.
    std::vector<Value> all;
    for (const Ref<Object>& object : objects()) all.push_back(value_of(*object));
    for (const Value& object : all) {
        const auto* type = object.get_if<Type>();
        if (type == nullptr || type->is_from_program) object.object()->clear();
    }
}

namespace {

Routine collect_slowly(Runtime& runtime, unsigned generation, Ref<List> saved) {
    Collector& collector = runtime.collector();
    const Collector::Pass pass(collector);
    Collector::Objects garbage = collector.find_garbage(generation);
    if (garbage.empty()) co_return Value::small_integer(0);
    collector.finalize(garbage);
    if (!runtime.endings.empty()) {
        const Value done = co_await close_dropped(runtime);
        collector.drop_revived(garbage);
    }
    const std::size_t count = Collector::count(garbage);
    for (const Ref<Object>& object : garbage) {
        if (saved) {
            saved->append(Value(object));
        } else {
            object->clear();
        }
    }
    co_return Value::small_integer(static_cast<std::int64_t>(count));
}

}  // namespace

Value collect(Runtime& runtime, unsigned generation, Ref<List> saved) {
    if (runtime.collector().is_collecting()) return Value::small_integer(0);
    return run(runtime, collect_slowly(runtime, generation, std::move(saved)));
}

Value collect_due(Runtime& runtime) {
    const Collector& collector = runtime.collector();
    const unsigned generation = collector.due_generation();
    // Where memory is short, no function of the module gets a frame.
    if (collector.needs_room() || collector.hook.is_empty()) return collect(runtime, generation, {});
    return call(runtime, collector.hook, Value::small_integer(generation));
}

}  // namespace loopscope::language
