// The session's commands for JavaScript. The trace leaves as a copy of packed 32-bit words, the output as
// bytes: never an object for each event.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/val.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "session/await_graph_json.h"
#include "session/session.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;
using loopscope::Progress;
using loopscope::language::OutputSink;

/// Milliseconds from the page's or process's own clock.
double read_clock(void*) {
    return emscripten_get_now() / 1000;
}

/// What the program printed since the host last asked, in order: streams switch rarely.
class OutputBuffer final : public OutputSink {
public:
    void write(Stream stream, std::string_view text) override {
        if (chunks_.empty() || chunks_.back().first != stream) chunks_.emplace_back(stream, std::string());
        chunks_.back().second.append(text);
    }
    [[nodiscard]] std::vector<std::pair<Stream, std::string>> take() { return std::exchange(chunks_, {}); }

private:
    std::vector<std::pair<Stream, std::string>> chunks_;
};

/// The modules written in the language, as the host has loaded them. Outlives the sessions that use it.
class Library {
public:
    /// The bytes of library.txt, a Uint8Array: each module is a line with its name and its length, and its
    /// text. Nothing is read behind what is no such line.
    explicit Library(const val& packed) : texts_(packed["length"].as<std::size_t>()) {
        val(typed_memory_view(texts_.size(), texts_.data())).call<void>("set", packed);
        std::string_view rest(reinterpret_cast<const char*>(texts_.data()), texts_.size());
        for (auto end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
            const auto name = rest.substr(0, rest.find(' '));
            std::size_t length = 0;
            std::from_chars(name.data() + name.size() + 1, rest.data() + end, length);
            rest.remove_prefix(end + 1);
            modules_.push_back({name, rest.substr(0, length)});
            rest.remove_prefix(std::min(length, rest.size()));
        }
    }
    [[nodiscard]] std::span<const loopscope::language::LibraryModule> modules() const { return modules_; }

private:
    std::vector<unsigned char> texts_;
    std::vector<loopscope::language::LibraryModule> modules_;
};

class SessionBinding {
public:
    SessionBinding(const Library& library, const std::string& file_name, bool is_virtual, bool debug,
                   bool development_mode, double seed, bool trace, bool has_browser, const val& limits) {
        loopscope::session::SessionOptions options;
        options.library = library.modules();
        options.file_name = file_name;
        options.read_clock = is_virtual ? nullptr : &read_clock;
        options.debug = debug;
        options.development_mode = development_mode;
        options.seed = static_cast<std::uint64_t>(seed);
        options.trace = trace;
        options.has_browser = has_browser;
        const auto set = [&limits](const char* name, auto& limit) {
            const val number = limits[name];
            if (!number.isUndefined())
                limit = static_cast<std::remove_reference_t<decltype(limit)>>(number.as<double>());
        };
        set("memoryBytes", options.limits.memory_bytes);
        set("recursion", options.limits.recursion);
        set("integerBits", options.limits.integer_bits);
        set("integerDigits", options.limits.integer_digits);
        set("tasks", options.limits.tasks);
        set("outputBytes", options.output_bytes);
        set("sliceUnits", options.slice_units);
        keeps_output_ = !trace;
        session_ = std::make_unique<loopscope::session::Session>(options, output_);
    }

