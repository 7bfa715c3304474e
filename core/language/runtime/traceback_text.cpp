// The report of an uncaught exception, as CPython's traceback module prints it.
#include <algorithm>
#include <string>
#include <vector>

#include "language/objects/sequence.h"
#include "language/runtime/exception.h"
#include "language/runtime/instructions.h"
#include "language/runtime/marked_source.h"
#include "language/runtime/operations.h"
#include "language/runtime/suggestions.h"
#include "language/syntax/syntax_error.h"
#include "loop/identity_map.h"

namespace loopscope::language {

namespace {

constexpr std::string_view kCauseText =
    "\nThe above exception was the direct cause of the following exception:\n\n";
constexpr std::string_view kContextText =
    "\nDuring handling of the above exception, another exception occurred:\n\n";
/// A call that repeats more often than this is counted instead of shown.
constexpr std::uint32_t kMostRepeats = 3;

/// The exceptions' own texts, where the program's `__str__` has made them beforehand.
using Texts = IdentityMap<std::string>;

std::string text_of(Runtime& runtime, const Exception& exception, const Texts& texts) {
    if (const std::string* known = texts.find(&exception)) return *known;
    const Value shown = str(runtime, Value::from(const_cast<Exception*>(&exception)));
    if (auto* string = shown.get_if<String>()) return std::string(string->view());
    if (shown.is_pending()) runtime.callee->abandon();
    if (shown.failed()) {
        const Value dropped = runtime.take_error();
    }
    return "<exception str() failed>";
}

std::string shown_type(Runtime& runtime, const Exception& exception) {
    Type& type = *exception.type();
    std::string name;
    const Value* module = type.attributes().find(runtime.names.dunder_module);
    auto* text = module == nullptr ? nullptr : module->get_if<String>();
    if (text != nullptr && text->view() != "builtins" && text->view() != "__main__")
        name.append(text->view()).append(".");
    return name.append(type.qualified_name()->view());
}

/// A SyntaxError that knows its line of source: the place before the message.
std::string syntax_error_lines(Runtime& runtime, const Exception& exception) {
    const auto field = [&](std::string_view name) {
        const Value* found = exception.attributes->find(runtime.intern(name).get());
        return found == nullptr ? Value::none() : *found;
    };
    const auto number = [&](std::string_view name) {
        const Value found = field(name);
        return found.is_small_integer() ? static_cast<std::int32_t>(found.small_integer()) : 0;
    };
    const Value source = field("text"), message = field("msg"), file = field("filename");
    SyntaxError error;
    error.line = number("lineno");
    error.column = number("offset");
    error.end_line = number("end_lineno");
    error.end_column = number("end_offset");
    if (error.line == 0 || !message.is<String>()) return {};
    const std::string_view name = file.is<String>() ? file.as<String>()->view() : "<string>";
    std::string text;
    if (source.is<String>())
        text = format_syntax_place(error, source_line(source.as<String>()->view(), 1), name);
    else
        text.append("  File \"")
            .append(name)
            .append("\", line ")
            .append(std::to_string(error.line))
            .append("\n");
    text.append(shown_type(runtime, exception)).append(": ").append(message.as<String>()->view());
    return text.append("\n");
}

std::string last_line(Runtime& runtime, const Exception& exception, const Texts& texts) {
    if (exception.attributes && exception.type()->is_subtype_of(runtime.types.syntax_error)) {
        std::string lines = syntax_error_lines(runtime, exception);
        if (!lines.empty()) return lines;
    }
    std::string line = shown_type(runtime, exception);
    const std::string text = text_of(runtime, exception, texts);
    if (!text.empty()) line += ": " + text;
    return line + suggestion_for(runtime, exception) + "\n";
}

std::string notes_text(Runtime& runtime, const Exception& exception) {
    std::string text;
    const Value* notes =
        exception.attributes ? exception.attributes->find(runtime.names.dunder_notes) : nullptr;
    auto* list = notes == nullptr ? nullptr : notes->get_if<List>();
    for (std::uint32_t i = 0; list != nullptr && i < list->length(); ++i) {
        auto* note = (*list)[i].get_if<String>();
        text += note != nullptr ? std::string(note->view()) : plain_text(runtime, (*list)[i]);
        text += "\n";
    }
    return text;
}

/// The line without marks; at the very end nothing can be read any more.
std::string plain_source(const Runtime& runtime, const Traceback& entry) {
    const std::string_view line = runtime.source_line(entry.code->file_name->view(), entry.line());
    const std::size_t begin = line.find_first_not_of(" \t\f");
    if (begin == std::string_view::npos || runtime.has_no_modules) return {};
    return "    " + std::string(line.substr(begin)) + "\n";
}

std::string calls_text(Runtime& runtime, const Exception& exception, bool is_unraisable = false) {
    // A cancellation came through the loop's own calls, which are not shown.
    if (!exception.traceback && exception.type() != runtime.types.cancelled_error) return {};
    std::string text = "Traceback (most recent call last):\n";
    const Traceback* previous = nullptr;
    std::uint32_t repeats = 0;
    const auto end_repeats = [&] {
        if (repeats <= kMostRepeats) return;
        const std::uint32_t hidden = repeats - kMostRepeats;
        text += "  [Previous line repeated " + std::to_string(hidden) + " more time" +
                (hidden == 1 ? "" : "s") + "]\n";
    };
    for (const Traceback* entry = exception.traceback.get(); entry != nullptr; entry = entry->next.get()) {
        if (entry->code->is_library()) continue;
        const bool same =
            previous != nullptr && previous->code == entry->code && previous->line() == entry->line();
        if (!same) {
            end_repeats();
            repeats = 0;
            previous = entry;
        }
        if (++repeats > kMostRepeats) continue;
        text += "  File \"";
        text.append(entry->code->file_name->view()).append("\", line ");
        text.append(std::to_string(entry->line())).append(", in ").append(entry->code->name->view());
        text.append("\n").append(is_unraisable ? plain_source(runtime, *entry)
                                               : source_text(runtime, *entry));
    }
    end_repeats();
    return text;
}

/// How many members of a group, and groups within groups, a report shows (traceback.py, TracebackException).
constexpr std::uint32_t kMostMembers = 15;
constexpr std::uint32_t kMostGroups = 10;

class Report {
public:
    Report(Runtime& runtime, const Texts& texts) : runtime_(runtime), texts_(texts) {}

