class A:
    x = 1


for change in (
    lambda: A.__dict__.__setitem__("x", 2),
    lambda: vars(A).pop("x"),
    lambda: vars(A).update(x=2),
    lambda: exec("A.__dict__['x'] = 2"),
    lambda: hash(A.__dict__),
):
    try:
        change()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(A.x, type(A.__dict__), A.__dict__["x"], "x" in vars(A), A.__dict__.get("y"), len(vars(A)) > 2)
copied = dict(A.__dict__)
copied["x"] = 5
print(A.x, vars(A) == dict(vars(A)), (vars(A) | {"x": 3})["x"], type(vars(A).copy()))
A.z = 3
print(list(A.__dict__)[-1], vars(A).keys() >= {"x", "z"})
