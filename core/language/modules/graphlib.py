"""graphlib: what comes before what, in an order in which it can be done."""

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """A circle of nodes that each come before the next: `args[1]` names them."""


class _Node:
    def __init__(self, name):
        self.name = name
        self.missing = 0
        self.successors = []
        self.is_out = False
        self.is_done = False


class TopologicalSorter:
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._out = 0
        self._done = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, name):
        if name not in self._nodes:
            self._nodes[name] = _Node(name)
        return self._nodes[name]

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._node(node)
        info.missing += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).successors.append(info)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [info for info in self._nodes.values() if info.missing == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        self._check_prepared()
        ready = self._ready
        self._ready = []
        for info in ready:
            info.is_out = True
        self._out += len(ready)
        return tuple(info.name for info in ready)

    def is_active(self):
        self._check_prepared()
        return self._done < self._out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._check_prepared()
        for name in nodes:
            info = self._nodes.get(name)
            if info is None:
                raise ValueError(f"node {name!r} was not added using add()")
            if not info.is_out:
                raise ValueError(f"node {name!r} was not passed out (still not ready)")
            if info.is_done:
                raise ValueError(f"node {name!r} was already marked done")
            info.is_done = True
            self._done += 1
            for successor in info.successors:
                successor.missing -= 1
                if successor.missing == 0:
                    self._ready.append(successor)

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def _find_cycle(self):
        """Depth first, without recursion: a node that is met again on the way to it."""
        seen = set()
        for start in self._nodes.values():
            way, place, open_ways = [], {}, []
            node = start
            while True:
                if node in seen:
                    if node in place:
                        return [each.name for each in (*way[place[node] :], node)]
                else:
                    seen.add(node)
                    open_ways.append(iter(node.successors))
                    place[node] = len(way)
                    way.append(node)
                while way:
                    node = next(open_ways[-1], None)
                    if node is not None:
                        break
                    del place[way.pop()]
                    open_ways.pop()
                if not way:
                    break
        return None
