import math

PRIME = 2**61 - 1

for n, k in ((40_000, 16_384), (40_000, 16_385), (40_001, 20_000), (131_072, 65_536), (1_000_000, 500_000), (1_000_000, 983_000)):
    ways = math.comb(n, k)
    print(n, k, ways.bit_length(), ways % PRIME, ways % 1000)
