from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, pairwise, permutations, product, repeat, starmap, zip_longest, batched

print(list(chain([1], "ab")), list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat("x", 2)))
print(list(combinations("abc", 2)), len(list(permutations(range(4)))), list(product([0, 1], repeat=2)))
print(list(accumulate([1, 2, 3])), list(pairwise("abc")), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", [1], fillvalue="-")))
print([(key, list(group)) for key, group in groupby("aabbba")], list(batched(range(5), 2)), list(chain.from_iterable([[1], [2, 3]])))
