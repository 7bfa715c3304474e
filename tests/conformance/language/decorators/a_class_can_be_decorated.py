registry = {}


def register(cls):
    registry[cls.__name__.lower()] = cls
    cls.registered = True
    return cls


@register
class Circle:
    sides = 0


@register
class Square:
    sides = 4


print(sorted(registry), [c.sides for c in registry.values()], Square.registered)
