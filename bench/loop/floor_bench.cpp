// The floor: bare coroutine handles that take turns through a ring, and nothing else. No loop in C++20 can
// switch faster.
#include <coroutine>
#include <exception>
#include <vector>

#include "measure.h"

namespace {

/// First in, first out; a power of two of places, of which one is always free.
class Ring {
public:
    explicit Ring(std::size_t places) : handles_(places) {}

    void push(std::coroutine_handle<> handle) {
        handles_[tail_] = handle;
        tail_ = (tail_ + 1) & (handles_.size() - 1);
    }
    std::coroutine_handle<> pop() {
        std::coroutine_handle<> handle = handles_[head_];
        head_ = (head_ + 1) & (handles_.size() - 1);
        return handle;
    }

private:
    std::vector<std::coroutine_handle<>> handles_;
    std::size_t head_ = 0;
    std::size_t tail_ = 0;
};

struct Bare {
    struct promise_type {
        Bare get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
    std::coroutine_handle<> handle;
};

struct Yield {
    Ring& ring;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> handle) const { ring.push(handle); }
    void await_resume() const noexcept {}
};

Bare yield_forever(Ring& ring) {
    for (;;) co_await Yield{ring};
}

double switch_coroutines(int count) {
    Ring ring(1 << 17);
    std::vector<std::coroutine_handle<>> handles;
    for (int i = 0; i < count; ++i) {
        handles.push_back(yield_forever(ring).handle);
        handles.back().resume();
    }
    bench::Stopwatch watch;
    watch.start();
    for (int i = 0; i < bench::kSwitches; ++i) ring.pop().resume();
    watch.stop();
    for (std::coroutine_handle<> handle : handles) handle.destroy();
    return watch.nanoseconds_per(bench::kSwitches);
}

constexpr bench::Row kRows[] = {
    {"switch_1k", [] { return switch_coroutines(1'000); }, bench::kManyPlaces},
    {"switch_100k", [] { return switch_coroutines(100'000); }, bench::kFewPlaces},
};

}  // namespace

int main(int argc, char** argv) {
    return bench::print_rows(argc, argv, kRows);
}
