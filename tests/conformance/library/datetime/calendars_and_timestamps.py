from datetime import date, datetime, time, timedelta, timezone

day = date(2024, 12, 30)
print(day.weekday(), day.isoweekday(), day.isocalendar(), day.isocalendar().week, day.toordinal(), day.ctime(), day.timetuple())
print(date.fromordinal(738000), date.fromisocalendar(2025, 1, 1), date.min, date.max, date.resolution, time.max)
moment = datetime.fromtimestamp(1700000000.25, timezone.utc)
print(moment, moment.timestamp(), moment.replace(hour=1, tzinfo=None), moment.date(), moment.time(), repr(moment.timetz()))
print(datetime.combine(day, time(3, 4)), datetime(2024, 1, 1, tzinfo=timezone.utc).utctimetuple().tm_yday, (moment + timedelta(hours=1)).tzinfo)


class Birthday(date):
    def age(self, today):
        return today.year - self.year - ((today.month, today.day) < (self.month, self.day))


ada = Birthday(1815, 12, 10)
print(ada, repr(ada), ada.age(day), type(ada + timedelta(1)).__name__)
print(0 <= (datetime.now() - datetime.now()).total_seconds() + 1 < 2, date.today() == datetime.now().date(), datetime.now(timezone.utc).tzinfo)
