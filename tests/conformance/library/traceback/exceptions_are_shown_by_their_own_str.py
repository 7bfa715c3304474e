import traceback


class User:
    def __repr__(self):
        return "User!"


class Refused(Exception):
    def __str__(self):
        return "refused, as it says itself"


class Broken(Exception):
    def __str__(self):
        raise ValueError


for error in (KeyError(User()), ValueError(User()), ValueError(1, User()), Refused(5), Broken()):
    print("".join(traceback.format_exception(error)), end="")
    print("".join(traceback.format_exception_only(error)), end="")
