# A builtin with a length has no `__bool__`: a subclass that overrides `__len__` decides.
class Full(str):
    def __len__(self):
        return 1


class Empty(list):
    def __len__(self):
        return 0


class Yes(dict):
    def __bool__(self):
        return True


print(bool(Full("")), bool(Empty([1])), bool(Yes()), "full" if Full() else "empty")
print([hasattr(kind, "__bool__") for kind in (str, list, dict, set, bytes, int, float)])
