try: open("/no/such/file")
except OSError as e: print(repr(e), e.args, e.filename, e.errno, e.strerror, e)
e = PermissionError(13, "denied", "x"); e.filename = "y"; print(e, type(OSError(13, "d")).__name__)
print(repr(OSError()), repr(OSError("x")), OSError(1, "b").args)
