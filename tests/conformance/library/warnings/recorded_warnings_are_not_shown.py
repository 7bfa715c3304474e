import warnings


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    old()
    warnings.warn("x")
    print(len(caught), caught[0].category, repr(caught[0].message), caught[0].lineno, caught[1].lineno, caught[2].line, caught[2].source)
    flag = True
    print(~flag)
    print(len(caught), str(caught[-1].message)[:20])
old()


def nested():
    with warnings.catch_warnings(record=True) as outer:
        with warnings.catch_warnings(record=True) as inner:
            warnings.warn("in")
        warnings.warn("out")
    return len(outer), len(inner), str(outer[0].message)


print(nested())
block = warnings.catch_warnings(record=True)
print(block)
for method in (block.__exit__, block.__enter__, block.__enter__):
    try:
        print(method())
    except RuntimeError as error:
        print(error)
