import traceback


def inner():
    return [(frame.f_code.co_name, line) for frame, line in traceback.walk_stack(None)][:3]


def outer():
    return inner()


print(outer())


def fails(n):
    if n == 0:
        raise ValueError("deep")
    fails(n - 1)


try:
    fails(2)
except ValueError as error:
    for frame, line in traceback.walk_tb(error.__traceback__):
        print(frame.f_code.co_name, line, frame.f_locals.get("n"))
    traceback.clear_frames(error.__traceback__)
    for frame, line in traceback.walk_tb(error.__traceback__):
        print(frame.f_code.co_name, line, frame.f_locals.get("n"))
    print([summary.name for summary in traceback.extract_tb(error.__traceback__, limit=2)])
    print([summary.name for summary in traceback.extract_tb(error.__traceback__, limit=-2)])
