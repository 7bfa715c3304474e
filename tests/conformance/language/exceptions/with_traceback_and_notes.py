try:
    raise ValueError("noted")
except ValueError as error:
    error.add_note("first note")
    error.add_note("second note")
    print(error.__notes__, error.__traceback__.tb_lineno)
    copy = error.with_traceback(None)
    print(copy is error, error.__traceback__)
