import math

print(math.sqrt(16), math.isqrt(17), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.factorial(10), math.gcd(12, 18), math.lcm(4, 6))
print(math.pi, math.e, math.inf, math.isnan(math.nan), math.isclose(0.1 + 0.2, 0.3), math.hypot(3, 4), math.prod([1, 2, 3, 4]))
print(round(math.sin(1), 6), round(math.log(10), 6), math.log2(8), math.log10(1000), round(math.exp(1), 6), math.fabs(-3), math.copysign(1, -0.0), math.comb(5, 2), math.perm(5, 2), math.fmod(-7, 3), math.fsum([0.1] * 10))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1)):
    try:
        bad()
    except ValueError as error:
        print(error)
