print(["even" if n % 2 == 0 else "odd" for n in range(4)])
print([n if n > 0 else -n if n < -1 else 0 for n in (-2, -1, 0, 1)])
print({k: v for k, v in zip("abc", range(3)) if v} | {"z": 9})
