"""sys.excepthook is called with the exception that ends the program; the usual one stays under another name."""

import sys
import traceback


def hook(kind, error, found):
    print("hook:", kind.__name__, error, [entry.name for entry in traceback.extract_tb(found)])
    sys.__excepthook__(kind, error, found)


print(sys.excepthook is sys.__excepthook__)
sys.excepthook = hook


def broken():
    raise ValueError("nobody catches this")


broken()
