from collections import defaultdict, deque
import copy


class Queue(deque):
    pass


class Groups(defaultdict):
    pass


queue, groups = Queue([1, 2], maxlen=3), Groups(list, a=[1])
for made in (queue + deque([3]), deque([3]) + queue, queue * 2, 2 * queue, queue.copy()):
    print(type(made).__name__, made)
for made in (groups | {"b": 1}, {"b": 1} | groups, groups.copy(), {"b": 1} | defaultdict(int)):
    print(type(made).__name__, made, made.default_factory)
for value in (defaultdict(list, a=[1]), Groups(int, a=1), deque([[1], [2]], 5), Queue([[1]])):
    made = copy.deepcopy(value)
    print(type(made).__name__, made, getattr(made, "default_factory", None), getattr(made, "maxlen", None))
