import statistics
n = statistics.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, n.mode)
print(round(n.cdf(115), 6), round(n.pdf(100), 6), round(n.inv_cdf(0.975), 6), n.zscore(130))
print(n + 5, n * 2, n - n, -n, n / 3, 2 * n, n == statistics.NormalDist(100, 15))
print([round(q, 4) for q in n.quantiles(4)])
print(statistics.NormalDist.from_samples([1, 2, 3, 4]))
print(round(n.overlap(statistics.NormalDist(110, 15)), 6))
print([round(x, 3) for x in n.samples(3, seed=42)])
print([n.inv_cdf(p) for p in (0.001, 0.2, 0.5, 0.77, 0.9999999999)])
for wrong in (lambda: n.inv_cdf(1), lambda: statistics.NormalDist(0, -1), lambda: statistics.NormalDist(1, 0).pdf(1)):
    try: wrong()
    except statistics.StatisticsError as e: print(e)
