pairs = [(1, ("a", "b")), (2, ("c", "d"))]
print([f"{n}{x}{y}" for n, (x, y) in pairs])
print({key: rest for key, *rest in [(1, 2, 3), (4, 5)]})
print([i + j for i, j in enumerate([10, 20])])
