class Box[T = int, U: str = "later"]:
    pass


class Tuples[*Ts = *tuple[int, str]]:
    pass


class Calls[**P = [int]]:
    pass


type Alias[T = list[int]] = dict[str, T]


def function[T = None](x: T = None):
    return x


for parameter in (*Box.__type_params__, *Tuples.__type_params__, *Calls.__type_params__, *Alias.__type_params__, *function.__type_params__):
    print(parameter, type(parameter).__name__, parameter.has_default(), parameter.__default__)


def plain[T, *Ts, **P](*args: *Ts, **kwargs: P.kwargs) -> T:
    return args


print([(p.has_default(), p.__default__) for p in plain.__type_params__], plain(1, 2))
print(plain.__annotations__, *plain.__type_params__)
for text in ("class C[T = int, U]: pass", "def f[*Ts = int, T]: pass", "type A[T, T] = int", "class D[T: int = str, *T]: pass"):
    try:
        compile(text, "<text>", "exec")
        print("compiled")
    except SyntaxError as error:
        print(error.msg)
