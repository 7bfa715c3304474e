"""timedelta complains of arguments under its own name."""

from datetime import timedelta

for wrong in (lambda: timedelta(mins=5), lambda: timedelta(second=1), lambda: timedelta(1, 2, 3, 4, 5, 6, 7, 8)):
    try:
        wrong()
    except TypeError as error:
        print(error)
