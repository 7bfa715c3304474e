TEXTS = (
    'def f(a, a): pass',
    'lambda a, a: 0',
    'def f(*): pass',
    'def f(*, **k): pass',
    'def f(a=1, b): pass',
    'def f(/, a): pass',
    'def f(a, /, b, /): pass',
    'def f(*a, *b): pass',
    'def f(**a, b): pass',
    'def f(*a, /): pass',
    'def f(*a=1): pass',
    'def f(**a=1): pass',
    'def f(a b): pass',
    'def f(a, b=): pass',
    'def f((a, b)): pass',
    'lambda (a, b): 1',
    'lambda *: 1',
    'def f(1): pass',
    'def f(None): pass',
    'def f(__debug__): pass',
    'f(a=1, a=2)',
    'f(**k, *a)',
    'f(a=1, 2)',
    'f(**k, 2)',
    'f(1=2)',
    'f(True=1)',
    'f(x.y=1)',
    'f(a, b for b in c)',
    'f(b for b in c, d)',
    'f(*)',
    'f(**)',
    'f(a=)',
    'f(a b)',
    'f(a, b',
    'f(__debug__=1)',
)
for text in TEXTS:
    try:
        compile(text, "<text>", "exec")
        print("compiled", ascii(text))
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(f"{text!a}: {type(error).__name__} {error.msg!a} {place}")
