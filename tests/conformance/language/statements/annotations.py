counter: int = 0
name: "str"


class Config:
    host: str = "localhost"
    port: int


def f(x: int, *args: str, flag: bool = True) -> list[int]:
    local: float = 1.0
    return [x]


print(__annotations__)
print(Config.__annotations__)
print(f.__annotations__)
print(f(1))
