import builtins
import importlib
import json

print(builtins.len is len, builtins.__name__, builtins.ValueError is ValueError)
builtins.answer = 42
print(answer)
kept = builtins.print
builtins.print = lambda *args: kept("printed:", *args)
print("hello")
builtins.print = kept
print(importlib.import_module("json") is json, importlib.import_module("os.path").join("a", "b"))
print(importlib.import_module(".path", "os").basename("x/y"))
print(importlib.reload(json) is json)
for name, package in [("no_such_module", None), (".sub", None), ("..up", "os")]:
    try:
        importlib.import_module(name, package)
    except (ImportError, TypeError) as error:
        print(type(error).__name__, error)
try:
    importlib.reload("json")
except TypeError as error:
    print(error)
