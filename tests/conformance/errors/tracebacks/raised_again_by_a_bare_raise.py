import traceback


def again():
    try:
        raise ValueError(1)
    except ValueError:
        raise


def helper():
    raise


def through_another_function():
    try:
        1 / 0
    except ZeroDivisionError:
        helper()


def inside_a_cause():
    try:
        again()
    except Exception as error:
        try:
            raise KeyError from error
        except KeyError:
            raise


def by_name():
    try:
        again()
    except ValueError as error:
        raise error


for function in (again, through_another_function, inside_a_cause, by_name):
    try:
        function()
    except Exception:
        traceback.print_exc()
raise
