import json

for text in (
    "", " ", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{a:1}", "{'a':1}", "[", "[1", "[1,", "[1,]", "[1 2]", '{"a" 1}', '{"a":1 "b":2}',
    '"abc', '"a\nb"', '"\\q"', '"\\u12"', '"\\u12G4"', "01", "1.", "-", "1e", "nul", "\ufeff1", '{"a":1} x', "[\n1,\n2,\n x]", "+1", '"\\', "{,}", "[1,,2]", '{"tab": "\t"}',
):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(error)
try:
    json.loads("[1,\n 2 3]")
except ValueError as error:
    print(type(error).__module__, repr(error), error.msg, error.pos, error.lineno, error.colno, error.doc == "[1,\n 2 3]")
for wrong in (3, None):
    try:
        json.loads(wrong)
    except TypeError as error:
        print(error)
json.loads("[1, 2")
