import io


def show(function, *arguments, **options):
    try:
        print(repr(function(*arguments, **options)))
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


text = io.StringIO("first\nsecond\n")
show(text.read, "a")
show(text.readline, "a")
show(text.truncate, "a")
show(text.seek, "a")
show(text.seek, 1.5)
show(text.read, None)
show(text.detach)
show(io.StringIO, newline=1)
show(io.StringIO, newline="x")
data = io.BytesIO(b"bytes")
show(data.read, "a")
show(data.seek, "a")
show(data.detach)
text.close()
show(text.read)
show(text.__enter__)
