# Strings taken apart, changed and put together.
import time


def work(n):
    line = "the quick brown fox jumps over the lazy dog"
    size = 0
    for i in range(n):
        words = line.split()
        size += len(" ".join(word.upper() for word in reversed(words)).replace("FOX", "CAT"))
        size += line.find("lazy") + (line[i % 40] == "o")
    return size


began = time.perf_counter()
work(300_000)
print(time.perf_counter() - began)
