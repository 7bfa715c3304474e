#include "loop/tracer.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

#include "loop/scheduler.h"

namespace loopscope {

namespace {

constexpr std::size_t kHeaderWords = 3;
constexpr std::size_t kTextWordsPerEvent = 240;
constexpr std::uint32_t kLineBits = 20;
constexpr std::uint32_t kMostFiles = 4095;

}  // namespace

Tracer::Tracer(const Clock& clock) : clock_(clock) {}

Tracer::~Tracer() {
    delete[] words_;
}

void Tracer::start(std::uint32_t capacity) {
    if (capacity_ != capacity) {
        auto* words = new std::uint32_t[capacity];
        delete[] std::exchange(words_, words);
        capacity_ = capacity;
        drain_at_ = std::min(capacity / 2, kMostToDrain);
    }
    size_ = 0;
    lost_ = 0;
    events_ = 0;
    forget_texts();
    files_.clear();
    on_ = true;
}

void Tracer::forget_texts() noexcept {
    texts_before_ += static_cast<std::uint32_t>(texts_.size());
    texts_.clear();
}

std::uint32_t* Tracer::begin_event(TraceKind kind, std::size_t fields) {
    std::size_t length = kHeaderWords + fields;
    if (size_ + length > capacity_) {
        ++lost_;
        return nullptr;
    }
    std::uint32_t* event = &words_[size_];
    size_ += static_cast<std::uint32_t>(length);
    std::uint64_t time = nanoseconds(clock_.now());
    std::uint32_t thread = thread_ != nullptr ? thread_->id() : 0;
    event[0] = field(kind) | static_cast<std::uint32_t>(length) << 8 | thread << 16;
    event[1] = low_word(time);
    event[2] = high_word(time);
    if (kind != TraceKind::Text) ++events_;
    if (thread_ != nullptr && wants_host()) thread_->pause();
    return event + kHeaderWords;
}

std::uint32_t Tracer::place(const void* identity) {
    const std::size_t known = places_.find(identity);
    if (known == places_.size()) places_.add(identity);
    return static_cast<std::uint32_t>(known) + 1;
}

std::uint32_t Tracer::text(std::string_view text) {
    if (text.empty()) return 0;
    if (const std::size_t known = texts_.find(text); known < texts_.size()) {
        return texts_before_ + static_cast<std::uint32_t>(known) + 1;
    }

    // Numbers are never used again, so forgetting costs only that a text may be written twice.
    if (texts_.size() >= kRememberedTexts) forget_texts();
    const std::uint32_t number = texts_before_ + static_cast<std::uint32_t>(texts_.find_or_add(text)) + 1;
    do {
        std::string_view part = text.substr(0, kTextWordsPerEvent * 4);
        text.remove_prefix(part.size());
        std::size_t words = (part.size() + 3) / 4;
        if (std::uint32_t* event = begin_event(TraceKind::Text, 2 + words)) {
            event[0] = number;
            event[1] = static_cast<std::uint32_t>(part.size());
            if (words > 0) event[1 + words] = 0;
            std::memcpy(event + 2, part.data(), part.size());
        }
    } while (!text.empty());
    return number;
}

std::uint32_t Tracer::line(const std::source_location& where) {
    return line(where.file_name(), where.line());
}

std::uint32_t Tracer::line(const Activation* innermost) {
    for (const Activation* each = innermost; each != nullptr; each = each->caller()) {
        if (const std::uint32_t line = each->trace_line(*this); line != 0) return line;
    }
    return 0;
}

std::uint32_t Activation::trace_line(Tracer& tracer) const {
    return is_library() ? 0 : tracer.line(file(), line());
}

std::uint32_t Tracer::line(const char* file, std::uint32_t line) {
    if (file == nullptr || line == 0) return line;
    auto found = std::find(files_.begin(), files_.end(), std::string_view(file));
    const auto number = static_cast<std::uint32_t>(found - files_.begin()) + 1;
    if (number > kMostFiles) return line;
    if (found == files_.end()) {
        files_.emplace_back(file);
        emit(TraceKind::SourceFile, {number, text(file)});
    }
    return line | number << kLineBits;
}

std::uint64_t Tracer::nanoseconds(double seconds) noexcept {
    const double nanoseconds = seconds * 1e9;
    if (!(nanoseconds > 0)) return 0;
    // Added to this, a number is rounded, and its units are the sum's last bits: quicker than to convert it.
    constexpr double kWhole = 1ull << 52;
    if (nanoseconds < kWhole)
        return std::bit_cast<std::uint64_t>(nanoseconds + kWhole) - std::bit_cast<std::uint64_t>(kWhole);
    if (nanoseconds >= 1.8e19) return std::numeric_limits<std::uint64_t>::max();
    return static_cast<std::uint64_t>(nanoseconds);
}

}  // namespace loopscope
