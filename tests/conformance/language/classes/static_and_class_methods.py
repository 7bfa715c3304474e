class Date:
    def __init__(self, year, month):
        self.year, self.month = year, month

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))

    @staticmethod
    def is_leap(year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


class Special(Date):
    pass


print(type(Special.parse("2024-5")).__name__, Date.parse("1999-12").year)
print([Date.is_leap(y) for y in (1900, 2000, 2023, 2024)], Date(1, 1).is_leap(4))