    /// The exception after those that led to it, but for what has been shown already.
    void add(const Exception& exception) {
        std::vector<const Exception*> chain;
        for (const Exception* link = &exception; link != nullptr && seen_.add_new(link);) {
            chain.push_back(link);
            const bool shows_context = !link->cause && !link->suppress_context;
            link = shows_context ? link->context.get() : link->cause.get();
        }
        while (!chain.empty()) {
            const Exception& shown = *chain.back();
            chain.pop_back();
            if (shown.exceptions)
                add_group(shown);
            else
                emit(calls_text(runtime_, shown) + message(shown));
            if (!chain.empty()) emit(chain.back()->cause ? kCauseText : kContextText);
        }
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    [[nodiscard]] std::string message(const Exception& exception) {
        return last_line(runtime_, exception, texts_) + notes_text(runtime_, exception);
    }

    void indent() { text_.append(2 * depth_, ' '); }

    /// Within a group each line stands behind a bar.
    void emit(std::string_view lines, char margin = '|') {
        for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
            end = lines.find('\n', begin) + 1;
            indent();
            if (depth_ > 0) text_.append(1, margin).append(" ");
            text_.append(lines.substr(begin, end - begin));
        }
    }

    /// The group's own lines, then each member in a box; the box of the last one closes all that end with it.
    void add_group(const Exception& group) {
        if (depth_ > kMostGroups) return emit("... (max_group_depth is 10)\n");
        const bool is_outermost = depth_ == 0;
        depth_ += is_outermost ? 1 : 0;
        const std::string calls = calls_text(runtime_, group);
        if (!calls.empty()) {
            emit("Exception Group Traceback (most recent call last):\n", is_outermost ? '+' : '|');
            emit(std::string_view(calls).substr(calls.find('\n') + 1));
        }
        emit(message(group));
        needs_end_ = false;
        const std::uint32_t count = group.exceptions->length();
        const std::uint32_t shown = std::min(count, kMostMembers + 1);
        for (std::uint32_t i = 0; i < shown; ++i) {
            needs_end_ = needs_end_ || i == shown - 1;
            indent();
            text_.append(i == 0 ? "+-" : "  ").append("+---------------- ");
            text_.append(i < kMostMembers ? std::to_string(i + 1) : "...").append(" ----------------\n");
            ++depth_;
            if (i < kMostMembers) {
                add(*(*group.exceptions)[i].as<Exception>());
            } else {
                const std::uint32_t hidden = count - kMostMembers;
                emit("and " + std::to_string(hidden) + " more exception" + (hidden > 1 ? "s\n" : "\n"));
            }
            if (i == shown - 1 && needs_end_) {
                indent();
                text_ += "+------------------------------------\n";
                needs_end_ = false;
            }
            --depth_;
        }
        depth_ -= is_outermost ? 1 : 0;
    }

