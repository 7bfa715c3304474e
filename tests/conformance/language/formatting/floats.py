values = (0.0, 1.0, -2.5, 3.14159265, 1e-7, 123456789.123, 1e22, float("inf"), float("nan"))
for spec in ("", ".2f", "8.3f", "+.1f", ".0f", "e", ".2e", "g", ".3g", ".1%", ",.2f", "010.2f", "#.0f", "G", "<10.1f", "_.1f"):
    print(f"{spec:>6}", *(format(v, spec) for v in values), sep=" | ")
