print([(x, y) for x in range(3) for y in range(x)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print([value for row in matrix for value in row if value % 2])
print({(a, b): a * b for a in (1, 2) for b in (3, 4)})
