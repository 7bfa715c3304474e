def parse(text):
    try:
        return float(text)
    except ValueError:
        raise SystemError(f"cannot parse {text!r}") from None


parse("x,y")
