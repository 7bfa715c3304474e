import warnings


class Own(UserWarning):
    pass


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)


old()
old()
for number in range(3):
    warnings.warn("loop")
for number in range(2):
    warnings.warn(f"loop {number}", RuntimeWarning)
warnings.warn(FutureWarning("made before"))
warnings.warn("not for users", PendingDeprecationWarning)
warnings.warn_explicit("explicit", UserWarning, "other.py", 7)
warnings.warn("deep", stacklevel=100)
registry = {}
warnings.warn_explicit("explicit", UserWarning, "other.py", 8, registry=registry)
warnings.warn_explicit("explicit", UserWarning, "other.py", 8, registry=registry)
warnings.simplefilter("once")
for number in range(3):
    warnings.warn("own", Own)
warnings.warn("own", Own)
warnings.simplefilter("module")
for number in range(3):
    warnings.warn("own again", Own)
warnings.warn("own again", Own)
warnings.simplefilter("always", Own)
for number in range(2):
    warnings.warn("always", Own)