    Runtime& runtime_;
    const Texts& texts_;
    std::string text_;
    std::uint32_t depth_ = 0;  // of groups
    bool needs_end_ = false;
    IdentityIndex seen_;
};

/// All exceptions that a report shows.
std::vector<Ref<Exception>> shown_with(Exception& exception) {
    std::vector<Ref<Exception>> all;
    IdentityIndex known;
    std::vector<Exception*> waiting = {&exception};
    while (!waiting.empty()) {
        Exception* next = waiting.back();
        waiting.pop_back();
        if (next == nullptr || !known.add_new(next)) continue;
        all.emplace_back(next);
        for (std::uint32_t i = next->exceptions ? next->exceptions->length() : 0; i > 0; --i)
            waiting.push_back((*next->exceptions)[i - 1].as<Exception>());
        waiting.push_back(next->context.get());
        waiting.push_back(next->cause.get());
    }
    return all;
}

Routine format_with_texts(Runtime& runtime, Value exception, bool is_alone) {
    Texts texts;
    std::vector<Ref<Exception>> all = shown_with(*exception.as<Exception>());
    // It is the first of them.
    if (is_alone) all.resize(1);
    for (const Ref<Exception>& one : all) {
        Value shown = co_await str(runtime, Value(one));
        if (shown.failed()) {
            const Value dropped = runtime.take_error();
            texts[one.get()] = "<exception str() failed>";
        } else {
            texts[one.get()] = shown.as<String>()->view();
        }
    }
    if (is_alone)
        co_return Value(make_string(runtime, last_line(runtime, *exception.as<Exception>(), texts)));
    Report report(runtime, texts);
    report.add(*exception.as<Exception>());
    co_return Value(make_string(runtime, report.take()));
}

}  // namespace

std::string source_text(Runtime& runtime, const Traceback& entry) {
    runtime.knows_source = true;
    const Position& position = entry.position();
    std::vector<std::string_view> lines;
    for (std::uint32_t line = position.line; line <= std::max(position.line, position.end_line); ++line) {
        lines.push_back(runtime.source_line(entry.code->file_name->view(), line));
    }
    return marked_source(lines, position, !runtime.has_no_modules);
}

std::string format_exception(Runtime& runtime, Exception& exception) {
    const Texts none;
    Report report(runtime, none);
    report.add(exception);
    return report.take();
}

std::string format_unraisable(Runtime& runtime, Exception& exception) {
    return calls_text(runtime, exception, true) + shown_type(runtime, exception) + ": " +
           text_of(runtime, exception, {}) + "\n";
}

Value format_exception_only(Runtime& runtime, const Value& exception) {
    return run(runtime, format_with_texts(runtime, exception, true));
}

Value format_exception_text(Runtime& runtime, const Value& exception) {
    return run(runtime, format_with_texts(runtime, exception, false));
}

}  // namespace loopscope::language
