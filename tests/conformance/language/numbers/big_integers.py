n = 2**100
print(n, -n, n + 1, n * n, n // 3, n % 1000007, n**3 // n**2 == n)
print(10**30 - 1, (10**20) // -7, (10**20) % -7, divmod(-(10**25), 10**12), (1 << 200) >> 190)
print(12345678901234567890 * 98765432109876543210, 2**64 - 1 & 0xFFFF0000FFFF, -(2**70) >> 3, ~(2**65))
factorial = 1
for i in range(1, 31):
    factorial *= i
print(factorial, len(str(2**1000)), int("9" * 40) + 1, hex(2**80), 2**63 == 9223372036854775808, float(2**70))
print(10**25 == 1e25, 10**22 == 1e22, 2**53 + 1 == float(2**53), hash(2**61 - 1), (2**200).bit_length())
try:
    float(10**400)
except OverflowError as error:
    print(error)
