class Stack(list):
    def push(self, item):
        self.append(item)

    def peek(self):
        return self[-1]


class Defaults(dict):
    def __missing__(self, key):
        return f"no {key}"


class Shout(str):
    def __add__(self, other):
        return Shout(super().__add__(other).upper())


stack = Stack([1, 2])
stack.push(3)
print(stack, stack.peek(), len(stack), isinstance(stack, list))
print(Defaults(a=1)["a"], Defaults()["b"], Defaults().get("c"))
print(Shout("hi ") + "there")
