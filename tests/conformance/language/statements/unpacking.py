a, b = 1, 2
a, b = b, a
first, *middle, last = range(5)
(x, (y, z)), w = (1, (2, 3)), 4
[p, q] = "pq"
*start, end = "xyz"
print(a, b, first, middle, last, x, y, z, w, p, q, start, end)
i = j = 7
print(i, j, [*range(2), *"ab"], (*[1], 2), {**{"a": 1}, "b": 2})
for broken in ("a, b = 1", "a, b = 1, 2, 3", "a, b, c = 'xy'", "a, *b, c = [1]"):
    try:
        exec(broken)
    except (TypeError, ValueError) as error:
        print(error)
