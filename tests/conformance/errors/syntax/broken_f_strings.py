TEXTS = (
    "f'{'",
    "f'{}'",
    "f'}'",
    "f'{a'",
    "f'{a!}'",
    "f'{a!x}'",
    "f'{a! r}'",
    "f'{a:{b'",
    "f'{a b}'",
    "f'{a:{}}'",
    "f'{lambda x: 1}'",
    "f'{*}'",
    "f'{!r}'",
    "f'{:5}'",
    "f'{=}'",
    "f'{a['b']}'",
    "f'{'a' 'b'}'",
    "f'{a:{b:{c}}}'",
    "f'{1:}}'",
    "f'{{a}'",
    "f'{a}}'",
    "f'{a #c}'",
    "f'{a if}'",
    "f'{a.}'",
    "f'{(}'",
    "f'{)}'",
    "f'{a)}'",
    "f'{(a}'",
    "f'{1a}'",
    "f'{a!s!r}'",
    "f'{a$b}'",
    "f'{import x}'",
    "f'{None = 1}'",
    "b'' f''",
    "f'\\\\{6}'",
)
for text in TEXTS:
    try:
        compile(text + "\n", "<text>", "exec")
        print("compiled", ascii(text))
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(f"{text!a}: {type(error).__name__} {error.msg!a} {place}")
