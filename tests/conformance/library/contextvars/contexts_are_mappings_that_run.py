from contextvars import Context, ContextVar, copy_context

first, second = ContextVar("first"), ContextVar("second", default=42)
first.set(1)
context = copy_context()
print(first in context, context[first], len(context), list(context) == [first], context.get(second), context.get(second, "d"), list(context.values()))


def change(value):
    first.set(value)
    return first.get(), copy_context()[first]


print(context.run(change, 10), first.get(), context[first], context.copy()[first], context == context.copy(), Context() == Context(), type(context))
print(Context().run(first.get, "nothing"))
token = first.set(5)
for wrong in (
    lambda: context[second], lambda: context["x"], lambda: "x" in context, lambda: context.run(context.run, change, 1), lambda: context.run(lambda: 1 / 0),
    lambda: context.run(first.reset, token),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(context.run(change, 11))
