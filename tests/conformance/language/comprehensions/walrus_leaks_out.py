data = [3, 8, 1, 9]
big = [last := n for n in data if n > 2]
print(big, last)
if (count := len(data)) > 3:
    print(f"{count} values")
print([y for x in data if (y := x * 2) > 10])
while (n := data.pop()) != 8:
    print("popped", n)
