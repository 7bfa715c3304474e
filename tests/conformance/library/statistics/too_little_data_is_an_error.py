import statistics

for name in ("mean", "fmean", "median", "median_low", "median_high", "mode", "pstdev", "stdev", "variance", "pvariance", "quantiles", "harmonic_mean", "geometric_mean"):
    try:
        getattr(statistics, name)([])
    except statistics.StatisticsError as error:
        print(name, error)
for wrong in (
    lambda: statistics.stdev([1]), lambda: statistics.variance([1]), lambda: statistics.quantiles([1, 2], n=0), lambda: statistics.quantiles([1, 2], method="x"),
    lambda: statistics.mean(["1"]), lambda: statistics.fmean(["x"]), lambda: statistics.mean(5), lambda: statistics.fmean([1, 2], [0, 0]), lambda: statistics.fmean([1, 2], [1]),
    lambda: statistics.harmonic_mean([-1, 2]), lambda: statistics.correlation([1], [1]), lambda: statistics.correlation([1, 1], [1, 2]), lambda: statistics.linear_regression([1, 1], [1, 2]),
    lambda: statistics.median([1, "2"]),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(issubclass(statistics.StatisticsError, ValueError), statistics.multimode([]))
