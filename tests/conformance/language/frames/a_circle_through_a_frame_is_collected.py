import gc


class Noted:
    def __del__(self):
        print("end")


def keeps_its_own_error():
    noted = Noted()
    try:
        raise ValueError
    except ValueError as error:
        own = error


gc.collect()
keeps_its_own_error()
print("left to the collector")
gc.collect()
print("collected")


def drops_it():
    noted = Noted()
    try:
        raise ValueError
    except ValueError as error:
        own = error
    del own


drops_it()
print("nothing left")
