items = []


class Holder:
    append = items.append
    join = ",".join
    length = len


holder = Holder()
holder.append(1)
Holder.append(2)
print(items, holder.join(["a", "b"]), holder.length("abc"))
print(holder.append.__self__ is items)


class Plain:
    pass


for maker in (Plain().__new__, Plain.__new__, (3).__new__, "a".__new__, [].__new__):
    for given in ((), (1,), ("a",), (None,), (Plain,), (int,), (str,), (list,)):
        try:
            print(type(maker(*given)).__name__)
        except TypeError as error:
            print(error)
