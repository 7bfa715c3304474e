def handler():
    try:
        raise KeyError("again")
    except KeyError:
        print("first look")
        raise


try:
    handler()
except KeyError as error:
    print("second look", error)
try:
    raise
except RuntimeError as error:
    print(error)
