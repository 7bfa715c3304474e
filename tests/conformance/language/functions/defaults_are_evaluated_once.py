def collect(item, basket=[]):
    basket.append(item)
    return basket


print(collect(1))
print(collect(2))
print(collect(3, []))
print(collect.__defaults__)
