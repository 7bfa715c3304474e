TEXTS = (
    'return 1',
    'yield 1',
    'await x',
    'async with a: pass',
    'async for a in b: pass',
    '[x async for x in y]',
    'break',
    'continue',
    'nonlocal x',
    'def f():\n nonlocal x',
    'def f():\n x = 1\n global x',
    'def f():\n print(x)\n global x',
    'def f(x):\n global x',
    'def f(x):\n nonlocal x',
    'def f():\n global x\n nonlocal x',
    'class C:\n return 1',
    'class C:\n yield 1',
    'def f():\n from sys import *',
    'async def f():\n yield 1\n return 2',
    'async def f():\n yield from x',
    'def f():\n await x',
    'def f():\n async with x: pass',
    'def f():\n [await x for x in y]',
    'x: int = 1\nglobal x',
    'def f():\n global x\n x: int = 1',
    'lambda: (yield)',
    '[(yield) for x in y]',
    'class C[T]:\n x = (yield)',
    'try: pass\nexcept: pass\nexcept A: pass',
    'while x:\n def f(): break',
    'for x in y:\n class C: continue',
)
for text in TEXTS:
    try:
        compile(text, "<text>", "exec")
        print("compiled", ascii(text))
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(f"{text!a}: {type(error).__name__} {error.msg!a} {place}")
