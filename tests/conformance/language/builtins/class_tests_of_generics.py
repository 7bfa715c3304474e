for v in (list[int], dict[str, int], list[int] | None, (int, list[str])):
    try: print(isinstance([], v))
    except TypeError as e: print(e)
    try: print(issubclass(list, v))
    except TypeError as e: print(e)
for v in (5, "int", [int], None, 3.5):
    try: print(isinstance([], v))
    except TypeError as e: print(e)
    try: print(issubclass(list, v))
    except TypeError as e: print(e)
try: issubclass(5, int)
except TypeError as e: print(e)
