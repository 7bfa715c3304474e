# A list in reverse is gone through item by item, whatever a subclass says of its items, and may change meanwhile.


class Shouting(list):
    def __getitem__(self, index):
        return "mine"


print(list(reversed(Shouting([1, 2, 3]))))

numbers = [1, 2, 3]
backwards = reversed(numbers)
print(backwards.__length_hint__(), next(backwards), backwards.__length_hint__())
numbers.clear()
print(backwards.__length_hint__(), list(backwards))
numbers.extend([7, 8, 9])
print(list(backwards), backwards.__length_hint__())

print(list(reversed([])), reversed([]).__length_hint__())
single = reversed([1])
print(next(single), next(single, "end"), single.__length_hint__())

for number in reversed(numbers):
    print(number)
    numbers.append(number)
print(numbers)
