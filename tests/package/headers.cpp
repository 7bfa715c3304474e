// The whole of the loop, without the standard headers that would cost those who include it the most time to
// compile: libstdc++'s guards tell whether they came along.
#include <loop/asyncio.h>

#if defined(_GLIBCXX_MEMORY) || defined(_GLIBCXX_ATOMIC) || defined(_GLIBCXX_FUNCTIONAL) || \
    defined(_GLIBCXX_CHRONO) || defined(_GLIBCXX_THREAD) || defined(_GLIBCXX_ALGORITHM)
#error "A header of the loop includes <memory>, <atomic>, <functional>, <chrono>, <thread> or <algorithm>."
#endif
