print("tab\there", "quote\"", 'single\'', "back\\", "\x41\u0042\U00000043\103", "bell\a".encode(), r"raw\n", sep="|")
print("a\
b", """triple "quoted" text""", "é".upper(), len("日本語"), "日本語"[1], "🎉" * 2, len("🎉"), ord("é"), chr(9731))
print("naïve".encode("utf-8"), "naïve".encode("latin-1"), "日本".encode().decode(), "é".encode("ascii", "replace"), "é".encode("ascii", "ignore"))
print(ascii("é日"), repr("\u2028"), "\N{BULLET}")
try:
    "é".encode("ascii")
except UnicodeEncodeError as error:
    print(error)
