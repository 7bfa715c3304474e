from datetime import date, datetime, timedelta, timezone

moment = datetime(2024, 2, 28, 23, 30, 5)
print(moment, moment.isoformat(), repr(moment), moment.date(), moment.time(), moment.year, moment.weekday())
later = moment + timedelta(days=1, hours=2, seconds=30)
print(later, later - moment, (later - moment).total_seconds(), later > moment, moment.replace(day=1))
print(moment.strftime("%Y-%m-%d %H:%M:%S %a %b %j %p %I"), datetime.strptime("05/06/2023 07:08", "%d/%m/%Y %H:%M"))
print(timedelta(hours=25, minutes=61), timedelta(seconds=-1), timedelta(milliseconds=1500), timedelta(days=2) / timedelta(hours=12), repr(timedelta(1, 2)))
print(date(2024, 12, 25) - date(2024, 1, 1), date.fromisoformat("2024-03-01"), datetime(2020, 1, 1, tzinfo=timezone.utc), datetime.fromisoformat("2020-01-02T03:04:05.678"))
