for bad in ("text", 5, None, int):
    try:
        raise bad
    except TypeError as error:
        print(error)
try:
    try:
        1 / 0
    except "not a class":
        pass
except TypeError as error:
    print(error)
try:
    raise ValueError from "text"
except TypeError as error:
    print(error)
