import collections.abc
import math as m
from math import floor, ceil as up

print(m.sqrt(4), floor(2.7), up(2.1), collections.abc.Iterable.__name__)
print(m.__name__, type(m).__name__, m is __import__("math"))
try:
    from math import no_such_thing
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    import no_such_module.inside
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    m.no_such_function
except AttributeError as error:
    print(error)
