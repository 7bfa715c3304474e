# A dict that counts words, and one that is read by number.
import time


def work(n):
    counts = {}
    words = [f"word{i % 500}" for i in range(n)]
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    squares = {i: i * i for i in range(n)}
    return sum(squares[i] for i in range(n))


began = time.perf_counter()
for _ in range(6):
    work(150_000)
print(time.perf_counter() - began)
