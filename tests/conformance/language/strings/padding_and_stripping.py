print("[" + "x".center(6) + "]", "x".ljust(4, "."), "x".rjust(4, "-"), "42".zfill(5), "-42".zfill(5), "+1".zfill(4))
print("  x ".strip() + "|", "  x ".lstrip() + "|", "  x ".rstrip() + "|", "xxabxx".strip("x"), "abcba".strip("ab"), "www.a.com".lstrip("w."))
