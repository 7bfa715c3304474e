class Dog:
    kind = "canine"

    def __init__(self, name):
        self.name = name
        self.tricks = []

    def add_trick(self, trick):
        self.tricks.append(trick)
        return self


fido, buddy = Dog("Fido"), Dog("Buddy")
fido.add_trick("roll over").add_trick("sit")
buddy.kind = "best friend"
print(fido.kind, buddy.kind, Dog.kind)
print(fido.tricks, buddy.tricks)
print(vars(fido))
print(Dog.add_trick(buddy, "bark").tricks)
