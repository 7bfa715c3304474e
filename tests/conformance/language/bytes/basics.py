b = b"hello\x00\xff"
print(b, len(b), b[0], b[1:3], b[-1], list(b[:2]), bytes([65, 66]), bytes(3), b"a" + b"b", b"ab" * 2)
print(b.hex(), bytes.fromhex("4142"), b"abc".decode(), "é".encode(), b"a,b".split(b","), b"ABC".lower(), b"x" in b"xyz", 120 in b"x")
print(b"abc".find(b"c"), b"abc".replace(b"b", b"-"), b"-".join([b"1", b"2"]), b" x ".strip(), b"abc".startswith(b"ab"), b"a" < b"b")
array = bytearray(b"abc")
array[0] = 90
array.append(33)
array.extend(b"??")
print(array, bytes(array), array[1:3])
for bad in (lambda: b"abc" + "d", lambda: bytes([256]), lambda: b"\xff".decode()):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)
