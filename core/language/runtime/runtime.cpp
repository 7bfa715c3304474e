#include "language/runtime/runtime.h"

#include "language/builtins/builtins.h"
#include "language/modules/asyncio/state.h"
#include "language/objects/dict.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/builtin_types.h"
#include "language/runtime/class_statement.h"
#include "language/runtime/exception.h"
#include "language/runtime/frame.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"
#include "language/runtime/interner.h"
#include "language/runtime/modules.h"
#include "language/runtime/operations.h"
#include "loop/event_loop.h"
#include "loop/scheduler.h"
#include "loop/thread.h"

namespace loopscope::language {

Runtime::Runtime(Scheduler& scheduler, OutputSink& output, RuntimeOptions options)
    : heap_(options.limits.memory_bytes, thread, has_endings),
      collector_(*this),
      scheduler_(scheduler),
      output_(output),
      options_(std::move(options)),
      interner_(std::make_unique<Interner>()) {
    define_builtin_types(*this);
    builtins_ = make_dict(*this);
    define_builtins(*this);
    define_build_class(*this);
    modules_ = std::make_unique<Modules>(*this);
    asyncio_ = std::make_unique<AsyncioState>(*this);
    scheduler_.set_switch([](void* runtime, Thread* last,
                             Thread& next) { static_cast<Runtime*>(runtime)->switch_threads(last, next); },
                          this);
}

void Runtime::switch_threads(const Thread* last, Thread& next) {
    if (last != nullptr)
        registers_[last->id()] = {std::move(error), std::move(returned), std::move(stop_value), frame};
    Registers registers = registers_.take(next.id());
    error = std::move(registers.error);
    returned = std::move(registers.returned);
    stop_value = std::move(registers.stop_value);
    frame = registers.frame;
    thread = &next;
}

void Runtime::end_program() {
    is_ending = true;
    frame = nullptr;
    thread = nullptr;
    end_calls();
    show_waiting_warnings();
    endings.clear();
    error = {};
    returned = {};
    registers_.clear();
    browser_requests.clear();
    // What the program's module held goes now: coroutines that were never awaited still say so.
    const Ref<String> main = intern("__main__");
    if (const Value* module = modules_->imported().find(main.get());
        module != nullptr && module->is<Module>()) {
        const Ref<Module> alive(module->as<Module>());
        alive->attributes->clear();
    }
    scheduler_.abandon_loops();
}

/// Lets go of the calls that never go on: of a program that was stopped, of daemon threads.
void Runtime::end_calls() {
    for (const Owned<Thread>& each : scheduler_.threads()) {
        std::vector<LanguageActivation*> calls;
        Activation* loop = each->running_loop();
        Activation* activation = each->current();
        while (activation != nullptr) {
            if (auto* call = as_tagged<LanguageActivation>(activation)) calls.push_back(call);
            if (activation == loop) loop = nullptr;
            // A task or callback is called by nobody; below it stands the loop.
            Activation* const caller = activation->caller();
            activation = caller != nullptr ? caller : std::exchange(loop, nullptr);
        }
        each->abandon();
        for (LanguageActivation* call : calls) call->abandon();
    }
}

/// Breaks the ring of a module, its functions and what they know of it.
void Runtime::clear_modules() {
    std::vector<Ref<Module>> modules;
    const Dict& imported = modules_->imported();
    for (std::uint32_t i = 0; i < imported.entry_count(); ++i) {
        const Value& module = imported.entry(i).value;
        if (module.is<Module>()) modules.emplace_back(module.as<Module>());
    }
    for (const Ref<Module>& module : modules) module->attributes->clear();
}

Runtime::~Runtime() {
    scheduler_.set_switch(nullptr, nullptr);
    end_program();
    clear_modules();
    asyncio_.reset();
    modules_.reset();
    builtins_ = {};
    awaiting_code = {};
    stop_value = {};
    side_attributes_.clear();
    kept_attributes.clear();
    warnings = {};
    contexts = {};
    collector_.clear_all();
    // What ended there may have warned, by filters made anew.
    warnings = {};
    interner_.reset();
    // An object asks its type for the heap as it ends, a type its own type: so that one goes last.
    const Ref<Type> type_of_types(types.type);
    const std::vector<Ref<Type>> all_types = std::move(kept_types_);
    for (const Ref<Type>& type : all_types) type->end();
    signatures_.clear();
}

Ref<String> Runtime::intern(std::string_view text) {
    return interner_->intern(*this, text);
}

Ref<String> Runtime::intern(String* string) {
    return interner_->intern(string);
}

Value Runtime::raise(Type* type, std::string_view message) {
    return raise(type, Value(make_string(*this, message)));
}

Value Runtime::raise(Type* type, Value argument) {
    Ref<Tuple> arguments = make_tuple(*this, 1);
    (*arguments)[0] = std::move(argument);
    return raise_exception(make_exception(*this, type, std::move(arguments)));
}

Value Runtime::raise_message(Message message, std::initializer_list<MessagePart> parts) {
    static constexpr Type* Types::* kTypes[] = {
#define LOOPSCOPE_MESSAGE(name, type, text) &Types::type,
#include "language/runtime/messages.def"
#undef LOOPSCOPE_MESSAGE
    };
    if (message == Message::OutOfMemory) heap_.make_room_for_handler();
    return raise(types.*kTypes[static_cast<std::size_t>(message)],
                 message_text(message, parts.begin(), parts.size()));
}

namespace {

/// The innermost frame, from this one outwards, that handles an exception; null for none.
Frame* handling(Frame* frame) {
    while (frame != nullptr && !frame->handled.is<Exception>()) frame = frame->outer_frame();
    return frame;
}

Frame* frame_around_loop(const Thread* thread) {
    EventLoop* loop = thread != nullptr ? thread->running_loop() : nullptr;
    auto* run = loop != nullptr ? as_tagged<LanguageActivation>(loop->caller()) : nullptr;
    return run != nullptr ? run->as_frame() : nullptr;
}

}  // namespace

Value Runtime::raise_exception(Value exception) {
    auto* raised = exception.as<Exception>();
    // The context is what the innermost frame that handles anything is handling (Python reference, 7.8).
    const Frame* outer = handling(frame);
    if (outer == nullptr) outer = handling(frame_around_loop(thread));
    auto* context = outer != nullptr ? outer->handled.as<Exception>() : raised;
    if (context != raised) {
        // An exception that is raised again while a later one is handled must not become its own context.
        // A chain may be a circle already: `half` goes half as fast and is caught up with then.
        const Exception* half = context;
        bool moves_half = false;
        std::size_t bytes_seen = 0;
        for (Exception* link = context; link->context; link = link->context.get()) {
            bytes_seen += sizeof(Exception);
            if (link->context.get() == raised) {
                link->context = {};
                break;
            }
            if (moves_half) half = half->context.get();
            moves_half = !moves_half;
            if (link->context.get() == half) break;
        }
        heap_.charge(bytes_seen);
        raised->context = Ref<Exception>(context);
    }
    error = std::move(exception);
    return Value::error();
}

Value Runtime::start(LanguageActivation& activation) noexcept {
    return start(activation, activation);
}

Value Runtime::start(LanguageActivation& activation, Activation& entry) noexcept {
    callee = &activation;
    callee_entry = &entry;
    callee_frame = nullptr;
    return Value::pending();
}

Activation* Runtime::take_callee(LanguageActivation& caller) noexcept {
    LanguageActivation* taken = callee;
    callee = nullptr;
    const std::uint32_t depth = caller.depth() + 1;
    if (depth > options_.limits.recursion) {
        taken->abandon();
        const Value failed = raise(Message::RecursionDepth);
        return nullptr;
    }
    taken->enter(caller, caller.as_frame(), depth);
    return callee_entry;
}

Value Runtime::warn(Type* category, std::string_view text, bool has_source) {
    std::string file = "<sys>";
    std::uint32_t line = 0;
    std::string_view source, module = "sys";
    const Frame* place = frame;
    while (place != nullptr && place->is_library()) place = place->outer_frame();
    if (place != nullptr) {
        file = place->code->file_name->view();
        line = place->line();
        source = source_line(file, line);
        const Value* name = place->globals->find(names.dunder_name);
        if (name != nullptr && name->is<String>()) module = name->as<String>()->view();
    } else if (thread != nullptr && thread->running_loop() != nullptr) {
        // The event loop's own step: where CPython's runs its callbacks (events.py:89).
        file = "asyncio/events.py";
        line = 89;
        source = "self._context.run(self._callback, *self._args)";
        module = "asyncio.events";
    }
    const Warnings::Action action = warnings.action(*this, *category, text, module, line);
    if (action == Warnings::Action::Ignore) return Value::none();
    if (action == Warnings::Action::Error) return raise(category, text);
    const bool is_for_program = action == Warnings::Action::Ask || warnings.is_shown_by_program(*this);
    if (is_for_program && !warnings.hook.is_empty() && !is_ending) {
        const Value what(make_tuple(
            *this, {Value::from(category), Value(make_string(*this, text)), Value::boolean(has_source)}));
        const Value where(make_tuple(*this, {Value(make_string(*this, file)), Value::small_integer(line),
                                             Value(make_string(*this, module))}));
        add_ending(Value(make_tuple(*this, {warnings.hook, what, where})));
        return Value::none();
    }
    show_warning(file + ":" + std::to_string(line), source, category->name()->view(), text, has_source,
                 action == Warnings::Action::Always);
    return Value::none();
}

void Runtime::warn_of_end(Type* category, std::string_view text, std::string_view object) {
    if (Tracer& tracer = scheduler().tracer(); tracer.on()) {
        tracer.emit(TraceKind::Warning,
                    {tracer.text(category->name()->view()), tracer.text(text), scheduler().line(), 0});
    }
    Value kept = take_error();
    if (warn(category, text, true).failed()) {
        const Value raised = take_error();
        std::string report = "Exception ignored in: ";
        report.append(object).append("\n").append(format_unraisable(*this, *raised.as<Exception>()));
        output_.write(OutputSink::Stream::Error, report);
    }
    error = std::move(kept);
}

void Runtime::show_waiting_warnings() {
    for (const Value& ending : endings) {
        const auto* call = ending.get_if<Tuple>();
        if (call == nullptr || warnings.hook.is_empty() || !(*call)[0].is_same(warnings.hook)) continue;
        const Tuple& what = *(*call)[1].as<Tuple>();
        const Tuple& where = *(*call)[2].as<Tuple>();
        const std::string_view file = where[0].as<String>()->view();
        const auto line = static_cast<std::uint32_t>(where[1].small_integer());
        show_warning(std::string(file) + ":" + std::to_string(line), source_line(file, line),
                     what[0].as<Type>()->name()->view(), what[1].as<String>()->view(), what[2].is_true());
    }
}

void Runtime::warn_at(std::uint32_t line, std::string_view category, std::string_view text) {
    const std::string place = options_.file_name + ":" + std::to_string(line);
    show_warning(place, source_line(options_.file_name, line), category, text, false, true);
}

void Runtime::show_warning(std::string_view place, std::string_view source, std::string_view category,
                           std::string_view text, bool has_source, bool again) {
    std::string report(place);
    report.append(": ").append(category).append(": ").append(text).append("\n");
    const std::size_t shown_before = warnings.shown.size();
    if (warnings.shown.find_or_add(report) < shown_before && !again) return;
    const std::size_t begin = source.find_first_not_of(" \t\f");
    if (begin != std::string_view::npos) {
        const std::size_t end = source.find_last_not_of(" \t\f") + 1;
        knows_source = true;
        report.append("  ").append(source.substr(begin, end - begin)).append("\n");
        if (has_source)
            report += "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
    }
    output_.write(OutputSink::Stream::Error, report);
}

void Runtime::set_source(std::string source) {
    source_ = std::move(source);
    line_starts_.assign(1, 0);
    for (std::size_t i = 0; i < source_.size(); ++i) {
        if (source_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

std::string_view Runtime::source_line(std::string_view file_name, std::uint32_t line) const noexcept {
    if (file_name != options_.file_name || line == 0 || line > line_starts_.size()) return {};
    const std::size_t begin = line_starts_[line - 1];
    std::size_t end = line < line_starts_.size() ? line_starts_[line] : source_.size();
    while (end > begin && (source_[end - 1] == '\n' || source_[end - 1] == '\r')) --end;
    return std::string_view(source_).substr(begin, end - begin);
}

const NativeSignature* Runtime::keep(std::unique_ptr<NativeSignature> signature) {
    signatures_.push_back(std::move(signature));
    return signatures_.back().get();
}

Type* Runtime::keep(Ref<Type> type) {
    kept_types_.push_back(std::move(type));
    return kept_types_.back().get();
}

}  // namespace loopscope::language
