print(max(x for x in [1, 2], key=len))
