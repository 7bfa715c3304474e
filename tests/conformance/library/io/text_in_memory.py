import io
from contextlib import redirect_stdout


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


file = io.StringIO("first\nsecond\nthird")
print(repr(file.readline()), file.tell(), repr(file.read(3)), file.readlines(), repr(file.read()), repr(file.readline()))
print(file.seek(0), list(file), file.seek(2), file.write("XY"), file.getvalue(), file.tell())
print(file.seek(0, io.SEEK_END), file.write("!"), file.getvalue(), file.truncate(3), repr(file.getvalue()))
with io.StringIO() as out:
    print("to memory", 1, file=out)
    out.writelines(["a", "b\n"])
    print(repr(out.getvalue()), out.closed, out.readable(), out.writable(), out.isatty())
print(out.closed)
attempt(out.getvalue)
attempt(out.write, "x")
attempt(io.StringIO().write, 3)
attempt(io.StringIO, 3)
attempt(io.StringIO("abc").seek, -1)
attempt(io.StringIO("abc").seek, 1, 1)
attempt(io.StringIO("abc").seek, 0, 9)
attempt(io.StringIO("abc").readline, 2)
attempt(io.StringIO("a\r\nb\rc", newline=None).read)
attempt(io.StringIO("a\nb", newline="\r\n").read)
captured = io.StringIO()
with redirect_stdout(captured):
    print("not on the screen")
print(repr(captured.getvalue()))
