def attempt(action):
    try:
        action()
    except (KeyError, IndexError) as error:
        return f"lookup: {type(error).__name__} {error}"
    except LookupError:
        return "other lookup"
    except ArithmeticError as error:
        return f"arithmetic: {error}"
    except Exception as error:
        return f"other: {error!r}"
    return "fine"


print(attempt(lambda: [][1]))
print(attempt(lambda: {}["k"]))
print(attempt(lambda: 1 // 0))
print(attempt(lambda: int("z")))
print(attempt(lambda: None))
