class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return "..."

    def introduce(self):
        return f"{self.name} says {self.speak()}"


class Cat(Animal):
    def speak(self):
        return "meow"


class Kitten(Cat):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak().upper() + "!" * self.age


for animal in (Animal("it"), Cat("Tom"), Kitten("Kit", 2)):
    print(animal.introduce())
print(issubclass(Kitten, Animal), isinstance(Kitten("x", 1), Cat), Kitten.__bases__[0].__name__)
