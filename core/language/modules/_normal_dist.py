"""statistics.NormalDist: a normal distribution."""

from math import erf as _erf, exp as _exp, fabs as _fabs, hypot as _hypot, log as _log, sqrt as _sqrt, tau as _tau

from statistics import StatisticsError, fmean as _fmean, stdev as _stdev

# Wichura (1988), algorithm AS 241: a quotient of two polynomials in the middle, further out, and at the ends.
_COEFFICIENTS = (
    (
        2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
        1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0,
    ),
    (
        5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
        5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0,
    ),
    (
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
        3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0,
    ),
    (
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0,
    ),
    (
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0,
    ),
    (
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0,
    ),
)  # fmt: skip


def _polynomial(coefficients, x):
    value = 0.0
    for coefficient in coefficients:
        value = value * x + coefficient
    return value


def _deviation(p):
    """How many standard deviations from the mean the probability `p` lies."""
    q = p - 0.5
    if _fabs(q) <= 0.425:
        r = 0.180625 - q * q
        return _polynomial(_COEFFICIENTS[0], r) * q / _polynomial(_COEFFICIENTS[1], r)
    r = _sqrt(-_log(p if q <= 0.0 else 1.0 - p))
    place, r = (2, r - 1.6) if r <= 5.0 else (4, r - 5.0)
    x = _polynomial(_COEFFICIENTS[place], r) / _polynomial(_COEFFICIENTS[place + 1], r)
    return -x if q < 0.0 else x


class NormalDist:
    """The distribution with a mean and a standard deviation."""

    __module__ = "statistics"

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(_fmean(data), _stdev(data))

    def samples(self, n, *, seed=None):
        import random

        draw = random.random if seed is None else random.Random(seed).random
        return [self._mu + _deviation(draw()) * self._sigma for _ in range(n)]

    def _checked(self, name):
        if not self._sigma:
            raise StatisticsError(f"{name}() not defined when sigma is zero")
        return self._sigma

    def pdf(self, x):
        variance = self._checked("pdf") * self._sigma
        difference = x - self._mu
        return _exp(difference * difference / (-2.0 * variance)) / _sqrt(_tau * variance)

    def cdf(self, x):
        return 0.5 * (1.0 + _erf((x - self._mu) / (self._checked("cdf") * _sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return self._mu + _deviation(p) * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area that both curves have in common."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = sorted((self, other), key=lambda one: (one._sigma, one._mu))
        first, second = x._sigma * x._sigma, y._sigma * y._sigma
        if not first or not second:
            raise StatisticsError("overlap() not defined when sigma is zero")
        spread = second - first
        distance = _fabs(y._mu - x._mu)
        if not spread:
            return 1.0 - _erf(distance / (2.0 * x._sigma * _sqrt(2.0)))
        a = x._mu * second - y._mu * first
        b = x._sigma * y._sigma * _sqrt(distance * distance + spread * _log(second / first))
        low, high = (a + b) / spread, (a - b) / spread
        return 1.0 - (_fabs(y.cdf(low) - x.cdf(low)) + _fabs(y.cdf(high) - x.cdf(high)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * _fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / _fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
