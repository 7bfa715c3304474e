// Writes the trace (trace.h): packed 32-bit words in one buffer that the host reads in place and then clears.
// Emitting is free while it is off. The buffer never grows: a scheduler stops early for the host to drain it
// (`nearly_full`), and what does not fit even so is counted, not written.
#pragma once

#include <cstdint>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loop/identity_index.h"
#include "loop/text_index.h"
#include "loop/trace.h"

namespace loopscope {

class Activation;
class Clock;
class Thread;

class Tracer {
public:
#ifdef LOOPSCOPE_WITHOUT_TRACE
    static constexpr bool kCompiledIn = false;
#else
    static constexpr bool kCompiledIn = true;
#endif
    static constexpr std::uint32_t kDefaultCapacity = 1u << 18;

    explicit Tracer(const Clock& clock);
    Tracer(const Tracer&) = delete;
    Tracer& operator=(const Tracer&) = delete;
    ~Tracer();

    /// Begins to write, into a buffer of `capacity` words.
    void start(std::uint32_t capacity = kDefaultCapacity);
    void stop() noexcept { on_ = false; }
    [[nodiscard]] bool on() const noexcept { return kCompiledIn && on_; }

    /// What was written since the last `clear`, whole events only. The address stays until the next `start`.
    [[nodiscard]] std::span<const std::uint32_t> words() const noexcept { return {words_, size_}; }
    void clear() noexcept { size_ = 0; }
    /// Gives the words to the sink, if there is one, and clears them: what a blocking run does when it is
    /// nearly full.
    using Sink = void (*)(void* context, std::span<const std::uint32_t> words);
    void set_sink(Sink sink, void* context) noexcept {
        sink_ = sink;
        sink_context_ = context;
    }
    void flush() {
        if (sink_ != nullptr) sink_(sink_context_, words());
        clear();
    }
    /// Time for the host to drain it: half full, or as much as a host's allocator has at hand. For larger
    /// copies general ones ask the system for new pages each time.
    [[nodiscard]] bool nearly_full() const noexcept { return size_ > drain_at_; }
    /// Events that did not fit since `start`.
    [[nodiscard]] std::uint64_t lost() const noexcept { return lost_; }
    /// Events written since `start`: a place in the trace. A `Text` is no event of the program and does not
    /// count.
    [[nodiscard]] std::uint64_t events() const noexcept { return events_; }
    /// Once so many events are written, the thread pauses and the scheduler returns to its host.
    void stop_at(std::uint64_t events) noexcept { stop_ = events; }
    [[nodiscard]] bool wants_host() const noexcept { return nearly_full() || events_ >= stop_; }

    /// The thread whose number the next events carry and which pauses when the host is wanted; null: the
    /// host.
    void set_thread(Thread* thread) noexcept { thread_ = thread; }

    /// Writes an event. Call it only while `on()`; a time takes two fields (`time_words`).
    template <std::size_t Count>
    [[gnu::always_inline]] void emit(TraceKind kind, const std::uint32_t (&fields)[Count]) {
        if (std::uint32_t* words = begin_event(kind, Count))
            write(words, fields, std::make_index_sequence<Count>());
    }

    /// The number that stands for `text` in a field; a text that is new is written first. 0 stands for no
    /// text.
    [[nodiscard]] std::uint32_t text(std::string_view text);

    /// The number that stands for a lock, a queue... at which tasks wait; from 1. `identity` is only
    /// compared.
    [[nodiscard]] std::uint32_t place(const void* identity);

    /// A line as a field: of a C++ source, 0 for `kNoSource`; of an activation, or of the nearest caller that
    /// has one, for library coroutines have none.
    [[nodiscard]] std::uint32_t line(const std::source_location& where);
    [[nodiscard]] std::uint32_t line(const Activation* innermost);
    [[nodiscard]] std::uint32_t line(const char* file, std::uint32_t line);

    /// Seconds as the trace's nanoseconds; infinity and all beyond is the greatest number.
    [[nodiscard]] static std::uint64_t nanoseconds(double seconds) noexcept;

private:
    static constexpr std::size_t kRememberedTexts = 4096;
    static constexpr std::uint32_t kMostToDrain = 1u << 14;

    /// Field by field, so that none lies in memory before.
    template <std::size_t... Index>
    [[gnu::always_inline]] static void write(std::uint32_t* words, const std::uint32_t* fields,
                                             std::index_sequence<Index...>) {
        ((words[Index] = fields[Index]), ...);
    }
    void forget_texts() noexcept;
    std::uint32_t* begin_event(TraceKind kind, std::size_t fields);

    const Clock& clock_;
    std::uint32_t* words_ = nullptr;  // owned; not cleared: untouched pages take no memory
    std::uint32_t capacity_ = 0;
    std::uint32_t drain_at_ = 0;  // so many words
    std::uint32_t size_ = 0;
    Thread* thread_ = nullptr;
    bool on_ = false;
    std::uint64_t lost_ = 0;
    std::uint64_t events_ = 0;
    std::uint64_t stop_ = ~std::uint64_t{0};
    Sink sink_ = nullptr;
    void* sink_context_ = nullptr;
    TextIndex texts_;  // those that are remembered
    std::uint32_t texts_before_ = 0;
    IdentityIndex places_;
    std::vector<std::string_view> files_;  // of lines; the first has the number 1
};

[[nodiscard]] constexpr std::uint32_t low_word(std::uint64_t number) {
    return static_cast<std::uint32_t>(number);
}
[[nodiscard]] constexpr std::uint32_t high_word(std::uint64_t number) {
    return static_cast<std::uint32_t>(number >> 32);
}

/// An enum of trace.h as a field.
template <class Enum>
    requires(std::is_enum_v<Enum>)
[[nodiscard]] constexpr std::uint32_t field(Enum value) {
    return static_cast<std::uint32_t>(value);
}

}  // namespace loopscope
