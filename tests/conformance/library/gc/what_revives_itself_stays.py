import gc

gc.collect()


class Phoenix:
    kept = None

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "rises")
        Phoenix.kept = self


def circle():
    phoenix = Phoenix("one")
    phoenix.me = phoenix
    phoenix.friend = []
    phoenix.friend.append(phoenix.friend)


circle()
print(gc.collect(), Phoenix.kept.name, gc.is_finalized(Phoenix.kept), len(Phoenix.kept.friend))
Phoenix.kept = None
print(gc.collect())
print("its end is not announced twice")
Phoenix("two")
print("revived:")
print(Phoenix.kept.name)
Phoenix.kept = None
print("gone")
