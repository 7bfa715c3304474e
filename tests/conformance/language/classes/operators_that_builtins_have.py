names = """add radd iadd sub rsub isub mul rmul imul mod rmod truediv rtruediv floordiv matmul pow rpow and rand iand or ror ior
xor lshift invert neg pos abs bool len""".split()

for cls in (int, float, complex, bool, str, bytes, bytearray, tuple, list, dict, set, frozenset, type, type(None)):
    print(cls.__name__, *[name for name in names if hasattr(cls, f"__{name}__")])

for thing, name in ([[], "__radd__"], ["", "__radd__"], [1.5, "__invert__"], [1j, "__invert__"], [(), "__iadd__"]):
    try:
        getattr(thing, name)
    except AttributeError as error:
        print(error)


class Words(list):
    def __radd__(self, other):
        return f"{other} + {list(self)}"


print([1] + Words("ab"), sum([Words("cd")]))
try:
    super(Words, Words()).__radd__
except AttributeError as error:
    print(error)
