import types
class C:
    def __call__(self, *a): return ("called", len(a))
    def __get__(self, i, o=None): return types.MethodType(self, i) if i is not None else self
class D:
    m = C()
print(D().m(1, 2))
D().p(1)
print(types.MethodType(len, [1,2,3])())
print(types.MethodType(C(), 5)(1))
for bad in ((1, 2), (len, None), (len,)):
    try: types.MethodType(*bad)
    except TypeError as e: print(e)
