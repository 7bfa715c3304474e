def work():
    raise ExceptionGroup("several", [ValueError("v"), KeyError("k"), ExceptionGroup("inner", [TypeError("t"), ValueError("w")])])


try:
    work()
except* ValueError as group:
    print("values:", group.exceptions[0], len(group.exceptions))
except* (KeyError, TypeError) as group:
    print("others:", repr(group))

try:
    work()
except ExceptionGroup as group:
    matched, rest = group.split(KeyError)
    print(matched.exceptions, len(rest.exceptions), group.message)
