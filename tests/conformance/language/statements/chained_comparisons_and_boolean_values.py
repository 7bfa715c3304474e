x = 5
print(1 < x < 10, 1 < x > 3, 1 == 1.0 == True, 3 > 2 == True)
print(0 or "fallback", "" and 1, None or [] or {}, 1 and 2 and 3)
print(not [], not "a", bool(()), bool(0.0), bool(" "))
print(x in (1, 5), x not in [5], None is None, x is not None)
