def add(*numbers):
    return sum(numbers)


value = add(
    1,
    2,
    "three",
)
