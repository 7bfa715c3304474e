#include "language/runtime/bounded_repr.h"

#include <algorithm>

#include "language/modules/asyncio/future_object.h"
#include "language/modules/collections/deque.h"
#include "language/objects/bytes.h"
#include "language/objects/complex.h"
#include "language/objects/dict.h"
#include "language/objects/float.h"
#include "language/objects/integer.h"
#include "language/objects/range.h"
#include "language/objects/sequence.h"
#include "language/objects/set.h"
#include "language/objects/string.h"
#include "language/runtime/exception.h"
#include "language/runtime/frame.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"

namespace loopscope::language {

namespace {

// How many places of a table are looked at: most of them may be empty.
constexpr std::uint32_t kMostPlaces = 1000;
// Decimal digits take time with the square of the length.
constexpr std::uint32_t kMostDigits = 12;

/// The beginning of `text`, of at most so many bytes, that cuts no character of UTF-8.
std::string_view beginning(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

}  // namespace

std::string BoundedRepr::text(const Value& value, std::size_t bytes) {
    most_ = bytes;
    text_.clear();
    add(value);
    if (!is_full()) return text_;
    return std::string(beginning(text_, most_)) + "…";
}

void BoundedRepr::add(const Value& value) {
    if (value.is_object())
        add_object(value);
    else if (value.is_small_integer())
        text_ += std::to_string(value.small_integer());
    else if (value.is_number())
        text_ += float_repr(value.number());
    else if (value.is_boolean())
        text_ += value.is_true() ? "True" : "False";
    else
        text_ += value.is_none() ? "None" : value.is_ellipsis() ? "Ellipsis" : "NotImplemented";
}

void BoundedRepr::add_named(std::string_view kind, std::string_view name) {
    text_.append("<").append(kind);
    if (!name.empty()) text_.append(" ").append(name);
    text_ += '>';
}

bool BoundedRepr::separate(bool is_first) {
    if (is_full()) return false;
    if (!is_first) text_ += ", ";
    return true;
}

void BoundedRepr::add_attributes(const Dict& attributes) {
    bool is_first = true;
    for (std::uint32_t i = 0; i < std::min(attributes.entry_count(), kMostPlaces); ++i) {
        const Dict::Entry& entry = attributes.entry(i);
        const auto* name = entry.key.get_if<String>();
        if (name == nullptr) continue;
        if (!separate(is_first)) return;
        if (is_first) text_ += ' ';
        is_first = false;
        text_.append(name->view()).append("=");
        add(entry.value);
    }
}

void BoundedRepr::add_items(const Object& container) {
    bool is_first = true;
    const auto add_all = [&](auto&& items, std::uint32_t count) {
        for (std::uint32_t i = 0; i < count && separate(i == 0); ++i) add(items[i]);
    };
    switch (container.kind()) {
        case Kind::Tuple: {
            const auto& tuple = static_cast<const Tuple&>(container);
            add_all(tuple, tuple.length());
            break;
        }
        case Kind::List: {
            const auto& list = static_cast<const List&>(container);
            add_all(list, list.length());
            break;
        }
        case Kind::Set: {
            const auto& set = static_cast<const Set&>(container);
            for (std::uint32_t i = 0; i < std::min(set.slot_count(), kMostPlaces); ++i) {
                if (set.slot(i).key.is_empty()) continue;
                if (!separate(std::exchange(is_first, false))) return;
                add(set.slot(i).key);
            }
            break;
        }
        case Kind::Dict: {
            const auto& dict = static_cast<const Dict&>(container);
            for (std::uint32_t i = 0; i < std::min(dict.entry_count(), kMostPlaces); ++i) {
                if (dict.entry(i).key.is_empty()) continue;
                if (!separate(std::exchange(is_first, false))) return;
                add(dict.entry(i).key);
                text_ += ": ";
                add(dict.entry(i).value);
            }
            break;
        }
        default: {
            auto& deque = const_cast<Deque&>(static_cast<const Deque&>(container));
            add_all(deque, deque.length());
        }
    }
}

void BoundedRepr::add_object(const Value& value) {
    const Object& object = *value.object();
    const Type& type = *object.type();
    const std::string_view type_name = type.name()->view();
    const std::size_t room = is_full() ? 0 : most_ - text_.size();
    std::string_view brackets;
    switch (object.kind()) {
        case Kind::String:
            append_quoted(text_, beginning(value.as<String>()->view(), room + 1));
            return;
        case Kind::Bytes:
            append_quoted_bytes(text_, value.as<Bytes>()->view().substr(0, room + 1));
            return;
        case Kind::ByteArray:
            text_ += "bytearray(";
            append_quoted_bytes(text_, value.as<ByteArray>()->view().substr(0, room + 1), true);
            text_ += ')';
            return;
        case Kind::BoxedFloat:
            text_ += float_repr(float_value(value));
            return;
        case Kind::BigInteger: {
            const IntegerView integer(value);
            if (integer.magnitude().size() > kMostDigits) {
                add_named("int of", std::to_string(natural::bit_length(integer.magnitude())) + " bits");
                return;
            }
            if (integer.is_negative()) text_ += '-';
            text_ += natural::to_text(integer.magnitude(), 10);
            return;
        }
        case Kind::Complex:
            text_ += complex_repr(value.as<Complex>()->number);
            return;
        case Kind::Type:
            add_named("class", value.as<Type>()->name()->view());
            return;
        case Kind::Module:
            add_named("module", value.as<Module>()->name().view());
            return;
        case Kind::Function:
            add_named("function", value.as<Function>()->qualified_name()->view());
            return;
        case Kind::NativeFunction:
            add_named("function", value.as<NativeFunction>()->signature().name);
            return;
        case Kind::BoundMethod:
            add(value.as<BoundMethod>()->function);
            return;
        case Kind::Cell:
            add(value.as<Cell>()->content);
            return;
        case Kind::Frame: {
            const Frame& frame = *value.as<Frame>();
            add_named(type_name,
                      (frame.qualified_name ? frame.qualified_name : frame.code->qualified_name)->view());
            return;
        }
        case Kind::Future:
        case Kind::Task: {
            if (as_future(value) == nullptr) return add_named(type_name, "not initialized");
            FutureBase& future = as_future(value)->base();
            futures_.push_back(&future);
            const TaskBase* task = future.as_task();
            add_named(type_name, task != nullptr ? task->name() : "#" + std::to_string(future.id()));
            return;
        }
        case Kind::List:
            brackets = "[]";
            break;
        case Kind::Tuple:
        case Kind::Exception:
            brackets = "()";
            break;
        case Kind::Dict:
        case Kind::Set:
            brackets = "{}";
            break;
        case Kind::Instance:
            brackets = "<>";
            break;
        default:
            if (runtime_.types.deque == nullptr || !type.is_subtype_of(runtime_.types.deque)) {
                add_named(type_name, {});
                return;
            }
            brackets = "[]";
    }
    const Types& types = runtime_.types;
    const bool is_plain =
        &type == types.list || &type == types.tuple || &type == types.dict || &type == types.set;
    const bool is_exception = object.kind() == Kind::Exception;
    const bool is_instance = object.kind() == Kind::Instance;
    const bool is_shown =
        depth_ > kDeepest || std::find(around_, around_ + depth_, &object) != around_ + depth_;
    const bool is_named = !is_plain && !is_exception && !is_instance;
    if (is_exception) text_ += type_name;
    if (is_named) text_.append(type_name).append("(");
    text_ += brackets[0];
    if (is_instance) text_ += type_name;
    if (is_shown) {
        text_ += is_instance ? "" : "...";
    } else {
        around_[depth_++] = &object;
        if (!is_instance) {
            add_items(is_exception ? *value.as<Exception>()->args : object);
        } else if (const Ref<Dict>& attributes = value.as<Instance>()->attributes;
                   attributes && depth_ <= 2) {
            add_attributes(*attributes);
        }
        --depth_;
    }
    if (object.kind() == Kind::Tuple && value.as<Tuple>()->length() == 1) text_ += ',';
    text_ += brackets[1];
    if (is_named) text_ += ')';
}

}  // namespace loopscope::language
