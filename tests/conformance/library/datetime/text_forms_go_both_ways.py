from datetime import date, datetime, time, timedelta, timezone

moment = datetime(2024, 1, 5, 15, 4, 5, 678, tzinfo=timezone(timedelta(hours=5, minutes=30)))
print(moment, repr(moment), moment.isoformat(timespec="milliseconds"), moment.isoformat(" ", "minutes"))
print(moment.strftime("%Y-%m-%d %H:%M:%S.%f %z %:z %Z|%a %A %b %B %d %-d %j %y %I %p %u %w %U %W %V %G|%c|%x|%X|%%"))
print(f"{moment:%d/%m/%y}", f"{moment.date():%A}", f"{moment.time():%H.%M}", f"{moment.date()}", format(moment.time(), ""))
for text in ("2024-01-01", "2024-01-01T10", "2024-01-01 10:20:30.5", "20240101T102030", "2024-W01-3", "2024-01-01T10:20:30Z", "2024-01-01T10:20:30-05:30"):
    print(repr(datetime.fromisoformat(text)))
print(repr(date.fromisoformat("20240229")), repr(time.fromisoformat("T04:05:06.7")), repr(time.fromisoformat("04:05+01:00")))
for text in ("2024-1-1", "2024-13-01", "2024-02-30", "x", "2024-01-01T", "2024-01-01T10:20:", "2024-01-01T25:00"):
    try:
        print(datetime.fromisoformat(text))
    except ValueError as error:
        print(error)
for text, format in (
    ("2024-02-29 10:11:12.5", "%Y-%m-%d %H:%M:%S.%f"), ("5 March 1999 11 PM", "%d %B %Y %I %p"), ("Mon Jan  5 2024", "%a %b %d %Y"),
    ("+0530", "%z"), ("2024 60", "%Y %j"), ("68 69", "%y %%"), ("2024", "%m"), ("2024 45", "%Y %d"), ("2024-01-01 extra", "%Y-%m-%d"), ("x", "%q"),
    ("31/04/2024", "%d/%m/%Y"),
):
    try:
        print(repr(datetime.strptime(text, format)))
    except ValueError as error:
        print(error)
