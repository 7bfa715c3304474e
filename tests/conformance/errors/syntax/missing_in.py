for i of range(3):
    pass
