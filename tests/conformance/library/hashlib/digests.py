import hashlib

for name in ("md5", "sha1", "sha256", "sha512"):
    made = hashlib.new(name, b"ab")
    made.update(bytearray(b"c" * 200))
    other = made.copy()
    other.update(b"d")
    print(name, made.name, made.digest_size, made.block_size, made.hexdigest()[:24], other.hexdigest()[-8:])
    print(made.digest() == getattr(hashlib, name)(b"ab" + b"c" * 200).digest())
for wrong in (lambda: hashlib.md5("text"), lambda: hashlib.sha256(5), lambda: hashlib.new("nope")):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
