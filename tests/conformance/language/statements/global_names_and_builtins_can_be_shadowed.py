print(len("abc"))
len = lambda x: "my len"
print(len("abc"))
del len
print(len("abc"))
try:
    del undefined_name
except NameError as error:
    print(error)
