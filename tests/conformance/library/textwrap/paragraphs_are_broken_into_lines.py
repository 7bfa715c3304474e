from textwrap import TextWrapper, fill, wrap

text = "The quick brown fox jumped over the lazy dog, and then--quite unexpectedly--it sat down in a well-known state-of-the-art chair.  Really? Yes. a-b c-d-e pre-2000 --option-name -v foo_bar-baz!"
for width in (5, 10, 20, 30, 70):
    print(wrap(text, width), wrap(text, width, break_on_hyphens=False), wrap(text, width, break_long_words=False), sep="\n")
    print(fill(text, width, initial_indent="* ", subsequent_indent="  "))
    print(wrap(text, width, max_lines=2), wrap(text, width, fix_sentence_endings=True), wrap(text, width, drop_whitespace=False), sep="\n")
print(wrap(""), wrap("   "), wrap("a\tb\nc  d", 20), wrap("a\tb\nc  d", 20, replace_whitespace=False, expand_tabs=False), wrap("aaa-bbbbbbbbbb-ccc", 6))
print(TextWrapper(width=10).wrap("hello there world"))
for width, options in ((0, {}), (3, {"max_lines": 1})):
    try:
        wrap("abc def", width, **options)
    except ValueError as error:
        print(error)
