"""SHA-512 (FIPS 180-4): what random.seed makes of text."""

_MASK = (1 << 64) - 1


def sha512(message):
    """The digest of `message`: 64 bytes."""
    constants, state = _constants()
    padding = b"\x80" + bytes(-(len(message) + 17) % 128)
    message = bytes(message) + padding + (len(message) * 8).to_bytes(16, "big")
    for begin in range(0, len(message), 128):
        state = _digest_block(state, message[begin : begin + 128], constants)
    return b"".join(word.to_bytes(8, "big") for word in state)


def _constants():
    """64 bits of the fractions of the cube roots of 80 primes, and of the square roots of 8."""
    primes = []
    number = 2
    while len(primes) < 80:
        if all(number % prime for prime in primes):
            primes.append(number)
        number += 1
    return [_root(prime << 192, 3) & _MASK for prime in primes], [_root(prime << 128, 2) & _MASK for prime in primes[:8]]


def _root(number, power):
    """The root's whole part, by Newton's method from above."""
    root = 1 << number.bit_length() // power + 1
    while True:
        nearer = ((power - 1) * root + number // root ** (power - 1)) // power
        if nearer >= root:
            return root
        root = nearer


def _digest_block(state, block, constants):
    words = [int.from_bytes(block[begin : begin + 8], "big") for begin in range(0, 128, 8)]
    for index in range(16, 80):
        early, late = words[index - 15], words[index - 2]
        small = _turned(early, 1) ^ _turned(early, 8) ^ early >> 7
        large = _turned(late, 19) ^ _turned(late, 61) ^ late >> 6
        words.append(words[index - 16] + small + words[index - 7] + large & _MASK)
    a, b, c, d, e, f, g, h = state
    for constant, word in zip(constants, words):
        first = h + (_turned(e, 14) ^ _turned(e, 18) ^ _turned(e, 41)) + (e & f ^ ~e & g) + constant + word
        second = (_turned(a, 28) ^ _turned(a, 34) ^ _turned(a, 39)) + (a & b ^ a & c ^ b & c)
        a, b, c, d, e, f, g, h = first + second & _MASK, a, b, c, d + first & _MASK, e, f, g
    return [old + new & _MASK for old, new in zip(state, (a, b, c, d, e, f, g, h))]


def _turned(word, count):
    return word >> count | word << 64 - count & _MASK
