def f():
    x = [
