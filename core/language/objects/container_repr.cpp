#include "language/objects/container_repr.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "language/objects/dict.h"
#include "language/objects/sequence.h"
#include "language/objects/set.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

/// Writes a container and all containers within it, without C++ recursion. It goes on from where it stands
/// after each item whose text only the program knows.
class ReprWriter {
public:
    explicit ReprWriter(Runtime& runtime) : runtime_(runtime) {}

    enum class Step { Done, Ask, Failed };

    /// Begins with `value`, a container.
    void begin(const Value& value) { static_cast<void>(enter(value)); }
    /// Goes on until all is written, or `asked()` must be shown by `repr` and its text added.
    Step advance();
    [[nodiscard]] const Value& asked() const noexcept { return asked_; }
    void add(const String& text) { text_ += text.view(); }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

private:
    struct Level {
        Level(Value shown, Value held, ReprGuard shown_guard)
            : container(std::move(shown)), items(std::move(held)), guard(std::move(shown_guard)) {}
        Value container;
        Value items;  // what a set held when it began
        ReprGuard guard;
        std::uint32_t position = 0;
        Value dict_value;  // to come after its key
        bool wrote_any = false;
    };

    [[nodiscard]] Step write(const Value& value);
    [[nodiscard]] Step enter(const Value& container);
    [[nodiscard]] Value next_item(Level& level);
    void leave();

    Runtime& runtime_;
    std::string text_;
    std::vector<Level> levels_;
    Value asked_;
};

bool shows_plainly(const Value& value) {
    if (!value.is_object()) return true;
    if (value.object()->type()->is_from_program) return false;
    switch (value.object()->kind()) {
        case Kind::String:
        case Kind::Bytes:
        case Kind::ByteArray:
        case Kind::BigInteger:
        case Kind::BoxedFloat:
        case Kind::Complex:
            return true;
        default:
            return false;
    }
}

bool is_container(const Value& value) {
    return value.is_object() && value.object()->type()->slots.repr == container_repr;
}

ReprWriter::Step ReprWriter::write(const Value& value) {
    if (is_container(value)) return enter(value);
    // Exceptions show themselves at once where they can, and so far as they lie within each other.
    constexpr std::size_t kDeepest = 8;
    const bool is_exception = value.is_object() && value.object()->kind() == Kind::Exception &&
                              levels_.size() < kDeepest && runtime_.objects_in_repr.size() < kDeepest;
    const bool is_plain = shows_plainly(value);
    const Value shown = is_plain || is_exception ? repr(runtime_, value) : Value();
    if (shown.is_pending()) runtime_.callee->abandon();
    if (shown.is_pending() || shown.is_empty()) {
        asked_ = value;
        return Step::Ask;
    }
    if (shown.failed()) return Step::Failed;
    add(*shown.as<String>());
    return Step::Done;
}

ReprWriter::Step ReprWriter::enter(const Value& container) {
    Object* object = container.object();
    const bool is_set = object->kind() == Kind::Set;
    const bool is_named = is_set && object->type() != runtime_.types.set;
    const std::string_view name = object->type()->name()->view();
    if (ReprGuard::is_showing(runtime_, object)) {
        if (is_set)
            text_.append(name).append("(...)");
        else
            text_ += object->kind() == Kind::List    ? "[...]"
                     : object->kind() == Kind::Tuple ? "(...)"
                                                     : "{...}";
        return Step::Done;
    }
    if (levels_.size() >= runtime_.options().limits.recursion) {
        static_cast<void>(runtime_.raise(Message::ReprTooDeep));
        return Step::Failed;
    }
    Value items;
    if (is_set) {
        const Set& set = *container.as<Set>();
        if (set.length() == 0) {
            text_.append(name).append("()");
            return Step::Done;
        }
        Ref<List> list = make_list(runtime_, set.length());
        for (std::uint32_t i = 0; i < set.slot_count(); ++i) {
            if (!set.slot(i).key.is_empty()) list->append(set.slot(i).key);
        }
        items = Value(std::move(list));
        if (is_named) text_.append(name).append("(");
    }
    text_ += object->kind() == Kind::List ? '[' : object->kind() == Kind::Tuple ? '(' : '{';
    levels_.emplace_back(container, std::move(items), ReprGuard(runtime_, object));
    return Step::Done;
}

