#include "language/objects/iterators.h"

#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/lazy_iterators.h"
#include "language/objects/type.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Value iterate_itself(Runtime&, const Value& self) {
    return self;
}

Value next_of_iterator(Runtime& runtime, const Value& self) {
    return self.as<Iterator>()->next(runtime);
}

Value length_hint_of_iterator(Runtime& runtime, Value* arguments) {
    return make_integer(runtime, arguments[0].as<Iterator>()->length_hint());
}

// A builtin sequence: `sequence[i]` needs no code of the program.
bool gives_items_plainly(const Value& sequence) {
    const Object* object = sequence.object();
    const Kind kind = object->kind();
    return !object->type()->is_from_program &&
           (kind == Kind::Tuple || kind == Kind::String || kind == Kind::Bytes || kind == Kind::ByteArray);
}

bool is_index_or_stop(Runtime& runtime, const Value& exception) {
    return is_instance(runtime, exception, runtime.types.index_error) ||
           is_instance(runtime, exception, runtime.types.stop_iteration);
}

}  // namespace

std::int64_t ListIterator::length_hint() const {
    if (!list_ || index_ >= list_->length()) return 0;
    return step_ < 0 ? index_ + std::int64_t{1} : list_->length() - index_;
}

std::int64_t TupleIterator::length_hint() const {
    return tuple_ ? tuple_->length() - index_ : 0;
}

DictIterator::DictIterator(Type* type, Ref<Dict> dict, Part part, bool is_reversed) noexcept
    : Iterator(type),
      dict_(std::move(dict)),
      position_(is_reversed ? dict_->entry_count() : 0),
      expected_length_(dict_->length()),
      left_(dict_->length()),
      part_(part),
      is_reversed_(is_reversed) {}

Value DictIterator::next(Runtime& runtime) {
    if (!dict_) return Value::exhausted();
    if (dict_->length() != expected_length_) {
        // It stays unusable, whatever length the dict comes to have.
        expected_length_ = Dict::kNotFound;
        return runtime.raise(Message::DictChangedSize);
    }
    const std::uint32_t index = is_reversed_ ? dict_->last_before(position_) : dict_->first_from(position_);
    if (index == Dict::kNotFound) {
        dict_ = {};
        return Value::exhausted();
    }
    if (left_ == 0) return runtime.raise(Message::DictChangedKeys);
    --left_;
    position_ = is_reversed_ ? index : index + 1;
    const Dict::Entry& entry = dict_->entry(index);
    if (part_ == Part::Keys) return entry.key;
    if (part_ == Part::Values) return entry.value;
    Ref<Tuple> pair = make_tuple(runtime, 2);
    (*pair)[0] = entry.key;
    (*pair)[1] = entry.value;
    return Value(std::move(pair));
}

std::int64_t DictIterator::length_hint() const {
    return dict_ && dict_->length() == expected_length_ ? left_ : 0;
}

SetIterator::SetIterator(Type* type, Ref<Set> set) noexcept
    : Iterator(type), set_(std::move(set)), expected_length_(set_->length()), left_(set_->length()) {}

Value SetIterator::next(Runtime& runtime) {
    if (!set_) return Value::exhausted();
    if (set_->length() != expected_length_) {
        expected_length_ = Set::kNotFound;
        return runtime.raise(Message::SetChangedSize);
    }
    // The table may have become another one, and smaller.
    while (position_ < set_->slot_count() && set_->slot(position_).key.is_empty()) ++position_;
    if (position_ >= set_->slot_count()) {
        set_ = {};
        return Value::exhausted();
    }
    if (left_ > 0) --left_;
    return set_->slot(position_++).key;
}

std::int64_t SetIterator::length_hint() const {
    return set_ && set_->length() == expected_length_ ? left_ : 0;
}

ReverseIterator::ReverseIterator(Type* type, Value sequence, std::int64_t length) noexcept
    : Iterator(type, gives_items_plainly(sequence) ? 1 : 0), sequence_(std::move(sequence)), left_(length) {}

Routine next_in_reverse(Runtime& runtime, Ref<ReverseIterator> iterator) {
    const Value sequence = iterator->sequence_;
    Value item = co_await get_item(runtime, sequence, Value::small_integer(--iterator->left_));
    if (!item.failed()) co_return item;
    iterator->left_ = 0;
    iterator->sequence_ = {};
    if (!is_index_or_stop(runtime, runtime.error)) co_return item;
    const Value stop = runtime.take_error();
    co_return Value::exhausted();
}

Value ReverseIterator::next(Runtime& runtime) {
    if (left_ == 0 || sequence_.is_empty()) {
        sequence_ = {};
        return Value::exhausted();
    }
    if (!is_plain()) return run(runtime, next_in_reverse(runtime, Ref<ReverseIterator>(this)));
    return get_item(runtime, sequence_, Value::small_integer(--left_));
}

Iterator* as_plain_iterator(const Value& iterator) noexcept {
    auto* native = iterator.get_if<Iterator>();
    return native != nullptr && native->is_plain() && !native->type()->is_from_program ? native : nullptr;
}

Ref<Iterator> plain_iterator(Runtime& runtime, const Value& iterable) {
    if (!iterable.is_object() || iterable.object()->type()->is_from_program) return {};
    if (auto* iterator = as_plain_iterator(iterable)) return Ref<Iterator>(iterator);
    switch (iterable.object()->kind()) {
        case Kind::List:
        case Kind::Tuple:
        case Kind::Dict:
        case Kind::Set:
        case Kind::Range:
        case Kind::String:
        case Kind::Bytes:
        case Kind::ByteArray:
            break;
        default: {
            const Type* type = iterable.object()->type();
            if (type != runtime.types.dict_keys && type != runtime.types.dict_values &&
                type != runtime.types.dict_items) {
                return {};
            }
        }
    }
    const Value iterator = iterable.object()->type()->slots.iterate(runtime, iterable);
    return Ref<Iterator>(as_plain_iterator(iterator));
}

void make_iterator_slots(TypeBuilder& builder, bool has_length_hint) {
    builder.slots().iterate = iterate_itself;
    builder.slots().next = next_of_iterator;
    if (has_length_hint) builder.method("__length_hint__(self, /)", length_hint_of_iterator);
}

void define_iterator_types(Runtime& runtime) {
    struct Row {
        Type* Types::* member;
        std::string_view name;
    };
    constexpr Row kRows[] = {
        {&Types::list_iterator, "list_iterator"},
        {&Types::list_reverse_iterator, "list_reverseiterator"},
        {&Types::tuple_iterator, "tuple_iterator"},
        {&Types::range_iterator, "range_iterator"},
        {&Types::dict_key_iterator, "dict_keyiterator"},
        {&Types::dict_value_iterator, "dict_valueiterator"},
        {&Types::dict_item_iterator, "dict_itemiterator"},
        {&Types::dict_reverse_key_iterator, "dict_reversekeyiterator"},
        {&Types::dict_reverse_value_iterator, "dict_reversevalueiterator"},
        {&Types::dict_reverse_item_iterator, "dict_reverseitemiterator"},
        {&Types::set_iterator, "set_iterator"},
    };
    for (const Row& row : kRows) {
        TypeBuilder builder(runtime, row.name, {runtime.types.object}, Kind::Iterator);
        builder.type().may_be_subclassed = false;
        make_iterator_slots(builder, true);
        runtime.types.*row.member = builder.finish().get();
    }
    define_lazy_iterator_types(runtime);
}

}  // namespace loopscope::language
