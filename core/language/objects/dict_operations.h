// What can be done with a dict whose keys may be anything: where a key's hash or equality is code of the
// program, the answer is pending(). dict_get, dict_set and dict_remove are declared in runtime/operations.h.
#pragma once

#include <cstdint>

#include "language/objects/dict.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// The entry of a key (`Dict::entry`) where that needs no code of the program: its index, Dict::kNotFound, or
/// Dict::kNeedsCompare, also when the key cannot be hashed plainly. `hash` is set unless that.
[[nodiscard]] std::uint32_t dict_find(Runtime& runtime, const Dict& dict, const Value& key,
                                      std::uint32_t& hash) noexcept;

/// Where the key with this hash stands (`Dict::entry`), as a small integer; -1 when it is absent.
Value dict_locate(Runtime& runtime, Dict& dict, const Value& key, std::uint32_t hash);

/// A boolean.
Value dict_contains(Runtime& runtime, Dict& dict, const Value& key);

/// `dict.setdefault(key, value)`: the value that the key has then.
Value dict_set_default(Runtime& runtime, Dict& dict, const Value& key, const Value& value);

/// Takes over the items of a mapping or of an iterable of pairs: None.
Value dict_update(Runtime& runtime, Dict& dict, const Value& other);

}  // namespace loopscope::language
