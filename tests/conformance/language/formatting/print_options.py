print(1, 2, 3, sep=", ", end=".\n")
print("no newline", end="")
print()
print(*"abc", sep="")
print("a", "b", sep=None, flush=True)
import sys

print("to stderr", file=sys.stderr)
sys.stdout.write("written\n")
print([1, 2], (3,), None, "x", 1.0)
