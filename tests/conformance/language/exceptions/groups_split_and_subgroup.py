group = ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", [TypeError(2), ValueError(3)]), OSError(4)])
match, rest = group.split(ValueError)
print(match, match.exceptions, rest.exceptions)
print(group.subgroup(lambda error: isinstance(error, OSError)), group.subgroup(KeyError))
print(group.split(KeyError)[0], group.split(ExceptionGroup)[1])
print(group.derive([KeyError(5)]), repr(group.derive([KeyError(5)])))


class Own(ExceptionGroup):
    def derive(self, excs):
        return Own(self.message, excs)


own = Own("own", [ValueError(1), TypeError(2)])
own.add_note("a note")
print(type(own.subgroup(ValueError)).__name__, own.subgroup(ValueError).__notes__)
for arguments in ((), ("m",), ("m", []), ("m", [1]), (1, [ValueError()]), ("m", ValueError()), ("m", [KeyboardInterrupt()])):
    try:
        print(repr(ExceptionGroup(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)
print(repr(BaseExceptionGroup("m", [ValueError()])), repr(BaseExceptionGroup("m", [KeyboardInterrupt()])))
