def endless(n):
    return endless(n + 1)


try:
    endless(0)
except RecursionError as error:
    print(error)
import sys

print(sys.getrecursionlimit())
sys.setrecursionlimit(200)
depth = 0


def dive():
    global depth
    depth += 1
    dive()


try:
    dive()
except RecursionError:
    print(depth < 200)
