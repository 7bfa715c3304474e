from functools import total_ordering


@total_ordering
class Version:
    def __init__(self, text):
        self.numbers = tuple(int(part) for part in text.split("."))

    def __eq__(self, other):
        return self.numbers == other.numbers

    def __lt__(self, other):
        return self.numbers < other.numbers

    def __repr__(self):
        return ".".join(map(str, self.numbers))


versions = [Version(t) for t in ("1.10", "1.9", "0.3", "1.9.1")]
print(sorted(versions), max(versions), Version("1.0") >= Version("0.9"))


class Plain:
    pass


try:
    Plain() < Plain()
except TypeError as error:
    print(error)
