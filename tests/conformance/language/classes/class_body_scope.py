x = "global"


class Scope:
    x = "class"
    y = x + " body"
    values = [n for n in range(3)]

    def method(self):
        return x

    class Inner:
        z = "nested"


print(Scope.y, Scope().method(), Scope.values, Scope.Inner.z, Scope.Inner.__qualname__)
