def outer():
    def inner():
        return later

    try:
        inner()
    except NameError as error:
        print(error)
    later = 3
    print(inner())


outer()
