from statistics import fmean, geometric_mean, harmonic_mean, mean, median, median_grouped, median_high, median_low, mode, multimode

for data in ([1, 2, 3, 4], [1.5, 2.5], [1], [0.1] * 10, [1, 2.5, 3], [1, 1, 2, 2, 3], [True, False], [10**20, 1, 2], [3, 1, 2, 5], [0.1, 0.2, 0.3]):
    print(mean(data), fmean(data), median(data), median_low(data), median_high(data), mode(data), multimode(data))
print(mean(iter([1, 2, 3])), mean([1e308, 1e308]), mean([1, float("inf")]), mode(["red", "blue", "blue"]), multimode("aabbbbccddddeeffffgg"), median(["b", "a", "c"]))
print(fmean([1, 2, 3], weights=[1, 0, 1]), geometric_mean([54, 24, 36]), harmonic_mean([40, 60]), harmonic_mean([40, 60], weights=[5, 30]), median_grouped([1, 3, 3, 5, 7]))
