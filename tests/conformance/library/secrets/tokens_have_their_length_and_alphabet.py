# Tokens of the asked for length and alphabet, whichever they are.
import secrets
import string

print([len(secrets.token_bytes(n)) for n in (0, 1, 16)], len(secrets.token_bytes()))
print([len(secrets.token_hex(n)) for n in (0, 1, 16)], len(secrets.token_hex()))
print([len(secrets.token_urlsafe(n)) for n in (0, 1, 16)], len(secrets.token_urlsafe()))
print(set(secrets.token_hex(64)) <= set("0123456789abcdef"))
print(set(secrets.token_urlsafe(64)) <= set(string.ascii_letters + string.digits + "-_"))
print(all(0 <= secrets.randbelow(5) < 5 for _ in range(50)), all(0 <= secrets.randbits(3) < 8 for _ in range(50)))
print(all(secrets.choice("abc") in "abc" for _ in range(50)))
password = "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(12))
print(len(password), password.isalnum(), secrets.token_hex() != secrets.token_hex())
print(secrets.compare_digest("abc", "abc"), secrets.compare_digest("abc", "abd"), secrets.compare_digest(b"a", b"ab"))
for call in (
    lambda: secrets.randbelow(0),
    lambda: secrets.choice([]),
    lambda: secrets.compare_digest("abc", b"abc"),
    lambda: secrets.compare_digest("ä", "ä"),
    lambda: secrets.compare_digest(1, "ä"),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
