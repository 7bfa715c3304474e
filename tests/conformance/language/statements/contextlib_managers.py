from contextlib import contextmanager, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("handled", error)
    finally:
        print(f"</{name}>")


with tag("p") as upper:
    print(upper)
with tag("b"):
    raise ValueError("inside b")
with suppress(FileNotFoundError, KeyError):
    {}["missing"]
    print("never printed")
print("end")
