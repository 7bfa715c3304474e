print(str(5), str(2.50), str(None), str([1, "a"]), str(b"x"), str(b"x", "utf-8"), repr("x"), str(), str(True))
print(int("42"), int(" -7 "), int("ff", 16), int("0b101", 0), int("1_000"), int(3.99), int(-3.99), int(True), int("z", 36))
print(float("1.5"), float(" 2e3 "), float("inf"), float("-1_0.5"), float(7), bool("False"), list("ab"), tuple("ab"))
