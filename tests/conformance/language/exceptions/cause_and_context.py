def cause():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ValueError("converted") from error


def context():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("while handling")


def silent():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("no context") from None


for function in (cause, context, silent):
    try:
        function()
    except ValueError as error:
        print(error, repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
