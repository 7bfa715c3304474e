TEXTS = (
    'del f()',
    'del 1',
    'del (a, b())',
    'f() = 1',
    '1 = x',
    'a + b = c',
    'None = 1',
    '__debug__ = 1',
    'x.__debug__ = 1',
    '[a, b()] = c',
    '(a, 1) = c',
    '*a = b',
    '*a, *b = c',
    'a, b += 1',
    'f() += 1',
    'for f() in x: pass',
    'for 1 in x: pass',
    'with a as f(): pass',
    'import a as b.c',
    'x = yield = 1',
    'if x = 1: pass',
    'while x.y = 1: pass',
    'x = 5 = y',
    '(yield) = 1',
    'a if b else c = 1',
    '[x for x in y] = 1',
    '{} = 1',
    "'a' = 1",
    "f'{a}' = 1",
    'lambda: 1 = 2',
    '-x = 1',
    'a < b = 1',
    '... = 1',
    'await x = 1',
    'a := 1 = 2',
    '(a): int = 1',
    '(a, b): int',
    '[a]: int',
    'f(): int',
    '"a": int',
)
for text in TEXTS:
    try:
        compile(text, "<text>", "exec")
        print("compiled", ascii(text))
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(f"{text!a}: {type(error).__name__} {error.msg!a} {place}")
