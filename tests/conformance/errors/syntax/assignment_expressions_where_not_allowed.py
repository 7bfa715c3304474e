TEXTS = (
    'x := 1',
    'f(a=x := 1)',
    '{a := 1: 2}',
    'x[a:=1, b:=2]',
    '(x.y := 1)',
    '(x[0] := 1)',
    '((a, b) := 1)',
    '(1 := 1)',
    '(f() := 1)',
    'lambda: x := 1',
    'def f(a=b := 1): pass',
    'assert x := 1',
    'del (x := 1)',
    'with x := 1: pass',
    '[i := 0 for i in x]',
    '[j := 0 for i in x]',
    '[[(i := 0) for j in x] for i in y]',
    '[i for i in (j := x)]',
    'class C: [j := i for i in x]',
    '(a := b := 1)',
    'x = y := 1',
    '(x := 1, 2)',
    "print(f'{x:=5}')",
    "print(f'{(x:=5)}')",
    '@x := f\ndef g(): pass',
    '(*a := 1)',
    '(None := 1)',
    '(__debug__ := 1)',
)
for text in TEXTS:
    try:
        compile(text, "<text>", "exec")
        print("compiled", ascii(text))
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(f"{text!a}: {type(error).__name__} {error.msg!a} {place}")
