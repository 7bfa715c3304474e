import warnings

print(bool(NotImplemented))
if NotImplemented:
    print("yes")
print(not NotImplemented)
print(any([NotImplemented]))
warnings.simplefilter("error")
try:
    print("and", NotImplemented and 1)
except DeprecationWarning as warning:
    print(repr(warning))
