class Base:
    pass


def show(make):
    try:
        make()
    except TypeError as error:
        print(error)


def with_arguments():
    class Child(Base, size=1):
        pass


show(lambda: type("Child", (Base, Base), {}))
show(lambda: type("Child", (Base, object, Base), {}))
show(lambda: type("Child", (object, Base), {}))
show(with_arguments)
