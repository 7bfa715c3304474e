// The program's own instance of std::string. The one that Emscripten brings was compiled without inlining, so
// each look at a string's length or address would be a call; what is linked first is used everywhere.
#include <string>

template class std::basic_string<char>;
