import warnings

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("boo", ResourceWarning)
    except ResourceWarning as error:
        print(repr(error))
    try:
        flag = True
        print(~flag)
    except DeprecationWarning as error:
        print(type(error).__name__, str(error)[:30])
with warnings.catch_warnings(action="ignore"):
    warnings.warn("nobody sees this")
    flag = True
    print(~flag)
warnings.resetwarnings()
print(warnings.filters)
warnings.warn("pending", PendingDeprecationWarning)
warnings.simplefilter("ignore", UserWarning)
warnings.simplefilter("default", append=True)
warnings.simplefilter("error", RuntimeWarning, lineno=1)
print(warnings.filters)
warnings.warn("ignored")
warnings.warn("another line", RuntimeWarning)
for wrong in (
    lambda: warnings.warn("a", 3), lambda: warnings.warn("a", int), lambda: warnings.simplefilter("foo"), lambda: warnings.filterwarnings("ignore", category=3),
    lambda: warnings.simplefilter("ignore", lineno=-1), lambda: warnings.filterwarnings("ignore", message=3),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
