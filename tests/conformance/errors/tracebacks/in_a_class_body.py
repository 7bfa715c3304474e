class Broken:
    ready = True
    value = undefined + 1
