print("a b  c".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","))
print(" x  y ".split(" "), "one\ntwo\r\nthree".splitlines(), "a\nb\n".splitlines(True), "a\tb\x0bc".split())
print("-".join(["a", "b"]), "".join(reversed("abc")), ", ".join(str(n) for n in range(3)), "x".join("abc"))
