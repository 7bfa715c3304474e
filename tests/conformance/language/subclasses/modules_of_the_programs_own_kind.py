import sys
import types


class Settings(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return f"default {name}"


settings = sys.modules["settings"] = Settings("settings", "What is set.")
settings.colour = "red"
import settings as imported
from settings import size

print(imported.colour, imported.shape, size, settings.__doc__, settings.__name__)
print(types.ModuleType("plain"), vars(types.ModuleType("plain")), isinstance(settings, types.ModuleType))
for arguments in ((), (3,), ("a", "b", "c")):
    try:
        types.ModuleType(*arguments)
    except TypeError as error:
        print(error)
