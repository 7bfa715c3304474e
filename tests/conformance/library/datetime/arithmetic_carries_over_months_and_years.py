from datetime import date, datetime, timedelta

print(date(2024, 2, 28) + timedelta(days=2), date(2023, 12, 31) + timedelta(1), date(2024, 3, 1) - date(2023, 3, 1))
moment = datetime(2024, 12, 31, 23, 59, 59, 999999)
print(moment + timedelta(microseconds=1), moment - timedelta(weeks=1), moment - datetime(2024, 1, 1))
print(timedelta(1) * 1.5, timedelta(1) / 3, timedelta(1) // 7, timedelta(5) % timedelta(2))
print(divmod(timedelta(5), timedelta(2)), -timedelta(1, 1), abs(timedelta(-1)), 3 * timedelta(hours=9))
print(timedelta(1) / timedelta(hours=5), timedelta(days=0.1), timedelta(microseconds=0.5), timedelta(microseconds=1.5))
print(timedelta(1) > timedelta(hours=23), timedelta(hours=24) == timedelta(1), sorted([timedelta(2), timedelta(-1), timedelta(1)]))
print(bool(timedelta()), timedelta.max, repr(timedelta.min), sum([timedelta(minutes=5)] * 3, timedelta()))
for wrong in (
    lambda: date.max + timedelta(1),
    lambda: timedelta(1000000000),
    lambda: timedelta("1"),
    lambda: timedelta(1) + 3,
    lambda: timedelta(1) / 0,
    lambda: date(2024, 1, 1) + date(2024, 1, 2),
    lambda: timedelta(1) * float("nan"),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
