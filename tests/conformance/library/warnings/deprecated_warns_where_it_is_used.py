import warnings


@warnings.deprecated("use new")
def old(x):
    "doc"
    return x


@warnings.deprecated("use New")
class Old:
    def __init__(self, x):
        self.x = x


class Newer(Old):
    pass


print(old(3), old.__deprecated__, old.__name__, old.__doc__)
print(Old(3).x, Newer(4).x, Old.__deprecated__)
try:
    warnings.deprecated(3)
except TypeError as error:
    print(error)
