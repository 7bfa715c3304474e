import sys

print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
for digits in (0, 639, 640, "x", -1, 2**40, 4300):
    try:
        sys.set_int_max_str_digits(digits)
        print(digits, sys.get_int_max_str_digits())
    except Exception as error:
        print(repr(digits), type(error).__name__, error)


def attempt(action):
    try:
        return len(str(action()))
    except ValueError as error:
        return error


for most in (640, 4300, 5000):
    sys.set_int_max_str_digits(most)
    for size in (most, most + 1):
        print(attempt(lambda: 10 ** (size - 1)))
        print(attempt(lambda: int("9" * size)))
        print(attempt(lambda: int("-" + "9" * size)))

sys.set_int_max_str_digits(0)
number = 10**6000
print(len(str(number)), len("%d" % number), len(f"{number}"), int("1" * 6000) % 97)
sys.set_int_max_str_digits(640)
print(len(hex(number)), len(bin(number)), int("f" * 1000, 16) % 97)
