def hidden():
    try:
        raise ValueError("lost")
    finally:
        return "returned from finally"


print(hidden())


def loop():
    while True:
        try:
            raise ValueError("lost too")
        finally:
            break
    return "left the loop"


print(loop())
