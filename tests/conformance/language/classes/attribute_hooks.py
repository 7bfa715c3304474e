class Recorder:
    def __init__(self):
        self.seen = []

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(f"there is no {name}")
        self.seen.append(name)
        return name.upper()

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)


r = Recorder()
print(r.alpha, r.beta, r.seen)
r.alpha = 1
print(r.alpha)
del r.alpha
print(r.alpha, hasattr(r, "nothing"), getattr(r, "nobody", "default"))
