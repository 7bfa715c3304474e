from datetime import UTC, date, datetime, time, timedelta, timezone

berlin = timezone(timedelta(hours=2), "Berlin")
noon = datetime(2024, 6, 1, 12, tzinfo=UTC)
print(noon == datetime(2024, 6, 1, 14, tzinfo=berlin), noon < datetime(2024, 6, 1, 14, 1, tzinfo=berlin), hash(noon) == hash(noon.astimezone(berlin)))
print(noon.astimezone(berlin), repr(noon.astimezone(berlin)), noon - datetime(2024, 6, 1, 12, tzinfo=berlin))
print(date(2024, 1, 1) == datetime(2024, 1, 1), isinstance(noon, date), datetime(2024, 1, 1) == datetime(2024, 1, 1, tzinfo=UTC))
print({date(2024, 1, 1): "new year"}[date(2024, 1, 1)], max(date(2024, 1, 1), date(2023, 12, 31)), time(1, 2) < time(1, 3))
for wrong in (
    lambda: date(2024, 1, 1) < datetime(2024, 1, 1),
    lambda: datetime(2024, 1, 1) < noon,
    lambda: datetime(2024, 1, 1) - noon,
    lambda: time(1) < time(1, tzinfo=UTC),
    lambda: date(2024, 1, 1) < 3,
    lambda: noon - date(2024, 1, 1),
):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(timezone(timedelta(hours=-3, minutes=-30)), timezone.utc, repr(timezone(timedelta(0), "Z")), berlin, berlin.utcoffset(None), noon.tzname())
