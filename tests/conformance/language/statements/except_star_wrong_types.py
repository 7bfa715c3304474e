def attempt(kind, error):
    try:
        try:
            raise error
        except* kind:
            print("caught")
    except TypeError as wrong:
        print(wrong)


attempt(ExceptionGroup, ValueError(1))
attempt((ValueError, ExceptionGroup), ValueError(1))
attempt(int, ValueError(1))
attempt((ValueError, "text"), ValueError(1))
attempt(ValueError, ValueError(1))
for text in (
    "try: pass\nexcept* ValueError: pass\nexcept TypeError: pass",
    "try: pass\nexcept*: pass",
    "for i in x:\n try: pass\n except* ValueError: break",
    "for i in x:\n try: pass\n except* ValueError: continue",
    "def f():\n try: pass\n except* ValueError: return 1",
):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
