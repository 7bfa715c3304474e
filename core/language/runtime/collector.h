// The collector of objects that refer to each other in a circle, as CPython 3.13 has it (Python/gc.c): three
// generations, by what came since the last time. It looks at the objects of a generation and the younger
// ones, takes from each one's count what the others of them hold, and finds those that something else holds,
// with all that these reach. The rest is garbage: what ends with code of the program (`__del__`, suspended
// generators) does so first, in the order in which it was made, and what is still garbage then is cleared.
//
// It begins between two instructions of the program only, so that no C++ function stands in the middle of
// something, and finds the same garbage at the same places in every run.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/objects/object.h"
#include "language/objects/value.h"
#include "loop/ref.h"

namespace loopscope::language {

class Heap;
class List;
class Runtime;

class Collector {
public:
    static constexpr unsigned kOldest = 2;
    using Objects = std::vector<Ref<Object>>;

    explicit Collector(Runtime& runtime) noexcept : runtime_(runtime) {}

    /// `gc.set_threshold`; nothing is collected by itself while the first is 0.
    void set_thresholds(const std::array<std::size_t, 3>& thresholds) noexcept;
    /// `gc.get_count`.
    [[nodiscard]] std::array<std::size_t, 3> counts() const noexcept;
    /// `gc.collect` of the module, once that wants to know of every collection; else empty.
    Value hook;

    /// A collection by itself is due.
    [[nodiscard]] bool is_due() const noexcept;
    /// The memory limit is passed: whether a collection may help. Makes it due then.
    [[nodiscard]] bool may_make_room() noexcept;
    [[nodiscard]] bool needs_room() const noexcept { return needs_room_; }
    /// Which generation is to be collected now.
    [[nodiscard]] unsigned due_generation() const noexcept;

    /// While one lives, no other collection begins.
    class Pass {
    public:
        explicit Pass(Collector& collector) noexcept;
        ~Pass();
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;

    private:
        Collector& collector_;
    };
    [[nodiscard]] bool is_collecting() const noexcept { return collecting_; }

    /// The garbage of a generation and the younger ones, in the order in which it is to end. What is in use
    /// grows older.
    [[nodiscard]] Objects find_garbage(unsigned generation);
    /// Arranges what the program runs before these end (Runtime::endings).
    void finalize(const Objects& garbage);
    /// Takes out what is in use again.
    void drop_revived(Objects& garbage);
    /// How many objects CPython would count: an instance and its attributes are one.
    [[nodiscard]] static std::size_t count(const Objects& garbage) noexcept;

    /// All objects that it knows, or, by `gc.freeze`, those that it shall not look at any more.
    [[nodiscard]] Objects objects() const;
    std::size_t set_frozen(bool frozen) noexcept;
    /// What `object` holds.
    void visit_held(const Object& object, Visitor& visitor) const;

    /// From now on coroutines that others run end after all else: what a collection has found in use stands
    /// behind what refers to it (gc.c, `move_unreachable`).
    void end_awaited_last() noexcept { ends_awaited_last_ = true; }

    /// The runtime ends: clears whatever is left.
    void clear_all() noexcept;

private:
    class Subtract;
    class Restore;

    [[nodiscard]] bool young_may_make_room() const noexcept;
    void show_tasks();
    void gather(unsigned generation, std::vector<Object*>& objects);
    void find_reachable(const std::vector<Object*>& objects, std::uint32_t held) const;
    void end_weak_references(Object& object) const;
    void grow_older(const std::vector<Object*>& objects, unsigned generation);
    void set_limit() noexcept;
    [[nodiscard]] Heap& heap() const noexcept;

    Runtime& runtime_;
    std::array<std::size_t, 3> thresholds_{2000, 10, 10};
    std::array<std::size_t, 3> passes_{};  // of the next younger generation; the first is not used
    std::size_t long_lived_ = 0;           // objects that the last collection of everything left
    std::size_t long_lived_pending_ = 0;   // that have grown old since then
    std::size_t bytes_after_everything_ = 0;
    bool collecting_ = false;
    bool needs_room_ = false;
    bool ends_awaited_last_ = false;
};

/// Collects: pending(), then how many objects were garbage. With a list these are put there instead of
/// cleared.
Value collect(Runtime& runtime, unsigned generation, Ref<List> saved);
/// The collection that is due.
Value collect_due(Runtime& runtime);

}  // namespace loopscope::language
