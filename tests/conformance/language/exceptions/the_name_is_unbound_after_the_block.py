error = "before"
try:
    raise ValueError("x")
except ValueError as error:
    print("inside", error)
try:
    print(error)
except NameError as problem:
    print(problem)
