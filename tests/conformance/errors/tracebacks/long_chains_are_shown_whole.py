import traceback


def chain(attribute):
    last = ValueError("the first one")
    for number in range(20000):
        error = ValueError(number)
        setattr(error, attribute, last)
        last = error
    return last


for attribute in ("__cause__", "__context__"):
    try:
        raise chain(attribute)
    except ValueError:
        lines = traceback.format_exc().splitlines()
        print(len(lines), lines[:6], lines[-4:])
