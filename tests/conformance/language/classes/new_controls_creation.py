class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


print(Singleton() is Singleton())


class Celsius(float):
    def __new__(cls, value):
        return super().__new__(cls, round(value, 1))

    def warmer(self):
        return Celsius(self + 1.25)


t = Celsius(20.04)
print(t, t.warmer(), isinstance(t, float), t * 2)