    bool start(const std::string& source, bool is_text) {
        using loopscope::language::SourceForm;
        return session_->start(source, is_text ? SourceForm::Text : SourceForm::Bytes);
    }
    /// 0: more to do, 1: waiting until `deadline()`, 2: ended. `until_event`: infinity for no bound.
    int advance(double budget, double until_event) {
        using loopscope::session::Session;
        const auto bound =
            until_event < kMostEvents ? static_cast<std::uint64_t>(until_event) : Session::kNoEvent;
        const Progress progress = session_->advance(static_cast<std::int64_t>(budget), bound);
        deadline_ = progress.deadline;
        if (!keeps_output_) static_cast<void>(output_.take());
        return static_cast<int>(progress.state);
    }
    double deadline() const { return deadline_; }
    void interrupt() { session_->interrupt(); }
    void stop() { session_->stop(); }
    bool ended() const { return session_->ended(); }
    int exit_code() const { return session_->exit_code(); }
    double clock() const { return session_->now(); }
    void hold_at(double time) { session_->hold_at(time); }
    double events() const { return static_cast<double>(session_->events()); }
    void add_intervention(double at, int action, unsigned target, const std::string& text,
                          const std::string& type, double when) {
        session_->add_intervention({static_cast<std::uint64_t>(at),
                                    static_cast<loopscope::session::Intervention::Action>(action), target,
                                    text, type, when});
    }
    val take_intervention_results() {
        val results = val::array();
        for (const auto& result : session_->take_intervention_results()) {
            val object = val::object();
            object.set("number", result.number);
            object.set("at", static_cast<double>(result.at));
            object.set("error", result.error.empty() ? val::null() : val(result.error));
            results.call<void>("push", object);
        }
        return results;
    }
    /// JSON.
    std::string requests() { return session_->requests(); }
    /// Why not, or empty.
    std::string answer(unsigned request, const std::string& literal) {
        return session_->answer(request, literal);
    }
    std::string answer_error(unsigned request, const std::string& text) {
        return session_->answer_error(request, text);
    }
    /// JSON (core/session/await_graph_json.h).
    std::string await_graph() const { return loopscope::session::to_json(session_->await_graph()); }
    /// JSON (core/session/inspection.h).
    std::string inspect() const { return session_->inspect(); }
    double memory_in_use() const { return static_cast<double>(session_->memory_in_use()); }
    /// 0 when unknown.
    unsigned error_line() const { return session_->error_line().value_or(0); }
    std::string error_text() const { return session_->error_text(); }

    val syntax_error() const {
        const auto& error = session_->syntax_error();
        if (!error) return val::null();
        val object = val::object();
        object.set("kind", std::string(loopscope::language::exception_name(error->kind)));
        object.set("message", error->message);
        object.set("line", error->line);
        object.set("column", error->column);
        object.set("endLine", error->end_line);
        object.set("endColumn", error->end_column);
        return object;
    }
    val take_trace() {
        const auto words = session_->trace();
        val copy = val::global("Uint32Array").new_(val(typed_memory_view(words.size(), words.data())));
        session_->clear_trace();
        return copy;
    }
    /// Pairs of a stream's number and its bytes.
    val take_output() {
        val chunks = val::array();
        for (const auto& [stream, text] : output_.take()) {
            val chunk = val::object();
            chunk.set("stream", static_cast<int>(stream));
            const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
            chunk.set("bytes", val::global("Uint8Array").new_(val(typed_memory_view(text.size(), bytes))));
            chunks.call<void>("push", chunk);
        }
        return chunks;
    }

private:
    static constexpr double kMostEvents = 1e15;  ///< that a double counts exactly, and more than any run has

    OutputBuffer output_;
    std::unique_ptr<loopscope::session::Session> session_;
    double deadline_ = 0;
    bool keeps_output_ = true;
};

/// trace_events.def as text, a line for each event: "Name field:type field:type".
std::string trace_schema() {
    std::string text;
#define LOOPSCOPE_EVENT(name, fields) text += #name " " fields "\n";
#include "loop/trace_events.def"
#undef LOOPSCOPE_EVENT
    return text;
}

}  // namespace

EMSCRIPTEN_BINDINGS(loopscope) {
    emscripten::class_<Library>("Library").constructor<const val&>();
    emscripten::class_<SessionBinding>("Session")
        .constructor<const Library&, const std::string&, bool, bool, bool, double, bool, bool, const val&>()
        .function("start", &SessionBinding::start)
        .function("advance", &SessionBinding::advance)
        .function("deadline", &SessionBinding::deadline)
        .function("interrupt", &SessionBinding::interrupt)
        .function("stop", &SessionBinding::stop)
        .function("ended", &SessionBinding::ended)
        .function("exitCode", &SessionBinding::exit_code)
        .function("clock", &SessionBinding::clock)
        .function("holdAt", &SessionBinding::hold_at)
        .function("events", &SessionBinding::events)
        .function("addIntervention", &SessionBinding::add_intervention)
        .function("takeInterventionResults", &SessionBinding::take_intervention_results)
        .function("requests", &SessionBinding::requests)
        .function("answer", &SessionBinding::answer)
        .function("answerError", &SessionBinding::answer_error)
        .function("awaitGraph", &SessionBinding::await_graph)
        .function("inspect", &SessionBinding::inspect)
        .function("memoryInUse", &SessionBinding::memory_in_use)
        .function("errorLine", &SessionBinding::error_line)
        .function("errorText", &SessionBinding::error_text)
        .function("syntaxError", &SessionBinding::syntax_error)
        .function("takeTrace", &SessionBinding::take_trace)
        .function("takeOutput", &SessionBinding::take_output);
    emscripten::function("traceSchema", &trace_schema);
}
