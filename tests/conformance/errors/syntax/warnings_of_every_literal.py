"""Doc \d string"""
class A:
    """Doc \e string"""
    x: "\s" = "\8"
    y = "\400" 
def f(a="\k"): "\m"
@(lambda f: f)
def g():
    match "\q":
        case "\w": pass
    return x is (), x is [], x is {}, x is -1, x is 1.5, x is b"", x is f"", x is (1,), 'a' is x is 'b'
lambda: "\y"
