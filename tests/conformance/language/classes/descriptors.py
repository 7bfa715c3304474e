class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, 0)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive")
        setattr(instance, self.name, value)


class Box:
    width = Positive()
    height = Positive()


box = Box()
box.width = 3
print(box.width, box.height, type(Box.width).__name__)
try:
    box.height = -1
except ValueError as error:
    print(error)
