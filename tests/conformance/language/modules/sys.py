import sys

print(sys.version_info >= (3, 10), sys.version_info[:2] == (3, 13), sys.argv[1:], sys.maxsize, sys.byteorder, "asyncio" in sys.modules)
print(sys.version.split(".")[0], sys.implementation.name, sys.getrecursionlimit(), sys.stdout is sys.__stdout__)
sys.stderr.write("a line on stderr\n")
try:
    1 / 0
except ZeroDivisionError:
    kind, value, traceback = sys.exc_info()
    print(kind.__name__, value, traceback is not None, sys.exception() is value)
print(sys.exc_info())
sys.exit("goodbye")
