// Where a native takes all items of an iterable and no code of the program runs between two of them, a
// generator hands them over as it goes on, without being suspended for each.
#pragma once

#include "language/objects/value.h"
#include "language/runtime/frame.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

/// What takes items, out of where they stand. One that it does not take comes to whoever asked for the next
/// one.
class ItemSink {
public:
    ItemSink() = default;
    ItemSink(const ItemSink&) = delete;
    ItemSink& operator=(const ItemSink&) = delete;
    [[nodiscard]] virtual bool take(Value& item) = 0;

protected:
    ~ItemSink() = default;
};

/// The items of an iterator, as many as possible by way of the sink. Lives as long as the one who asks.
class SunkItems {
public:
    SunkItems(const Value& iterator, ItemSink& sink) : iterator_(iterator), sink_(sink) {
        auto* frame = iterator.get_if<Frame>();
        if (frame != nullptr && frame->role == Frame::Role::Generator) generator_ = frame;
    }
    SunkItems(const SunkItems&) = delete;
    SunkItems& operator=(const SunkItems&) = delete;
    ~SunkItems() { close(); }

    /// The next item that the sink has not taken, as `language::next` gives it. The answer may be pending.
    [[nodiscard]] Value next(Runtime& runtime) {
        // Somebody else may be running it, whose items they are.
        if (generator_ != nullptr && generator_->state != Frame::State::Running) generator_->sink = &sink_;
        return language::next(runtime, iterator_);
    }
    /// What the program asks of the generator from here on is its own again.
    void close() noexcept {
        if (generator_ != nullptr && generator_->sink == &sink_) generator_->sink = nullptr;
    }

private:
    const Value iterator_;
    ItemSink& sink_;
    Frame* generator_ = nullptr;
};

}  // namespace loopscope::language
