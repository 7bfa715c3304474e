class D:
    def __init__(self, n): self.n = n
    def __del__(self): raise RuntimeError("del " + self.n)
a = D("a")
b = D("b")
print("end")
