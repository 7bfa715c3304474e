numbers = [1, 2, 3, 4]
squares = (n * n for n in numbers)
numbers.append(5)
print(type(squares).__name__, list(squares), list(squares))
print(sum(n for n in range(101)), max((len(w), w) for w in ["aa", "bbb", "cc"]))
print(any(n > 3 for n in numbers), all(n > 3 for n in numbers))
