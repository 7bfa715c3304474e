import traceback


def work(items):
    total = sum(items)
    return total / len(items) - items["x"]


try:
    work([1, 2, 3])
except TypeError as error:
    stack = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), capture_locals=True)
    last = stack[-1]
    print(last.name, last.lineno, last.line, last.locals)
    print(last == ("summaries_with_variables.py", 6, "work", "return total / len(items) - items[\"x\"]"), len(last))
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    print(shown.stack[-1].locals, shown.exc_type_str, str(shown))
    print("".join(shown.stack[1:].format()) if isinstance(shown.stack[1:], traceback.StackSummary) else len(shown.stack))
    del shown.stack[0]
    print("".join(shown.format()))
    print("".join(traceback.format_tb(error.__traceback__)))
    print("".join(traceback.format_list(traceback.extract_tb(error.__traceback__))))
    traceback.print_tb(error.__traceback__, limit=1)
