"""random: random numbers, the same ones for the same seed. The numbers come from `_random`; each method takes them
in the order in which CPython takes them (random.py:135)."""

from math import acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, fabs as _fabs, floor as _floor
from math import isfinite as _isfinite, lgamma as _lgamma, log as _log, log2 as _log2, pi as _pi, sin as _sin, sqrt as _sqrt
from operator import index as _index
import _random

__all__ = [
    "Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices", "expovariate", "gammavariate",
    "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint",
    "random", "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate",
    "weibullvariate",
]  # fmt: skip

_BITS = 53
_ONE = 1
_TWO_PI = 2.0 * _pi
_NORMAL_FACTOR = 4 * _exp(-0.5) / _sqrt(2.0)


class Random(_random.Random):
    """A generator of random numbers with a state of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def __init_subclass__(cls, /, **kwargs):
        """Whole numbers are made from what the subclass gives: bits before floats."""
        super().__init_subclass__(**kwargs)
        for base in cls.__mro__:
            names = base.__dict__
            if "_randbelow" in names:
                break
            if "getrandbits" in names:
                cls._randbelow = cls._randbelow_by_bits
                break
            if "random" in names:
                cls._randbelow = cls._randbelow_by_floats
                break

    # The state

    def seed(self, a=None, version=2):
        if version == 1 and isinstance(a, (str, bytes)):
            a = _hash_of_version_1(a)
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            from _sha512 import sha512

            text = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(text + sha512(text), "big")
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError(
                "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray."
            )
        if a is not None and not isinstance(a, int):
            a = hash(a) & (1 << 64) - 1
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        version = state[0]
        if version == 3:
            version, words, self.gauss_next = state
        elif version == 2:
            version, words, self.gauss_next = state
            words = tuple(word % (1 << 32) for word in words)
        else:
            raise ValueError(f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
        super().setstate(words)

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    # Whole numbers and bytes

    def _randbelow_by_bits(self, n):
        bits = n.bit_length()
        number = self.getrandbits(bits)
        while number >= n:
            number = self.getrandbits(bits)
        return number

    def _randbelow_by_floats(self, n):
        whole = 1 << _BITS
        if n >= whole:
            from warnings import warn

            warn(
                "Underlying random() generator does not supply \n"
                "enough bits to choose from a population range this large.\n"
                "To remove the range limitation, add a getrandbits() method.",
                stacklevel=2,
            )
            return _floor(self.random() * n)
        limit = (whole - whole % n) / whole
        number = self.random()
        while number >= limit:
            number = self.random()
        return _floor(number * whole) % n

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=_ONE):
        first = _index(start)
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if first > 0:
                return self._randbelow(first)
            raise ValueError("empty range for randrange()")
        width = _index(stop) - first
        by = _index(step)
        if by == 1:
            if width > 0:
                return first + self._randbelow(width)
            raise ValueError(f"empty range in randrange({start}, {stop})")
        if by == 0:
            raise ValueError("zero step for randrange()")
        count = -(-width // by)
        if count <= 0:
            raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
        return first + by * self._randbelow(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    # Sequences

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        randbelow = self._randbelow
        for index in range(len(x) - 1, 0, -1):
            other = randbelow(index + 1)
            x[index], x[other] = x[other], x[index]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        random = self.random
        count = len(population)
        if cum_weights is None:
            if weights is None:
                factor = float(count)
                return [population[_floor(random() * factor)] for _ in range(k)]
            if isinstance(weights, int):
                raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}")
            cum_weights = _running_sums(weights)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != count:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        last = count - 1
        return [population[_place_in(cum_weights, random() * total, last)] for _ in range(k)]

    def sample(self, population, k, *, counts=None):
        if not isinstance(population, (list, tuple, range, str)):
            from collections.abc import Sequence

            if not isinstance(population, Sequence):
                raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        count = len(population)
        if counts is not None:
            sums = _running_sums(counts)
            if len(sums) != count:
                raise ValueError("The number of counts does not match the population")
            total = sums.pop()
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            return [population[_place_in(sums, number, len(sums))] for number in self.sample(range(total), k=k)]
        if not 0 <= k <= count:
            raise ValueError("Sample larger than population or is negative")
        randbelow = self._randbelow
        result = [None] * k
        # Which takes less memory: a set of the places that are taken, or a list of all items.
        size_of_set = 21
        if k > 5:
            size_of_set += 4 ** _ceil(_log(k * 3, 4))
        if count <= size_of_set:
            pool = list(population)
            for index in range(k):
                place = randbelow(count - index)
                result[index] = pool[place]
                pool[place] = pool[count - index - 1]
        else:
            taken = set()
            for index in range(k):
                place = randbelow(count)
                while place in taken:
                    place = randbelow(count)
                taken.add(place)
                result[index] = population[place]
        return result

    # Distributions

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Kinderman and Monahan (1977)."""
        random = self.random
        while True:
            u1 = random()
            u2 = 1.0 - random()
            z = _NORMAL_FACTOR * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Makes two numbers at a time and keeps the second."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * _TWO_PI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """Fisher (1993), page 49."""
        random = self.random
        if kappa <= 1e-6:
            return _TWO_PI * random()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * random())
            d = z / (r + z)
            u = random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        angle = _acos((q + z) / (1.0 + q * z))
        return (mu + angle if random() > 0.5 else mu - angle) % _TWO_PI

    def gammavariate(self, alpha, beta):
        """Cheng (1977) for alpha > 1, Kennedy and Gentle's GS for alpha < 1."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        random = self.random
        if alpha == 1.0:
            return -_log(1.0 - random()) * beta
        if alpha > 1.0:
            scale = _sqrt(2.0 * alpha - 1.0)
            b = alpha - _log(4.0)
            c = alpha + scale
            magic = 1.0 + _log(4.5)
            while True:
                u1 = random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - random()
                v = _log(u1 / (1.0 - u1)) / scale
                x = alpha * _exp(v)
                z = u1 * u1 * u2
                r = b + c * v - x
                if r + magic - 4.5 * z >= 0.0 or r >= _log(z):
                    return x * beta
        b = (_e + alpha) / _e
        while True:
            p = b * random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
            u = random()
            if u <= (x ** (alpha - 1.0) if p > 1.0 else _exp(-x)):
                return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        if n < 0:
            raise ValueError("n must be non-negative")
        if p == 0.0:
            return 0
        if p == 1.0:
            return n
        if not 0.0 < p < 1.0:
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        if n == 1:
            return int(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        return self._count_gaps(n, p) if n * p < 10.0 else self._count_by_rejection(n, p)

    def _count_gaps(self, n, p):
        """Devroye's geometric method: takes time with n * p."""
        c = _log2(1.0 - p)
        hits = place = 0
        while c:
            place += _floor(_log2(self.random()) / c) + 1
            if place > n:
                break
            hits += 1
        return hits

    def _count_by_rejection(self, n, p):
        """Hörmann's transformed rejection with squeeze (BTRS, 1993)."""
        random = self.random
        deviation = _sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * deviation
        a = -0.0873 + 0.0248 * b + 0.01 * p
        c = n * p + 0.5
        squeeze = 0.92 - 4.2 / b
        alpha = (2.83 + 5.1 / b) * deviation
        log_odds = _log(p / (1.0 - p))
        mode = _floor((n + 1) * p)
        h = _lgamma(mode + 1) + _lgamma(n - mode + 1)
        while True:
            u = random() - 0.5
            rest = 0.5 - _fabs(u)
            k = _floor((2.0 * a / rest + b) * u + c)
            if k < 0 or k > n:
                continue
            v = random()
            if rest >= 0.07 and v <= squeeze:
                return k
            v *= alpha / (a / (rest * rest) + b)
            if _log(v) <= h - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - mode) * log_odds:
                return k


