"""heapq: a list whose item k is never greater than its items 2k+1 and 2k+2."""

from _sys import stand_for_native as _stand_for_native

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def heappush(heap, item, /):
    heap.append(item)
    _rise(heap, len(heap) - 1)


def heappop(heap, /):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    least = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return least


def heapreplace(heap, item, /):
    if not heap:
        raise IndexError("index out of range")
    least = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return least


def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        return heapreplace(heap, item)
    return item


def heapify(x, /):
    for index in reversed(range(len(x) // 2)):
        _sink(x, index)


def _rise(heap, index):
    item = heap[index]
    while index > 0:
        parent = (index - 1) // 2
        if not item < heap[parent]:
            break
        heap[index] = heap[parent]
        index = parent
    heap[index] = item


def _sink(heap, index):
    """To the bottom along the lesser children, then up again: an item from the end belongs near the bottom."""
    item = heap[index]
    count = len(heap)
    child = 2 * index + 1
    while child < count:
        if child + 1 < count and not heap[child] < heap[child + 1]:
            child += 1
        heap[index] = heap[child]
        index = child
        child = 2 * index + 1
    heap[index] = item
    _rise(heap, index)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    """Takes from each only as far as it is asked for; of equal items the earlier iterable's comes first."""
    heads = []
    for iterable in iterables:
        rest = iter(iterable)
        for item in rest:
            heads.append([item if key is None else key(item), item, rest])
            break
    while heads:
        first = 0
        for index in range(1, len(heads)):
            ours, other = heads[first][0], heads[index][0]
            if ours < other if reverse else other < ours:
                first = index
        head = heads[first]
        yield head[1]
        for item in head[2]:
            head[0] = item if key is None else key(item)
            head[1] = item
            break
        else:
            del heads[first]


_stand_for_native("_heapq", heappush, heappop, heapreplace, heappushpop, heapify)
