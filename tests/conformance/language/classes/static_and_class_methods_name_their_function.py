"""staticmethod and classmethod objects carry the names of the function that they wrap, so decorators can stand on them."""

import functools


def traced(function):
    @functools.wraps(function)
    def wrapper(*args):
        print(function.__qualname__, args[-1:])
        return function(*args)

    return wrapper


class Shape:
    @staticmethod
    def area(side):
        """Of a square."""
        return side * side

    @classmethod
    def unit(cls):
        return cls.__name__

    @traced
    @staticmethod
    def double(side):
        return 2 * side


for name in ("area", "unit"):
    method = vars(Shape)[name]
    print(method.__name__, method.__qualname__, method.__module__, method.__doc__, method.__wrapped__.__name__)
print(Shape.double(4), Shape.double.__qualname__)
for attribute in ("nothing", "__name__"):
    try:
        getattr(staticmethod(5) if attribute == "__name__" else vars(Shape)["area"], attribute)
    except AttributeError as error:
        print(type(error).__name__)
