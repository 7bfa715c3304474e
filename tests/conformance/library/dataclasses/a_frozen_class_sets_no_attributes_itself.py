"""A frozen dataclass may not define how its attributes are set or deleted."""

from dataclasses import dataclass

for name in ("__setattr__", "__delattr__"):
    try:
        dataclass(frozen=True)(type("Point", (), {name: lambda self, *rest: None}))
    except TypeError as error:
        print(error)
