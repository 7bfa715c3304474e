a = list(range(10))
print(a[2:5], a[:3], a[7:], a[::3], a[::-1], a[-3:-1], a[5:2], a[8:100], a[-1:0:-4])
a[2:5] = ["x"]
print(a)
a[1:1] = [7, 8]
print(a)
a[::2] = [0] * len(a[::2])
print(a)
del a[1::2]
print(a)
a[:] = [1, 2]
print(a)
a[5:] = [9]
print(a)
try:
    a[::2] = [1]
except ValueError as error:
    print(error)
try:
    a[0:1] = 5
except TypeError as error:
    print(error)