class SystemRandom(Random):
    """A generator that the program cannot seed; the host does."""

    def seed(self, *args, **kwds):
        super().seed()

    def _has_no_state(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _has_no_state


def _hash_of_version_1(text):
    """What text seeds with in the way of Python 3.1."""
    characters = text if isinstance(text, bytes) else [ord(character) for character in text]
    result = characters[0] << 7 if text else 0
    for character in characters:
        result = 1000003 * result & (1 << 64) - 1 ^ character
    return result ^ len(text)


def _running_sums(numbers):
    sums = []
    for number in numbers:
        sums.append(sums[-1] + number if sums else number)
    return sums


def _place_in(sums, number, end):
    """How many of the first `end` sums are at most `number`."""
    begin = 0
    while begin < end:
        middle = (begin + end) // 2
        if number < sums[middle]:
            end = middle
        else:
            begin = middle + 1
    return begin


_shared = Random()
seed = _shared.seed
random = _shared.random
uniform = _shared.uniform
triangular = _shared.triangular
randint = _shared.randint
choice = _shared.choice
randrange = _shared.randrange
sample = _shared.sample
shuffle = _shared.shuffle
choices = _shared.choices
normalvariate = _shared.normalvariate
lognormvariate = _shared.lognormvariate
expovariate = _shared.expovariate
vonmisesvariate = _shared.vonmisesvariate
gammavariate = _shared.gammavariate
gauss = _shared.gauss
betavariate = _shared.betavariate
binomialvariate = _shared.binomialvariate
paretovariate = _shared.paretovariate
weibullvariate = _shared.weibullvariate
getstate = _shared.getstate
setstate = _shared.setstate
getrandbits = _shared.getrandbits
randbytes = _shared.randbytes
