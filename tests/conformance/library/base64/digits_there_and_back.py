# Text of 64, 32 and 16 digits: there and back, and each error.
import base64, binascii
cases = [b"YQ==", b"YQ=", b"YQ", b"Y", b"YWJj", b"YW Jj\n", b"YW=Jj", b"=YWJ", b"YWJjZA", "ä", "YQ==", b"YQ==YQ==", b"!!!!", 5, b"", b"ab:c"]
for case in cases:
    for validate in (False, True):
        try:
            print(case, validate, base64.b64decode(case, validate=validate))
        except Exception as error:
            print(case, validate, type(error).__module__, type(error).__name__, error)
for function, argument in [
    (base64.b64encode, "abc"), (base64.b64encode, 5), (base64.b32decode, b"A"), (base64.b32decode, b"a======="),
    (base64.b16decode, b"1"), (base64.b16decode, b"zz"), (base64.b16decode, b"ff"), (binascii.unhexlify, "abc"),
    (binascii.unhexlify, "zz"), (binascii.hexlify, "x"), (base64.b32decode, b"ME======"), (base64.b32decode, b"M1======"),
    (base64.urlsafe_b64decode, "-_-_"), (base64.encodebytes, "x"),
]:
    try:
        print(function.__name__, argument, function(argument))
    except Exception as error:
        print(function.__name__, argument, type(error).__name__, error)
for length in range(12):
    data = bytes(range(250, 250 - length, -1))
    for encode, decode in [(base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode), (base64.b32encode, base64.b32decode), (base64.b16encode, base64.b16decode), (base64.encodebytes, base64.decodebytes)]:
        print(encode(data), decode(encode(data)) == data)
print(base64.b64encode(b"\xfb\xff", altchars=b"-:"), base64.b64decode(b"-_8=", altchars="-_"))
print(base64.b32decode("me======", casefold=True), base64.b16decode("ff0a", casefold=True))
print(binascii.hexlify(b"abcdef", "-", 2), binascii.hexlify(b"abcde", b":", -2), binascii.b2a_base64(b"x", newline=False))
print([binascii.crc32(data) for data in (b"", b"hello", bytes(range(256)))], binascii.crc32(b"lo", binascii.crc32(b"hel")))
