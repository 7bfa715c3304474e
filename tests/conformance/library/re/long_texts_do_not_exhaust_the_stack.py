import re

print(len(re.match("(a|b)*", "ab" * 5000).group()), re.search("z", "a" * 10000), re.match("(?:a|b)*c", "ab" * 2000))
text = "lorem ipsum dolor sit amet 1234 consectetur\n" * 100
print(len(re.findall(r"\w+", text)), len(re.findall(r"(\w)(\w*)", text)), re.sub(r"\d+", "N", text)[:40], len(re.findall(r"(?i)LOREM|amet", text)))
print(re.match("(x+x+)+y", "x" * 10), re.match("(?:a?){8}a{8}", "a" * 8).span())
