def run(kind):
    steps = []
    try:
        steps.append("try")
        if kind == "error":
            raise ValueError
        if kind == "return":
            return steps
    except ValueError:
        steps.append("except")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    steps.append("end")
    return steps


for kind in ("fine", "error", "return"):
    print(kind, run(kind))


def override():
    for i in range(3):
        try:
            continue
        finally:
            print("finally", i)
    try:
        return "try"
    finally:
        print("before leaving")


print(override())
