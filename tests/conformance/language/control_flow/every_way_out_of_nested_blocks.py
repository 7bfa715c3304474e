# Leaving try, with and loops by return, break, continue and exceptions: each block's end runs once, inner ones first.
class Manager:
    def __init__(self, name, swallows=False):
        self.name, self.swallows = name, swallows

    def __enter__(self):
        print("  enter", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("  exit", self.name, kind.__name__ if kind else None)
        return self.swallows


def leave(way, swallows):
    for turn in range(2):
        print(" turn", turn)
        try:
            with Manager("a"), Manager("b", swallows):
                for item in "xy":
                    try:
                        if way == "return":
                            return ("returned", turn, item)
                        if way == "break":
                            break
                        if way == "continue":
                            continue
                        if way == "raise":
                            raise KeyError(item)
                        print("  nothing", item)
                    finally:
                        print("  finally", item)
                else:
                    print("  ran through")
                print("  end of with")
        except KeyError as error:
            print("  caught", error)
            if turn:
                break
            continue
        else:
            print("  else")
        finally:
            print("  outer finally")
            if way == "break" and turn:
                return "return from finally"
    else:
        return "all turns"
    return "broken off"


for way in ["none", "return", "break", "continue", "raise"]:
    for swallows in (False, True):
        print(way, swallows)
        print(leave(way, swallows))


def finally_wins():
    while True:
        try:
            return "lost"
        finally:
            break
    return "after the loop"


def finally_keeps_the_value():
    value = ["kept"]
    try:
        return value
    finally:
        value = "other"


def handled_exception_comes_back():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        finally:
            for _ in range(1):
                try:
                    continue
                finally:
                    pass
        try:
            raise
        except ValueError as error:
            return repr(error)


def a_generator_is_closed(log):
    try:
        with Manager("g"):
            for number in range(3):
                try:
                    yield number
                finally:
                    log.append(number)
    finally:
        log.append("closed")


print(finally_wins(), finally_keeps_the_value(), handled_exception_comes_back())
log = []
numbers = a_generator_is_closed(log)
for number in numbers:
    if number:
        break
numbers.close()
print(log)
