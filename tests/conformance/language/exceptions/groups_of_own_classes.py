class FetchErrors(ExceptionGroup):
    def __new__(cls, message, errors, url):
        group = super().__new__(cls, message, errors)
        group.url = url
        return group

    def __init__(self, *args, **keywords):
        super().__init__(*args)

    def derive(self, errors):
        return FetchErrors(self.message, errors, self.url)


class NoKeywords(ExceptionGroup):
    def __new__(cls, message, errors, url=None):
        return super().__new__(cls, message, errors)


class Plain(ExceptionGroup):
    pass


class Initialised(ExceptionGroup):
    def __init__(self, message, errors):
        super().__init__(message, errors)
        self.count = len(errors)


class Worded(ExceptionGroup):
    def __str__(self):
        return "worded: " + super().__str__()


group = FetchErrors("two pages", [ValueError("a"), KeyError("b")], url="/index")
print(str(group), "|", repr(group), "|", group.url)
found, left = group.split(KeyError)
for part in (found, left, group.subgroup(ValueError)):
    print(type(part).__name__, part, part.exceptions, part.url)
for cls in (Plain, Initialised, Worded):
    group = cls("some", [OSError(1, "no")])
    print(group, repr(group), f"{group}", str(group.derive([TypeError()])))
    print(type(group.subgroup(OSError)).__name__)
print(Initialised("some", [OSError()]).count)
print(BaseExceptionGroup.__str__ is BaseException.__str__, "__str__" in vars(BaseExceptionGroup), "__str__" in vars(ExceptionGroup))

try:
    try:
        raise Plain("outer", [Plain("inner", [ValueError(1)]), KeyError(2)])
    except* ValueError as errors:
        print("caught", errors, repr(errors))
except ExceptionGroup as rest:
    print("rest", type(rest).__name__, rest)

for make in (
    lambda: NoKeywords("a", [ValueError()], url="b"),
    lambda: ExceptionGroup("a", [ValueError()], url="b"),
    lambda: ExceptionGroup("a", url="b"),
):
    try:
        make()
    except TypeError as error:
        print(error)

raise Plain("at the end", [ValueError(1), FetchErrors("inside", [KeyError(2)], None)])
