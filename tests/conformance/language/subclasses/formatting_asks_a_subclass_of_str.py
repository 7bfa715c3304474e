class Shout(str):
    def __format__(self, spec):
        return "<" + super().__format__(spec) + ">"


class Named(str):
    def __str__(self):
        return "named " + str.__str__(self)


print(f"{Shout('a')} {Shout('b'):>3}", "{}".format(Shout("c")), format(Shout("d")))
print(f"{Named('a')} {Named('b'):>3}", "{}".format(Named("c")), format(Named("d")))
print(type(f"{Named('a')}").__name__)
