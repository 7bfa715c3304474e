TEXTS = (
    'if x:\npass',
    'while x:\npass',
    'for a in b:\npass',
    'def f():\npass',
    'async def f():\npass',
    'class C:\npass',
    'with a:\npass',
    'async with a:\npass',
    'try:\npass',
    'try:\n pass\nexcept A:\npass',
    'try:\n pass\nexcept:\npass',
    'try:\n pass\nfinally:\npass',
    'try:\n pass\nexcept* A:\npass',
    'if x:\n pass\nelse:\npass',
    'if x:\n pass\nelif y:\npass',
    'for a in b:\n pass\nelse:\npass',
    'match x:\ncase 1: pass',
    'match x:\n case 1:\n pass',
    'def f():\n  a\n b',
    ' a',
    'a\n b',
    'if x:\n\\ta\n        b',
    'if x:\n        a\n\\tb',
    'def f():\n\\tif x:\n        pass\n',
    'class C:\n    def f(self):\n    pass',
    'def f():\n    # only a comment\n',
    'if x: pass\n  y',
    'with (a as b,\n  c as d):\npass',
    'def f(\n  a,\n):\npass',
)
for text in TEXTS:
    try:
        compile(text, "<text>", "exec")
        print("compiled", ascii(text))
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(f"{text!a}: {type(error).__name__} {error.msg!a} {place}")
