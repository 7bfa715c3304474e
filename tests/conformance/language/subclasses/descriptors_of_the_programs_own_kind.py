# Subclasses of property, staticmethod and classmethod with an `__init__` of their own.
class Noted(property):
    def __init__(self, getter, note="none"):
        super().__init__(getter)
        self.note = note

    def __get__(self, instance, owner=None):
        return self if instance is None else ("noted", super().__get__(instance, owner))


class Counted(staticmethod):
    def __init__(self, function):
        super().__init__(function)
        self.calls = 0

    def __call__(self, *arguments):
        self.calls += 1
        return super().__call__(*arguments)


class Tagged(classmethod):
    def __init__(self, function, tag="t"):
        super().__init__(function)
        self.tag = tag


class Shape:
    @Noted
    def area(self):
        "The area."
        return 3

    @Counted
    def double(number):
        return number * 2

    @Tagged
    def make(cls):
        return cls.__name__


shape = Shape()
print(shape.area, Shape.area.note, Shape.area.__doc__, type(Shape.area).__name__)
print(shape.double(2), vars(Shape)["double"](4), vars(Shape)["double"].calls)
print(shape.make(), vars(Shape)["make"].tag)
try:
    shape.area = 1
except AttributeError as error:
    print(error)
print(staticmethod(len), classmethod(5), staticmethod([1]), super(Shape, shape).__thisclass__)
print(super(Shape, shape).__self__ is shape, super(Shape, shape).__self_class__, super(Shape).__self__)
for kind in (staticmethod, classmethod):
    try:
        kind(1, 2)
    except TypeError as error:
        print(error)
