# `__new__` of one class asked for an instance of another, and what builds classes given what it cannot use.
import builtins
import weakref

for call in (
    lambda: BaseException.__new__(int),
    lambda: BaseException.__new__(5),
    lambda: BaseExceptionGroup.__new__(ValueError, "a", [ValueError()]),
    lambda: type.__new__(int, "A", (), {}),
    lambda: type.__new__(5, "A", (), {}),
    lambda: builtins.__build_class__(5, "A"),
    lambda: builtins.__build_class__(lambda: None, 5),
):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Own(KeyError):
    def __new__(cls, *args):
        return super().__new__(cls, "made", *args)


print(repr(Own("x")), BaseException.__new__(Own, 1).args)
