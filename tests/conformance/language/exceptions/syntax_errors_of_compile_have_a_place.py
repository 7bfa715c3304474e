try:
    compile("x = 1\n1 1\n", "folder/file.py", "exec")
except SyntaxError as error:
    print(error, "|", error.msg, error.filename, error.lineno, error.offset, repr(error.text.rstrip()))
made = SyntaxError("wrong", ("f.py", 1, 2, "text"))
print(made, made.text, made.end_lineno, SyntaxError("alone"), SyntaxError("alone").lineno, repr(SyntaxError()), SyntaxError().msg)
exec("if True:\n    good = 1\n    not good either\n")
