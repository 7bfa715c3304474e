import os

print(os.name, os.sep, repr(os.linesep), os.extsep, os.curdir, os.pardir, os.pathsep, os.devnull)
print(type(os.getpid()).__name__, type(os.cpu_count()).__name__, os.getcwd() == os.path.abspath("."))
print(len(os.urandom(8)), type(os.urandom(1)).__name__, os.urandom(16) == os.urandom(16), os.urandom(0))
try:
    os.urandom(-1)
except ValueError as error:
    print(error)
try:
    os.listdir("/no/such/folder")
except FileNotFoundError as error:
    print(error, error.errno, error.filename)
