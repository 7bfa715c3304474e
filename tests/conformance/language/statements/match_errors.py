class Point:
    __match_args__ = ("x",)
    x = 1


class Wrong:
    __match_args__ = ["x"]


class Odd:
    __match_args__ = (1,)


class Twice:
    __match_args__ = ("a", "a")
    a = 1


def attempt(case, **names):
    try:
        exec(f"match p:\n {case}: pass", names)
        print("done", case)
    except Exception as error:
        print(case, "-", type(error).__name__, error)


attempt("case C(1, 2)", C=Point, p=Point())
attempt("case C(1, 2, 3)", C=int, p=1)
attempt("case C(1)", C=object, p=1)
attempt("case C(1, x=1)", C=Point, p=Point())
attempt("case C(1)", C=Wrong, p=Wrong())
attempt("case C(1)", C=Odd, p=Odd())
attempt("case C(1, 1)", C=Twice, p=Twice())
attempt("case C()", C=5, p=5)
attempt("case a.b", a=5, p=5)
for case in (
    "case x: pass\n case 1", "case x | 1", "case _ | 1", "case (x | y)", "case [x, x]", "case {1: x, 1: y}", "case {**r, 1: x}",
    "case {**_}", "case [*a, *b]", "case C(x=1, x=2)", "case C(x=1, 2)", "case 1 + 1", "case 1 + -1j", "case -x", "case x as _",
    "case x as a.b", "case (1 | x) as y", "case f'{x}'", "case x if", "case {a: 1}", "case *a", "case a, *b, c", "case (a)", "case C(*a)",
):
    attempt(case, p=None)
