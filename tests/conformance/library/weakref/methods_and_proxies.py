import weakref


class Thing:
    size = 3

    def __init__(self, name):
        self.name = name

    def hello(self, word="hello"):
        return f"{word} {self.name}"

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        return (self.name, index)

    def __add__(self, other):
        return self.name + other

    def __call__(self):
        return "called"

    def __str__(self):
        return f"<{self.name}>"


thing = Thing("one")
method = weakref.WeakMethod(thing.hello)
print(method()("hi"), method == weakref.WeakMethod(thing.hello), weakref.ref(thing.hello)())
proxy = weakref.proxy(thing)
print(proxy.name, proxy.hello(), len(proxy), proxy[2], proxy + "!", proxy(), str(proxy))
print(type(proxy) is weakref.CallableProxyType, proxy.__class__ is Thing, bool(proxy))
proxy.name = "two"
del proxy.name
thing.name = "three"
print(thing.name)
try:
    hash(proxy)
except TypeError as error:
    print("unhashable")
del thing
print(method())
try:
    proxy.name
except ReferenceError as error:
    print(error)
try:
    len(proxy)
except ReferenceError as error:
    print(error)
try:
    weakref.WeakMethod(len)
except TypeError as error:
    print(str(error)[:42])
