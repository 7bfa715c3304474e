import operator
import sys


class Name(str):
    pass


def show(call):
    try:
        print(call())
    except (TypeError, SystemExit) as error:
        print(type(error).__name__, error, error.args)


show(lambda: sys.intern("a"))
show(lambda: sys.intern(1))
show(lambda: sys.intern(Name("a")))
show(lambda: sys.exit(1, 2))
show(lambda: sys.exit())
show(lambda: sys.exit(3))
show(lambda: operator.itemgetter())
show(lambda: operator.itemgetter(0)("ab"))
show(lambda: operator.itemgetter(1, 0)("ab"))
