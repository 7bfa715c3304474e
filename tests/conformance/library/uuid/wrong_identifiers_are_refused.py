from uuid import UUID


def attempt(*arguments, **keywords):
    try:
        print(UUID(*arguments, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


attempt()
attempt("x")
attempt("g" * 32)
attempt(3)
attempt(int=-1)
attempt(bytes=b"x")
attempt(int=1, hex="2")
attempt(fields=(1, 2))
attempt(fields=(1 << 40, 0, 0, 0, 0, 0))
attempt(int=1, version=9)
try:
    UUID(int=1).int = 3
except TypeError as error:
    print(error)
try:
    UUID(int=1) < 3
except TypeError as error:
    print(error)
