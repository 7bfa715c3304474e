class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._celsius = value

    @property
    def fahrenheit(self):
        """Read only."""
        return self._celsius * 9 / 5 + 32


t = Temperature(25)
t.celsius += 5
print(t.celsius, t.fahrenheit, Temperature.fahrenheit.__doc__)
for change in (lambda: setattr(t, "celsius", -300), lambda: setattr(t, "fahrenheit", 1)):
    try:
        change()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
