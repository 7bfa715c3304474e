"""register() reads the class from an annotation that was kept as text."""

from __future__ import annotations

from functools import singledispatch, singledispatchmethod


@singledispatch
def show(value):
    return "something"


@show.register
def _(value: int | str):
    return "int or str"


class Shown:
    @singledispatchmethod
    def show(self, value):
        return "something"

    @show.register
    def _(self, value: list):
        return "list"


print(show(1), show("x"), show(1.5), Shown().show([]), Shown().show(()))
try:

    @show.register
    def _(value: "nobody"):
        pass

except NameError as error:
    print(error)
