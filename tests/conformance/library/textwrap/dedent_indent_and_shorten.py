from textwrap import dedent, indent, shorten

for text in ("  a\n  b\n", "  a\n    b\n  \n c", "\ta\n  b", "a\n b", "", "  \n  \n", "   hello\n      world\n   \n", "x", "\n  a\n  b\n", "  a\n\tb", "\t a\n\t  b"):
    print(repr(dedent(text)))
print(dedent("""
    def f():
        return 1
"""))
print(repr(indent("a\n\n b\n  \nc", "> ")), repr(indent("a\n\nb", "> ", lambda line: True)), repr(indent("", "x")))
print(shorten("Hello  world!", width=12), shorten("Hello  world!", width=11), shorten("Hello world", width=10, placeholder="..."), repr(shorten("", 10)))
