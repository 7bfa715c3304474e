class Key:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value

    def __hash__(self):
        return hash(self.value)


table = {Key(1): "one", Key(2): "two"}
print(table[Key(1)], Key(2) in table, Key(3) in table, len({Key(1), Key(1)}))


class OnlyEqual:
    def __eq__(self, other):
        return True


try:
    {OnlyEqual()}
except TypeError as error:
    print(error)
