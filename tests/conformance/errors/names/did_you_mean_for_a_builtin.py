values = lst([1, 2])
