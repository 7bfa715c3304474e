text = "word"
for spec in ("", "s", "10", "<10", ">10", "^10", "-^10", ".2", "6.2", "#>8", "0<6"):
    print(f"{spec:>5} |{text:{spec}}|")
for bad in ("d", "+", "=5", ",", "q"):
    try:
        format(text, bad)
    except ValueError as error:
        print(error)
