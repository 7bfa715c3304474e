from statistics import correlation, covariance, linear_regression, pstdev, pvariance, quantiles, stdev, variance

for data in ([1, 2, 3, 4], [1.5, 2.5], [1, 1, 1], [0.1] * 10, [0.1, 0.2, 0.3], [10**20, 1, 2], [1e308, 1e308], [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5], [1 / 3, 2 / 3, 1e-9]):
    print(variance(data), pvariance(data), stdev(data), pstdev(data))
print(pvariance([1]), variance([1, 2, 3, 4], 2), stdev([1, 2, 3, 4], 2.5), pstdev([1, 2, 3, 4], mu=2))
print(quantiles([1, 2, 3, 4, 5]), quantiles([1, 2, 3, 4, 5], n=10), quantiles([5, 1, 4, 2, 3], method="inclusive"), quantiles([1]))
print(correlation([1, 2, 3], [2, 4, 7]), covariance([1, 2, 3], [1, 5, 7]), linear_regression([1, 2, 3], [2, 4, 6.5]))
