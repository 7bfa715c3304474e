from datetime import date, datetime, time, timedelta, timezone


def attempt(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(date, 2024)
attempt(date, "2024", 1, 1)
attempt(date, 2024, 13, 1)
attempt(date, 2023, 2, 29)
attempt(date, 0, 1, 1)
attempt(time, 24)
attempt(time, 1, 60)
attempt(time, 1, 2, 3, 1000000)
attempt(time, 1, 2, 3, fold=2)
attempt(datetime, 2024, 1, 1, tzinfo=3)
attempt(datetime(2024, 1, 1).replace, month=13)
attempt(timezone, timedelta(hours=25))
attempt(timezone, 3)
attempt(date.fromordinal, 0)
attempt(datetime.fromtimestamp, "x")
attempt(datetime.combine, 1, 2)
try:
    date(2024, 1, 1).year = 2025
except AttributeError as error:
    print(error)
try:
    datetime(2024, 1, 1).colour = "red"
except AttributeError as error:
    print(error)
try:
    timedelta(1).days = 2
except AttributeError as error:
    print(error)
