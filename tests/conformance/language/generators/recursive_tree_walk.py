def walk(tree):
    match tree:
        case [*branches]:
            for branch in branches:
                yield from walk(branch)
        case leaf:
            yield leaf


print(list(walk([1, [2, [3, 4]], [], [[5]]])))
