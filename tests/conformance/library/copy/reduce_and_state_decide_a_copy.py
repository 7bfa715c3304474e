import copy


class Reduced:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return Reduced, (self.value,), {"extra": "state"}


class WithState:
    def __init__(self):
        self.kept, self.dropped = [1], [2]

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


class NewArguments(int):
    def __new__(cls, value, unit):
        made = super().__new__(cls, value)
        made.unit = unit
        return made

    def __getnewargs__(self):
        return int(self), self.unit


class Single:
    def __reduce__(self):
        return "single"


single = Single()
for how in (copy.copy, copy.deepcopy):
    print(vars(how(Reduced(1))), vars(how(WithState())))
    made = how(NewArguments(3, "km"))
    print(made, made.unit, how(single) is single)
    try:
        how(number for number in ())
    except TypeError as error:
        print(error)
