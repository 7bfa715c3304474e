level = "module"


def outer():
    level = "outer"

    def middle():
        nonlocal level
        level = "changed by middle"

        def inner():
            global level
            level = "changed by inner"

        inner()

    middle()
    return level


print(outer())
print(level)
