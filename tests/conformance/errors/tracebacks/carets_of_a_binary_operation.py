left, right = 10, "x"
total = (1 + 2) * left + right
