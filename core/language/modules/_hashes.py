"""MD5, SHA-1 (RFC 1321, RFC 3174) and SHA-256 (FIPS 180-4)."""

from math import sin as _sin

from _sha512 import _constants

_MASK = (1 << 32) - 1


def _padded(message, order):
    zeros = bytes(-(len(message) + 9) % 64)
    return bytes(message) + b"\x80" + zeros + (len(message) * 8).to_bytes(8, order)


def _words(message, begin, order):
    return [int.from_bytes(message[place : place + 4], order) for place in range(begin, begin + 64, 4)]


def _left(word, by):
    return (word << by | word >> 32 - by) & _MASK


def _right(word, by):
    return (word >> by | word << 32 - by) & _MASK


def _added(state, more):
    return [one + other & _MASK for one, other in zip(state, more)]


def _digest(state, order):
    return b"".join([word.to_bytes(4, order) for word in state])


def md5(message):
    sines = [int(abs(_sin(number)) * (1 << 32)) for number in range(1, 65)]
    shifts = ((7, 12, 17, 22), (5, 9, 14, 20), (4, 11, 16, 23), (6, 10, 15, 21))
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    message = _padded(message, "little")
    for begin in range(0, len(message), 64):
        words = _words(message, begin, "little")
        a, b, c, d = state
        for i in range(64):
            turn = i // 16
            if turn == 0:
                mixed, place = b & c | ~b & d, i
            elif turn == 1:
                mixed, place = d & b | ~d & c, (5 * i + 1) % 16
            elif turn == 2:
                mixed, place = b ^ c ^ d, (3 * i + 5) % 16
            else:
                mixed, place = c ^ (b | ~d & _MASK), 7 * i % 16
            a, d, c, b = d, c, b, b + _left(a + mixed + sines[i] + words[place] & _MASK, shifts[turn][i % 4]) & _MASK
        state = _added(state, (a, b, c, d))
    return _digest(state, "little")


def sha1(message):
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0]
    constants = (0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6)
    message = _padded(message, "big")
    for begin in range(0, len(message), 64):
        words = _words(message, begin, "big")
        for i in range(16, 80):
            words.append(_left(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1))
        a, b, c, d, e = state
        for i in range(80):
            turn = i // 20
            mixed = b & c | ~b & d if turn == 0 else b & c | b & d | c & d if turn == 2 else b ^ c ^ d
            a, b, c, d, e = _left(a, 5) + mixed + e + constants[turn] + words[i] & _MASK, a, _left(b, 30), c, d
        state = _added(state, (a, b, c, d, e))
    return _digest(state, "big")


def sha256(message):
    roots, begins = _constants()
    constants = [root >> 32 for root in roots[:64]]
    state = [root >> 32 for root in begins]
    message = _padded(message, "big")
    for begin in range(0, len(message), 64):
        words = _words(message, begin, "big")
        for i in range(16, 64):
            x, y = words[i - 15], words[i - 2]
            small = _right(x, 7) ^ _right(x, 18) ^ x >> 3
            large = _right(y, 17) ^ _right(y, 19) ^ y >> 10
            words.append(words[i - 16] + small + words[i - 7] + large & _MASK)
        a, b, c, d, e, f, g, h = state
        for i in range(64):
            first = h + (_right(e, 6) ^ _right(e, 11) ^ _right(e, 25)) + (e & f ^ ~e & g) + constants[i] + words[i]
            second = (_right(a, 2) ^ _right(a, 13) ^ _right(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = first + second & _MASK, a, b, c, d + first & _MASK, e, f, g
        state = _added(state, (a, b, c, d, e, f, g, h))
    return _digest(state, "big")
