n = 10
n += 5
n -= 3
n *= 2
n //= 5
n **= 3
n %= 50
n <<= 2
n |= 1
n ^= 3
n &= 0xFF
n >>= 1
print(n)
items = [1]
alias = items
items += [2]
items *= 2
print(alias, items is alias)
t = (1,)
t += (2,)
print(t)
f = 7
f /= 2
print(f)
