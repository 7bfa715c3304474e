"""Trees as programs for the matcher.

A program is a list of instructions, tuples with their code first. Slots hold where groups begin and end (two for each
group, 0 the whole match), then the number of the group that ended last, then two for each loop.
"""

from re.flags import PatternError

(
    LITERAL, ONE, MANY, FEW, GRASP, SPLIT, JUMP, SAVE, CLOSE, LOOP_BEGIN, LOOP, LOOP_BODY, AT, REFERENCE, LOOK, ATOMIC,
    CONDITIONAL, MATCH,
) = range(18)  # fmt: skip


class Program:
    """Instructions, how many slots they need, and what a match must begin with."""

    def __init__(self, node, groups):
        self.last_group = 2 * groups.count
        self.slots = self.last_group + 1
        self.code = self._program(node)
        first = self.code[0]
        self.prefix = first[1] if first[0] == LITERAL else None
        self.first_test = None
        if first[0] == ONE or (first[0] in (MANY, FEW, GRASP) and first[2] > 0):
            self.first_test = first[1]
        self.only_at_begin = first == (AT, "begin")

    def _program(self, node):
        code = []
        self._add(node, code)
        code.append((MATCH,))
        return code

    def _add(self, node, code):
        getattr(self, "_" + node[0])(node, code)

    def _characters(self, node, code):
        code.append((LITERAL, node[2]) if node[2] is not None else (ONE, node[1]))

    def _sequence(self, node, code):
        text = ""
        for part in node[1]:
            if part[0] == "characters" and part[2] is not None:
                text += part[2]
                continue
            if text:
                code.append((LITERAL, text))
                text = ""
            self._add(part, code)
        if text:
            code.append((LITERAL, text))

    def _branch(self, node, code):
        jumps = []
        for branch in node[1][:-1]:
            split = len(code)
            code.append(None)
            self._add(branch, code)
            jumps.append(len(code))
            code.append(None)
            code[split] = (SPLIT, split + 1, len(code))
        self._add(node[1][-1], code)
        for jump in jumps:
            code[jump] = (JUMP, len(code))

    def _repeat(self, node, code):
        _, low, high, mode, body = node
        inner = body
        while inner[0] == "group" and inner[1] is None:
            inner = inner[2]
        if inner[0] == "characters":
            code.append(({"greedy": MANY, "lazy": FEW, "possessive": GRASP}[mode], inner[1], low, high))
        elif mode == "possessive":
            code.append((ATOMIC, self._program(("repeat", low, high, "greedy", body))))
        elif (low, high) == (0, 1):
            split = len(code)
            code.append(None)
            self._add(body, code)
            ways = (split + 1, len(code))
            code[split] = (SPLIT, *(ways if mode == "greedy" else ways[::-1]))
        else:
            self._loop(low, high, mode == "greedy", body, code)

    def _loop(self, low, high, greedy, body, code):
        counter = self.slots
        self.slots += 2
        code.append((LOOP_BEGIN, counter))
        loop = len(code)
        code += [None, (LOOP_BODY, counter)]
        self._add(body, code)
        code.append((JUMP, loop))
        code[loop] = (LOOP, counter, low, high, greedy, len(code))

    def _group(self, node, code):
        _, number, body = node
        if number is None:
            self._add(body, code)
            return
        code.append((SAVE, 2 * number))
        self._add(body, code)
        code.append((CLOSE, 2 * number + 1, number))

    def _at(self, node, code):
        code.append((AT, node[1]))

    def _reference(self, node, code):
        code.append((REFERENCE, 2 * node[1], node[2]))

    def _look(self, node, code):
        _, ahead, negative, body = node
        behind = 0
        if not ahead:
            low, high = width(body)
            if low != high:
                raise PatternError("look-behind requires fixed-width pattern")
            behind = low
        code.append((LOOK, self._program(body), behind, negative))

    def _atomic(self, node, code):
        code.append((ATOMIC, self._program(node[1])))

    def _conditional(self, node, code):
        _, number, yes, no = node
        condition = len(code)
        code.append(None)
        self._add(yes, code)
        jump = len(code)
        code.append(None)
        code[condition] = (CONDITIONAL, 2 * number + 1, len(code))
        self._add(no, code)
        code[jump] = (JUMP, len(code))


_ENDLESS = float("inf")


def width(node):
    """The least and the most characters that a node matches."""
    kind = node[0]
    if kind == "characters":
        return 1, 1
    if kind in ("at", "look"):
        return 0, 0
    if kind == "sequence":
        widths = [width(part) for part in node[1]]
        return sum(low for low, _ in widths), sum(high for _, high in widths)
    if kind == "branch":
        widths = [width(part) for part in node[1]]
        return min(low for low, _ in widths), max(high for _, high in widths)
    if kind == "repeat":
        low, high = width(node[4])
        return low * node[1], high * (_ENDLESS if node[2] is None else node[2]) if high else 0
    if kind == "group":
        return width(node[2])
    if kind == "atomic":
        return width(node[1])
    if kind == "conditional":
        yes, no = width(node[2]), width(node[3])
        return min(yes[0], no[0]), max(yes[1], no[1])
    return 0, _ENDLESS
