for n in range(3):
    print("line", n)
print("no newline", end="")
1 / 0
