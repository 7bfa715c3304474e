import re

print(re.sub(r"(\w)(\w*)", lambda match: match[1].upper() + match[2], "hello world"), re.sub("x*", "-", "abxd"), re.subn("a", "b", "aaa", count=2))
print(re.sub(r"(a)(b)?", r"[\1\2]", "abaa"), re.sub("a", r"\\n\n\t", "a"), re.sub("a", "\\101\\0", "a"), re.sub("a", "\\g<0>!", "a"), re.sub("(?P<x>a)", "\\g<x>\\.", "a"))
print(re.split(r"[\W]+", "Words, words, words."), re.split(r"(\W+)", "Words, words, words."), re.split("x*", "axbc"), re.split(r"\b", "Words, words"), re.split(",", "a,b,c", maxsplit=1))
print(re.sub(r"\s+", " ", "a  b \n c"), re.sub("(?m)^", "> ", "a\nb"), re.sub("$", "!", "a\n"), re.sub(r"(?P<y>\d{4})-(?P<m>\d\d)", r"\g<m>/\g<y>", "on 2024-05 and 2023-12"))
print(re.findall(r"\bf[a-z]*", "which foot or hand fell fastest"), re.findall(r"(\w+)=(\d+)", "set width=20 and height=10"), re.findall(r"(a)|b", "ab"))
print(re.findall(r"\$?\d+(?:\.\d+)?", "$3.50 and 4 or 5.25"), re.findall(r'"([^"\\]*(?:\\.[^"\\]*)*)"', r'say "a \"b\" c" and "d"'), re.split(r"\s*[,;]\s*", "a , b;c"))
print(re.escape("a.b*c-d e_f[1]"), re.escape(b"a+b"), re.findall(r"(?i)straße|ſ", "STRASSE straße S"), re.findall(r"\d+", "٣4"))
print(re.sub("a", "b", "aaa", 1), re.split("a", "babab", 1))
for template in ("\\q", "\\1", "\\g<x>", "\\g<1", "\\g", "\\g<>", "\\", "\\g<1a>", 3):
    try:
        print(re.sub("a", template, "a"))
    except Exception as error:
        print(type(error).__name__, error)
