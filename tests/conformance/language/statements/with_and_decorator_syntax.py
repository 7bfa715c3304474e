class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name, 1

    def __exit__(self, *details):
        print("exit", self.name, details[0] and details[0].__name__)
        return self.name == "quiet"


with (
    Manager("a") as (name, number),
    Manager("b"),
):
    print(name, number)
with (Manager("c"), Manager("d") as d): print(d)
with (Manager("e")) as e, (Manager("f")): print(e)
with (Manager("g"), Manager("h"))[0] as g: print(g)
with Manager("quiet"): raise ValueError
box = [None, {}]
with Manager("i") as box[0], Manager("j") as box[1]["k"], Manager("l") as [first, *rest]:
    print(box, first, rest)
decorators = [lambda f: "decorated " + f.__name__]


@decorators[0]
def one(): pass


@(lambda f: f.__name__ * 2)
def two(): pass


@(chosen := decorators[0])
class Three: pass


@decorators[0] if decorators else None
def four(): pass


print(one, two, Three, four, chosen is decorators[0])
