"""statistics: averages and spread, summed exactly: every number counts as the fraction of integers that it is."""

from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import Counter as _Counter, namedtuple as _namedtuple
from math import exp as _exp, fsum as _fsum, gcd as _gcd, isqrt as _isqrt, log as _log, sqrt as _sqrt

__all__ = [
    "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "linear_regression",
    "NormalDist", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance",
    "quantiles", "stdev", "variance",
]  # fmt: skip


class StatisticsError(ValueError):
    pass


LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"))


def mean(data):
    total = _Total(data)
    if total.count == 0:
        raise StatisticsError("mean requires at least one data point")
    return total.result(total.numerator, total.denominator * total.count)


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return _fsum(data) / len(data)
    weights = list(weights)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    whole = _fsum(weights)
    if not whole:
        raise StatisticsError("sum of weights must be non-zero")
    return _fsum([one * weight for one, weight in zip(data, weights)]) / whole


def __getattr__(name):
    if name != "NormalDist":
        raise AttributeError(f"module 'statistics' has no attribute {name!r}")
    global NormalDist
    from _normal_dist import NormalDist

    return NormalDist


def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("Must have a non-empty dataset")
    for one in data:
        if one < 0.0:
            raise StatisticsError("No negative inputs allowed", one)
    return 0.0 if 0.0 in data else _exp(_fsum([_log(one) for one in data]) / len(data))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    for one in (*data, *weights):
        if not isinstance(one, (int, float)):
            raise TypeError("unsupported type")
        if one < 0:
            raise StatisticsError("harmonic mean does not support negative values")
    if not sum(weights):
        raise StatisticsError("Weighted sum must be positive")
    if 0 in data:
        return 0
    whole, parts = _Total(weights), _Total(weight / one for weight, one in zip(weights, data))
    return parts.result(whole.numerator * parts.denominator, whole.denominator * parts.numerator)


def median(data):
    data = _sorted(data)
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of values that stand for intervals of this width around them."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    middle = data[len(data) // 2]
    before = _bisect_left(data, middle)
    inside = _bisect_right(data, middle, lo=before) - before
    try:
        interval, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return middle - interval / 2.0 + interval * (len(data) / 2 - before) / inside


def mode(data):
    found = _Counter(data).most_common(1)
    if not found:
        raise StatisticsError("no mode for empty data")
    return found[0][0]


def multimode(data):
    counts = _Counter(data)
    most = max(counts.values(), default=0)
    return [one for one, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    if len(data) < 2:
        if len(data) == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    cuts = []
    for cut in range(1, n):
        if method == "inclusive":
            place, rest = divmod(cut * (len(data) - 1), n)
            low = place
        else:
            place = min(max(cut * (len(data) + 1) // n, 1), len(data) - 1)
            rest = cut * (len(data) + 1) - place * n
            low = place - 1
        cuts.append((data[low] * (n - rest) + data[low + 1] * rest) / n)
    return cuts


def variance(data, xbar=None):
    return _variance(data, xbar, 1, "variance requires at least two data points")


def pvariance(data, mu=None):
    return _variance(data, mu, 0, "pvariance requires at least one data point")


def stdev(data, xbar=None):
    return _deviation(data, xbar, 1, "stdev requires at least two data points")


def pstdev(data, mu=None):
    return _deviation(data, mu, 0, "pstdev requires at least one data point")


def covariance(x, y, /):
    _, x, _, y = _centred(x, y, "covariance")
    return _product(x, y) / (len(x) - 1)


def correlation(x, y, /, *, method="linear"):
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    _, x, _, y = _centred(x, y, "correlation")
    try:
        return _product(x, y) / _sqrt(_product(x, x) * _product(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def linear_regression(x, y, /, *, proportional=False):
    x_mean, x_parts, y_mean, y_parts = _centred(x, y, "linear regression")
    if proportional:
        x_parts, y_parts = list(x), list(y)
    try:
        slope = _product(x_parts, y_parts) / _product(x_parts, x_parts)
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope, 0.0 if proportional else y_mean - slope * x_mean)


class _Total:
    """An exact sum: numerator / denominator; a number that is not finite makes the numerator a float."""

    def __init__(self, data):
        self.numerator = 0
        self.denominator = 1
        self.count = 0
        self.is_whole = True
        for one in data:
            self.count += 1
            self._add(one)

    def _add(self, one):
        if isinstance(one, int):
            self.numerator += one * self.denominator
            return
        if not hasattr(one, "as_integer_ratio"):
            raise TypeError(f"can't convert type '{type(one).__name__}' to numerator/denominator")
        self.is_whole = False
        try:
            numerator, denominator = one.as_integer_ratio()
        except (OverflowError, ValueError):
            numerator, denominator = one, 1
        shared = _gcd(denominator, self.denominator)
        self.numerator = self.numerator * (denominator // shared) + numerator * (self.denominator // shared)
        self.denominator *= denominator // shared

    def result(self, numerator, denominator):
        """numerator / denominator in the type of the data: an integer where integers give one."""
        if self.is_whole and numerator % denominator == 0:
            return numerator // denominator
        return numerator / denominator


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def _spread(data, centre, missing, refusal):
    """The mean square of the distances from the centre: (total, numerator, denominator)."""
    data = list(data)
    if len(data) < 1 + missing:
        raise StatisticsError(refusal)
    count = len(data) - missing
    if centre is not None:
        total = _Total([(one - centre) * (one - centre) for one in data])
        return total, total.numerator, total.denominator * count
    total = _Total(data)
    if isinstance(total.numerator, float):
        return total, abs(total.numerator), 1
    # The sum of (d * x - n)^2 for x as a fraction, d the common denominator and n / d the mean.
    denominator = total.denominator * len(data)
    squares = 0
    for one in data:
        numerator, part = one.as_integer_ratio()
        distance = numerator * (denominator // part) - total.numerator
        squares += distance * distance
    return total, squares, denominator * denominator * count


def _variance(data, centre, missing, refusal):
    total, numerator, denominator = _spread(data, centre, missing, refusal)
    return total.result(numerator, denominator)


def _deviation(data, centre, missing, refusal):
    _, numerator, denominator = _spread(data, centre, missing, refusal)
    if isinstance(numerator, float):
        return numerator
    # Twice the digits of a float, and a last bit that says whether anything follows: rounds once, correctly.
    shift = max(0, 60 - (numerator.bit_length() - denominator.bit_length()) // 2)
    scaled, rest = divmod(numerator << 2 * shift, denominator)
    root = _isqrt(scaled)
    return (root << 1 | bool(rest or root * root != scaled)) / (1 << shift + 1)


def _centred(x, y, name):
    """The means, and the distances from them."""
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    x_mean, y_mean = _fsum(x) / len(x), _fsum(y) / len(y)
    return x_mean, [one - x_mean for one in x], y_mean, [one - y_mean for one in y]


def _product(x, y):
    return _fsum([one * other for one, other in zip(x, y)])


def _ranks(data):
    """The place of each in the order of all; the same one for the same values."""
    order = sorted(data)
    return [(_bisect_left(order, one) + _bisect_right(order, one) - 1) / 2 for one in data]
