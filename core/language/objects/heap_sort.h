// Sorting where the order matters and the time does not: a fraction of std::sort's code.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

namespace loopscope::language {

template <class T, class Less = std::less<>>
void heap_sort(std::vector<T>& items, Less less = {}) {
    std::make_heap(items.begin(), items.end(), less);
    std::sort_heap(items.begin(), items.end(), less);
}

}  // namespace loopscope::language
