"""Limits of floats, and input that has ended."""

import sys

print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info)
print(sys.getfilesystemencoding(), sys.stdin.name)
try:
    sys.setswitchinterval(0)
except ValueError as error:
    print(error)
