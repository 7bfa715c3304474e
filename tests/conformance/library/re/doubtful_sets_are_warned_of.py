import re

print(re.findall("[[]", "["))
print(re.compile("[a-c&&b]").findall("&"))
print(re.match("[a||b]", "|"), re.match("[a--b]", "-") if False else None, re.match("[x~~y]", "~"))
