import sys
import warnings


def mine(message, category, filename, lineno, file=None, line=None):
    print("mine:", message, category.__name__, filename.rpartition("/")[2], lineno, file, line)


plain = warnings.showwarning
warnings.showwarning = mine
warnings.warn("to mine")
flag = True
print(~flag)
warnings.showwarning = plain
warnings.warn("to stderr")
warnings.showwarning("m", UserWarning, "f", 1, sys.stdout)
warnings.showwarning("m", UserWarning, "f", 1, sys.stdout, "text")
print(warnings.formatwarning("msg", UserWarning, "file.py", 3, "  the line  "), end="")
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"[{category.__name__}] {message}\n"
warnings.warn("formatted")
