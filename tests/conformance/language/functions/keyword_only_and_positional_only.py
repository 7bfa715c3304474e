def mixed(a, b=2, /, c=3, *, d, e=5):
    return (a, b, c, d, e)


print(mixed(1, d=4))
print(mixed(1, 9, c=8, d=7, e=6))
for call in ("mixed(a=1, d=4)", "mixed(1)", "mixed(1, 2, 3, 4, d=5)", "mixed(1, d=2, f=3)"):
    try:
        eval(call)
    except TypeError as error:
        print(error)
