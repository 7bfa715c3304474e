// Functions and methods that are given whatever there is: they refuse it with an exception of Python's, those
// that only the library calls among them, and the program goes on.
#include "hosted_session.h"

namespace loopscope::session {
namespace {

/// Calls `called`, pairs of a name and a function, with one to four of all kinds of things; then prints
/// "whole".
void expect_refusals(const std::string& called) {
    HostedSession host(R"(
import asyncio, sys, threading, weakref

class Nothing:
    def write(self, text): pass

def generate(): yield

things = [0, -1, 2**70, 1.5, "a", b"b", None, [1], (1, 2), {1: 2}, {1}, ValueError("x"), int, object(), len, generate(),
          lambda *given: 0, slice(1), iter([1]), KeyError, weakref.ref(generate), asyncio, property(), str.join]
shown, sys.stdout, sys.stderr = sys.stdout, Nothing(), Nothing()
for name, function in )" +
                       called + R"(:
    for thing in things:
        for more in ((), (thing,), (0,), ("a",), (None, 1), ([], {}), (thing, thing, thing)):
            try: repr(function(thing, *more))
            except BaseException: pass
shown.write("whole")
)");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "whole");
}

TEST(WrongArguments, AreRefusedByTheFunctionsOfTheLibrarysOwnModules) {
    for (const char* module :
         {"_asyncio", "_browser", "_collections", "_contextvars", "_functools", "_gc", "_sys", "_thread",
          "_traceback", "_typing", "_warnings", "_itertools", "_random", "_clock", "_weakref", "builtins"}) {
        SCOPED_TRACE(module);
        expect_refusals("[pair for pair in vars(__import__('" + std::string(module) +
                        "')).items() if callable(pair[1]) and pair[0] not in ('exit', 'quit', 'input')]");
    }
}

TEST(WrongArguments, AreRefusedByTheMethodsOfBuiltinClasses) {
    for (const char* type :
         {"int", "str", "list", "dict", "set", "bytearray", "BaseException", "ExceptionGroup", "type",
          "object", "super", "property", "weakref.ref", "asyncio.Future", "asyncio.Task", "asyncio.Handle",
          "type(generate())", "type(generate)", "type(asyncio.new_event_loop())"}) {
        SCOPED_TRACE(type);
        expect_refusals("[(name, getattr(" + std::string(type) + ", name)) for name in dir(" + type +
                        ") if name not in ('__class__', 'run_forever')]");
    }
}

}  // namespace
}  // namespace loopscope::session
