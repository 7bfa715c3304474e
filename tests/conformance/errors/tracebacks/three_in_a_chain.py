try:
    try:
        try:
            {}["a"]
        except KeyError as error:
            raise ValueError("second") from error
    except ValueError:
        raise TypeError("third")
except TypeError as error:
    raise RuntimeError("fourth") from error
