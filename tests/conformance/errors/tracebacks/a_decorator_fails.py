import functools


def checked(func):
    @functools.wraps(func)
    def wrapper(*args):
        if not args:
            raise TypeError(f"{func.__name__} wants arguments")
        return func(*args)

    return wrapper


@checked
def average(*numbers):
    return sum(numbers) / len(numbers)


print(average(1, 2))
average()
