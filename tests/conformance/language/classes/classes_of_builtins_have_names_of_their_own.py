import types

generator = (n for n in ())
for cls in (types.FunctionType, types.MethodType, classmethod, staticmethod, type(generator), type, object, property):
    print(cls.__name__, cls.__module__, cls.__qualname__)
