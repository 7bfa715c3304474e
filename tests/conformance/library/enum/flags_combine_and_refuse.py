from enum import CONFORM, EJECT, KEEP, STRICT, Flag, FlagBoundary, IntFlag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0


class Mode(IntFlag):
    A = 1
    B = 2


class Loose(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Out(Flag, boundary=EJECT):
    A = 1


class Kept(Flag, boundary=KEEP):
    A = 1


print(list(Perm), len(Perm), Perm.RW, repr(Perm.RW), list(Perm.RW), Perm.R | Perm.W is Perm.RW, Perm(3) is Perm.RW)
print(Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm(7), repr(Perm(7)), ~Perm.R, repr(~Perm.RW), Perm(0), Perm.NONE.name)
print(Perm.R in Perm.RW, Perm.X in Perm.RW, bool(Perm.NONE), Perm.RW & Perm.W, Perm.RW ^ Perm.W, len(Perm(7)), (Perm.R | Perm.X).name)
print(Mode.A | Mode.B, repr(Mode.A | 4), repr(Mode(8)), Mode.A | 8, ~Mode.A, repr(~Mode.A), Mode(3) == 3, Mode.A + 1, repr(4 | Mode.A))
print(repr(Loose(5)), Out(5), type(Out(5)), repr(Kept(9)), Perm._boundary_ is STRICT, Mode._boundary_, FlagBoundary("keep"))
for wrong in (lambda: Perm(8), lambda: Perm("R"), lambda: Perm.R | 1, lambda: 1 in Perm.RW, lambda: Perm(-9)):
    try:
        print(repr(wrong()))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(Perm["RW"], [one.name for one in Perm.RW], Perm.RW.value, {Perm.R: 1}[Perm.R], f"{Perm.R}", f"{Mode.A:03d}", str(Mode.A))


class Empty(Flag):
    pass


print(list(Empty), Perm.R.__class__, isinstance(Perm.R | Perm.X, Perm), hash(Perm.R) == hash(1))
match Perm.R | Perm.W:
    case Perm.RW:
        print("both")
