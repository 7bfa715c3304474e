for n in range(2, 6):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
count = 0
while count < 3:
    count += 1
    if count == 2:
        continue
else:
    print("while ended with", count)
