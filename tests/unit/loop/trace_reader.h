// A trace as events with named fields, for tests; decoded by trace_events.def alone.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "loop/trace.h"

namespace loopscope {

/// An event with its fields by name.
struct Traced {
    std::string kind;
    std::map<std::string, std::uint32_t> words;
    std::map<std::string, std::string> texts;

    [[nodiscard]] std::uint32_t operator[](const std::string& name) const { return words.at(name); }
    [[nodiscard]] CauseKind cause(const std::string& name = "cause") const {
        return static_cast<CauseKind>(words.at(name));
    }
    [[nodiscard]] WaitKind wait(const std::string& name) const {
        return static_cast<WaitKind>(words.at(name));
    }
    /// The line within its file; `file` has that.
    [[nodiscard]] std::uint32_t line() const { return words.at("line") & 0xfffff; }
    [[nodiscard]] std::uint32_t file() const { return words.at("line") >> 20; }
};

/// What a loop's tracer has written, decoded by trace_events.def.
class Trace {
public:
    explicit Trace(std::span<const std::uint32_t> words) {
        static const std::pair<std::string, std::string> kFields[] = {
#define LOOPSCOPE_EVENT(name, fields) {#name, fields},
#include "loop/trace_events.def"
#undef LOOPSCOPE_EVENT
        };
        std::map<std::uint32_t, std::string> texts;
        for (std::size_t at = 0; at < words.size(); at += words[at] >> 8 & 0xff) {
            const auto& [kind, fields] = kFields[words[at] & 0xff];
            if (kind == "Text") {
                const auto* bytes = reinterpret_cast<const char*>(&words[at + 5]);
                texts[words[at + 3]] += std::string(bytes, words[at + 4]);
                continue;
            }
            Traced event{kind, {}, {}};
            const std::size_t event_end = at + (words[at] >> 8 & 0xff);
            std::size_t word = at + 3;
            for (std::size_t from = 0; from < fields.size();) {
                const std::size_t colon = fields.find(':', from);
                const std::size_t end = std::min(fields.find(' ', colon), fields.size());
                const std::string name = fields.substr(from, colon - from);
                const std::string type = fields.substr(colon + 1, end - colon - 1);
                event.words[name] = word < event_end ? words[word] : 0;
                if (type == "text") event.texts[name] = texts[event.words[name]];
                word += type == "nanoseconds" ? 2 : 1;
                from = end + 1;
            }
            const bool is_turn =
                kind == "TaskSuspended" && event.words["wait"] == static_cast<std::uint32_t>(WaitKind::Yield);
            const std::size_t left_out = is_turn ? 2 : 0;  // a turn needs no place and no holder
            EXPECT_EQ(word - left_out, event_end) << kind << " has other fields than trace_events.def says";
            events.push_back(std::move(event));
        }
    }

    [[nodiscard]] std::vector<Traced> of(const std::string& kind) const {
        std::vector<Traced> found;
        for (const Traced& event : events) {
            if (event.kind == kind) found.push_back(event);
        }
        return found;
    }
    /// The only or the last one of a kind of which a field has this value.
    [[nodiscard]] Traced last(const std::string& kind, const std::string& name, std::uint32_t value) const {
        for (auto event = events.rbegin(); event != events.rend(); ++event) {
            if (event->kind == kind && event->words.at(name) == value) return *event;
        }
        ADD_FAILURE() << "no " << kind << " with " << name << " " << value;
        return {};
    }
    [[nodiscard]] std::string file(std::uint32_t number) const {
        return last("SourceFile", "number", number).texts.at("name");
    }

    std::vector<Traced> events;
};

}  // namespace loopscope
