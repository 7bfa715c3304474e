"""Running a program on text: backtracking with a stack of its own, so that no text is too long for it."""

from re.characters import any_character, not_newline
from re.program import (
    AT, ATOMIC, CLOSE, CONDITIONAL, FEW, GRASP, JUMP, LITERAL, LOOK, LOOP, LOOP_BEGIN, LOOP_BODY, MANY, ONE, REFERENCE,
    SAVE, SPLIT,
)  # fmt: skip

# What lies on the stack: another way to go on, or a slot as it was before.
_WAY, _SLOT, _SLOTS, _FEWER, _MORE = range(5)


def search(program, text, position, end, forbidden=-1):
    """The slots of the first match from `position` on, or None. A match that is empty at `forbidden` does not count."""
    slots = [-1] * program.slots
    code, prefix, test = program.code, program.prefix, program.first_test
    if program.only_at_begin:
        end_of_starts = min(end, 0)
    else:
        end_of_starts = end
    while position <= end_of_starts:
        if prefix is not None:
            position = text.find(prefix, position, end)
            if position < 0:
                return None
        elif test is not None:
            while position < end and not test(text[position]):
                position += 1
            if position == end:
                return None
        found = run(code, text, position, end, slots, program.last_group, forbidden)
        if found >= 0:
            slots[0], slots[1] = position, found
            return slots
        position += 1
    return None


def match(program, text, position, end, whole=False):
    """The slots of a match that begins at `position`, and with `whole` ends at `end`; or None."""
    slots = [-1] * program.slots
    found = run(program.code, text, position, end, slots, program.last_group, -1, end if whole else -1)
    if found < 0:
        return None
    slots[0], slots[1] = position, found
    return slots


def run(code, text, position, end, slots, last_group, forbidden=-1, must_end=-1):
    """Where a match from `position` on ends, or -1; the slots are then as they were."""
    stack = []
    begin = position
    at = 0
    while True:
        instruction = code[at]
        operation = instruction[0]
        if operation == LITERAL:
            if text.startswith(instruction[1], position, end):
                position += len(instruction[1])
                at += 1
                continue
        elif operation == ONE:
            if position < end and instruction[1](text[position]):
                position += 1
                at += 1
                continue
        elif operation <= GRASP:
            _, test, low, high = instruction
            limit = end if high is None or position + high > end else position + high
            if operation == FEW:
                reached = _reach(test, text, position, min(position + low, end))
                if reached == position + low:
                    if reached < limit:
                        stack.append((_MORE, at + 1, reached, limit, test))
                    position = reached
                    at += 1
                    continue
            else:
                reached = _reach(test, text, position, limit)
                if reached - position >= low:
                    at += 1
                    if operation == MANY and reached > position + low:
                        stack.append((_FEWER, at, position + low, reached - 1))
                    position = reached
                    continue
        elif operation == SPLIT:
            stack.append((_WAY, instruction[2], position))
            at = instruction[1]
            continue
        elif operation == JUMP:
            at = instruction[1]
            continue
        elif operation == SAVE:
            slot = instruction[1]
            stack.append((_SLOT, slot, slots[slot]))
            slots[slot] = position
            at += 1
            continue
        elif operation == CLOSE:
            slot = instruction[1]
            stack.append((_SLOT, slot, slots[slot]))
            stack.append((_SLOT, last_group, slots[last_group]))
            slots[slot] = position
            slots[last_group] = instruction[2]
            at += 1
            continue
        elif operation == LOOP:
            _, counter, low, high, greedy, after = instruction
            count = slots[counter]
            # A round that matches nothing is the last one.
            if count < low:
                at += 1
            elif (high is not None and count >= high) or slots[counter + 1] == position:
                at = after
            elif greedy:
                stack.append((_WAY, after, position))
                at += 1
            else:
                stack.append((_WAY, at + 1, position))
                at = after
            continue
        elif operation == LOOP_BODY:
            counter = instruction[1]
            stack.append((_SLOT, counter, slots[counter]))
            stack.append((_SLOT, counter + 1, slots[counter + 1]))
            slots[counter] += 1
            slots[counter + 1] = position
            at += 1
            continue
        elif operation == LOOP_BEGIN:
            counter = instruction[1]
            stack.append((_SLOT, counter, slots[counter]))
            stack.append((_SLOT, counter + 1, slots[counter + 1]))
            slots[counter] = 0
            slots[counter + 1] = -1
            at += 1
            continue
        elif operation == AT:
            if _is_at(instruction[1], text, position, end):
                at += 1
                continue
        elif operation == REFERENCE:
            first, last = slots[instruction[1]], slots[instruction[1] + 1]
            if last >= 0 and position + last - first <= end:
                wanted, found = text[first:last], text[position : position + last - first]
                if wanted == found or (instruction[2] and wanted.lower() == found.lower()):
                    position += last - first
                    at += 1
                    continue
        elif operation == LOOK:
            _, inner, behind, negative = instruction
            before = slots[:]
            reached = -1
            if position >= behind:
                reached = run(inner, text, position - behind, position if behind else end, slots, last_group)
            if (reached >= 0) != negative:
                if negative:
                    slots[:] = before
                else:
                    stack.append((_SLOTS, before))
                at += 1
                continue
            slots[:] = before
        elif operation == ATOMIC:
            before = slots[:]
            reached = run(instruction[1], text, position, end, slots, last_group)
            if reached >= 0:
                stack.append((_SLOTS, before))
                position = reached
                at += 1
                continue
        elif operation == CONDITIONAL:
            at = at + 1 if slots[instruction[1]] >= 0 else instruction[2]
            continue
        elif position != forbidden or begin != forbidden:
            if must_end < 0 or position == must_end:
                return position

        while stack:
            entry = stack.pop()
            kind = entry[0]
            if kind == _SLOT:
                slots[entry[1]] = entry[2]
            elif kind == _WAY:
                _, at, position = entry
                break
            elif kind == _FEWER:
                _, at, low, position = entry
                if code[at][0] == LITERAL:
                    # No other place than one where the text goes on as the pattern does is worth a try.
                    position = text.rfind(code[at][1], low, min(position + len(code[at][1]), end))
                    if position < 0:
                        continue
                if position > low:
                    stack.append((_FEWER, at, low, position - 1))
                break
            elif kind == _MORE:
                _, at, position, limit, test = entry
                if test(text[position]):
                    position += 1
                    if position < limit:
                        stack.append((_MORE, at, position, limit, test))
                    break
            else:
                slots[:] = entry[1]
        else:
            return -1


def _is_at(place, text, position, end):
    if place == "begin":
        return position == 0
    if place == "end":
        return position == end
    if place == "end or newline":
        return position == end or (position == end - 1 and text[position] == "\n")
    if place == "line begin":
        return position == 0 or text[position - 1] == "\n"
    if place == "line end":
        return position == end or text[position] == "\n"
    kind, is_word = place
    before = position > 0 and is_word(text[position - 1])
    after = position < end and is_word(text[position])
    return (before != after) == (kind == "boundary")


def _reach(test, text, position, limit):
    """How far characters that pass the test go."""
    if test is not_newline:
        found = text.find("\n", position, limit)
        return limit if found < 0 else found
    if test is any_character:
        return limit
    while position < limit and test(text[position]):
        position += 1
    return position
