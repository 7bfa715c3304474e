class Plugin:
    plugins = []

    def __init_subclass__(cls, /, label="none", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.plugins.append((cls.__name__, label))


class Red(Plugin, label="r"):
    pass


class Blue(Plugin):
    pass


print(Plugin.plugins)


class Meta(type):
    def __new__(mcls, name, bases, namespace):
        namespace["created_by"] = mcls.__name__
        return super().__new__(mcls, name, bases, namespace)

    def __call__(cls, *args):
        print("instantiating", cls.__name__)
        return super().__call__(*args)


class Thing(metaclass=Meta):
    pass


print(Thing().created_by, type(Thing).__name__)