void ReprWriter::leave() {
    const Value container = levels_.back().container;
    switch (container.object()->kind()) {
        case Kind::List:
            text_ += ']';
            break;
        case Kind::Tuple:
            text_ += container.as<Tuple>()->length() == 1 ? ",)" : ")";
            break;
        case Kind::Set:
            text_ += container.object()->type() == runtime_.types.set ? "}" : "})";
            break;
        default:
            text_ += '}';
    }
    levels_.pop_back();
}

// The next item to write, with what stands before it written; empty at the end.
Value ReprWriter::next_item(Level& level) {
    if (!level.dict_value.is_empty()) {
        text_ += ": ";
        return std::move(level.dict_value);
    }
    Value item;
    switch (level.container.object()->kind()) {
        case Kind::List: {
            const List& list = *level.container.as<List>();
            if (level.position < list.length()) item = list[level.position++];
            break;
        }
        case Kind::Tuple: {
            const Tuple& tuple = *level.container.as<Tuple>();
            if (level.position < tuple.length()) item = tuple[level.position++];
            break;
        }
        case Kind::Set: {
            const List& list = *level.items.as<List>();
            if (level.position < list.length()) item = list[level.position++];
            break;
        }
        default: {
            const Dict& dict = *level.container.as<Dict>();
            const std::uint32_t index = dict.first_from(level.position);
            if (index == Dict::kNotFound) break;
            level.position = index + 1;
            item = dict.entry(index).key;
            level.dict_value = dict.entry(index).value;
        }
    }
    if (!item.is_empty() && level.wrote_any) text_ += ", ";
    level.wrote_any = true;
    return item;
}

ReprWriter::Step ReprWriter::advance() {
    while (!levels_.empty()) {
        const Value item = next_item(levels_.back());
        if (item.is_empty()) {
            leave();
            continue;
        }
        const Step step = write(item);
        if (step != Step::Done) return step;
    }
    return Step::Done;
}

Value finished(Runtime& runtime, const ReprWriter& writer) {
    return Value(make_string(runtime, writer.text()));
}

Routine repr_slowly(Runtime& runtime, std::unique_ptr<ReprWriter> writer) {
    while (true) {
        const Value shown = co_await repr(runtime, writer->asked());
        if (shown.failed()) co_return shown;
        writer->add(*shown.as<String>());
        const ReprWriter::Step step = writer->advance();
        if (step == ReprWriter::Step::Failed) co_return Value::error();
        if (step == ReprWriter::Step::Done) co_return finished(runtime, *writer);
    }
}

Routine repr_between_slowly(Runtime& runtime, std::string before, Value value, std::string after) {
    const Value shown = co_await repr(runtime, value);
    if (shown.failed()) co_return shown;
    co_return Value(make_string(runtime, before.append(shown.as<String>()->view()).append(after)));
}

}  // namespace

ReprGuard::ReprGuard(Runtime& runtime, Object* object) : runtime_(runtime), object_(object) {
    runtime.objects_in_repr.emplace_back(runtime.thread, object);
}

ReprGuard::~ReprGuard() {
    if (object_ == nullptr) return;
    auto& shown = runtime_.objects_in_repr;
    const auto own =
        std::ranges::find(shown.rbegin(), shown.rend(), object_, &std::pair<Thread*, Object*>::second);
    if (own != shown.rend()) shown.erase(std::next(own).base());
}

bool ReprGuard::is_showing(const Runtime& runtime, const Object* object) noexcept {
    return std::ranges::any_of(runtime.objects_in_repr, [&](const auto& shown) {
        return shown.first == runtime.thread && shown.second == object;
    });
}

Value container_repr(Runtime& runtime, const Value& self) {
    auto writer = std::make_unique<ReprWriter>(runtime);
    writer->begin(self);
    switch (writer->advance()) {
        case ReprWriter::Step::Done:
            return finished(runtime, *writer);
        case ReprWriter::Step::Failed:
            return Value::error();
        default:
            return run(runtime, repr_slowly(runtime, std::move(writer)));
    }
}

Value repr_between(Runtime& runtime, std::string_view before, const Value& value, std::string_view after) {
    return run(runtime, repr_between_slowly(runtime, std::string(before), value, std::string(after)));
}

}  // namespace loopscope::language
