for classes in ((ValueError, (KeyError,)), (ValueError, 3), ((ZeroDivisionError,),), (ZeroDivisionError, "text")):
    try:
        try:
            1 / 0
        except classes:
            print("caught")
    except TypeError as error:
        print(error)

for classes in ((), (ValueError,), (KeyError, ZeroDivisionError)):
    try:
        try:
            1 / 0
        except classes:
            print("caught", classes)
    except ZeroDivisionError as error:
        print("passed on:", error)
