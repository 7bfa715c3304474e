print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), 2.0**0.5, (-8) ** (1 / 3))
print(1e3, 1.0 + 1, 3 * 0.1, 10 / 4, 10 // 4.0, 2**0.5 * 2**0.5, 1e16 + 1, abs(-2.5), int(1e10))
print(round(2.345, 2), round(0.5), round(1.5), round(-1.5), round(1e20), round(123.456, -1), round(3.14159, 3), round(5.0, 1))
print(min(1, 0.5, -2), max(1, 1.5), sum([0.1] * 10), float("inf") > 10**100, float("nan") == float("nan"), 1.0.__class__.__name__)
