class Shelf:
    def __init__(self):
        self.books = {}

    def __setitem__(self, key, value):
        self.books[key] = value

    def __getitem__(self, key):
        return self.books[key]

    def __delitem__(self, key):
        del self.books[key]

    def __contains__(self, key):
        return key in self.books

    def __len__(self):
        return len(self.books)


shelf = Shelf()
shelf["a"], shelf["b"] = 1, 2
del shelf["a"]
print("a" in shelf, "b" in shelf, len(shelf), shelf["b"], bool(shelf))
try:
    shelf["zzz"]
except KeyError as error:
    print("KeyError", error)
