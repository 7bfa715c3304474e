import warnings
print("first")
exec("x = 1\nif x is 1: print('exec')")
print(eval("'\\d'"))
print(eval("1 is 1"))
c = compile("assert (1, 'a')\ny = 2 is 2\n", "file.py", "exec")
print("compiled")
exec(c)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        exec("'\\d'")
    except SyntaxError as e:
        print(type(e), e, e.lineno)
    try:
        compile("z = 1 is 1", "<s>", "exec")
    except SyntaxError as e:
        print(type(e), e)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    compile("a = '\\p'\nb = a is 'x'\n", "<s>", "exec")
    for one in w: print(one.category.__name__, one.message, one.filename, one.lineno)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    eval("'\\d' is 1")
