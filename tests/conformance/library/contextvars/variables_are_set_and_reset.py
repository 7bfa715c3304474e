from contextvars import ContextVar, Token


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


first, second = ContextVar("first"), ContextVar("second", default=42)
attempt(first.get)
attempt(first.get, "given")
print(second.get(), second.get(3))
token = first.set(1)
print(first.get(), token.var is first, token.old_value is Token.MISSING, Token.MISSING, token)
first.reset(token)
attempt(first.get)
attempt(first.reset, token)
attempt(first.reset, 3)
attempt(second.reset, first.set(3))
attempt(ContextVar, 3)
attempt(Token)
print(first, second, first.name, type(first), type(token))
