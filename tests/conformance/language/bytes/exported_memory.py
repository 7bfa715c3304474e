"""While a memoryview sees its memory, a bytearray keeps its length."""


def show(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


print(b",".join([b"a", bytearray(b"b"), memoryview(b"cd")]))
print(bytearray(b"-").join([memoryview(b"x"), b"y"]))
show(b"".join, [memoryview(b"a"), "b"])
array = bytearray(b"hello")
view = memoryview(array)
show(array.append, 1)
show(array.extend, b"xx")
show(array.pop)
show(array.clear)
show(array.__delitem__, 0)
show(array.__delitem__, slice(0, 4, 2))
show(array.insert, 0, 1)
show(array.remove, 104)
show(array.__iadd__, b"x")
show(array.__imul__, 2)
show(array.__setitem__, slice(0, 2), b"abc")
show(array.__setitem__, slice(0, 2), b"ab")
show(array.extend, b"")
array.reverse()
print(array, view.tobytes())
view.release()
array.append(33)
print(array)
with memoryview(array) as view:
    part = view[1:3]
    show(array.append, 1)
    del part
array.append(1)


def look():
    seen = memoryview(array)
    return len(seen)


print(look())
array.clear()
print(array)
