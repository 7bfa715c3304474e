print("\N{BULLET} \N{GREEK SMALL LETTER ALPHA} \N{RIGHTWARDS ARROW} \N{SNOWMAN} \N{EURO SIGN} \N{CHECK MARK} \N{PILE OF POO}")
print("\N{GRINNING FACE} \N{LATIN SMALL LETTER E WITH ACUTE} \N{BLACK STAR} \N{WHITE HEAVY CHECK MARK} \N{FULL BLOCK} \N{ROCKET}")
print(f"\N{degree sign}{1 + 1}\N{Greek Capital Letter Omega}", "\N{FOR ALL}\N{ELEMENT OF}\N{LESS-THAN OR EQUAL TO}\N{INFINITY}")
print(ascii("\N{LATIN CAPITAL LETTER C WITH CEDILLA}\N{NO-BREAK SPACE}\N{ZERO WIDTH JOINER}\N{BOX DRAWINGS DOUBLE HORIZONTAL}"))
print(r"\N{BULLET}", len("\N{SNAKE}"), b"\\N{BULLET}")
for text in (r"'\N{NOPE}'", r"'\N'", r"f'\N{NOPE}'", r"'\N{}'"):
    try:
        eval(text)
    except SyntaxError as error:
        print(error)
