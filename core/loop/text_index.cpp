#include "loop/text_index.h"

namespace loopscope {

namespace {

/// FNV-1a.
std::uint32_t hash_of(std::string_view text) noexcept {
    std::uint32_t hash = 0x811C'9DC5;
    for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x0100'0193;
    return hash;
}

}  // namespace

std::size_t TextIndex::find(std::string_view text, std::uint32_t hash) const noexcept {
    const std::uint32_t found =
        numbers_.find(hash, [&](std::uint32_t number) { return *texts_[number] == text; });
    return found == HashIndex::kNone ? size() : found;
}

std::size_t TextIndex::find(std::string_view text) const noexcept {
    return find(text, hash_of(text));
}

std::size_t TextIndex::find_or_add(std::string_view text) {
    const std::uint32_t hash = hash_of(text);
    const std::size_t number = find(text, hash);
    if (number == size()) {
        numbers_.add(hash, static_cast<std::uint32_t>(number));
        texts_.push_back(make_owned<const std::string>(text));
    }
    return number;
}

void TextIndex::clear() noexcept {
    texts_.clear();
    numbers_.clear();
}

}  // namespace loopscope
