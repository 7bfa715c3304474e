n = 10**5000
print(n > 1)
print(str(n))
