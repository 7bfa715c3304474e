name, width, value = "Ada", 10, 3.14159
print(f"{name} {name!r} {name!s:>6}|{name:^9}|{name:*<6}|")
print(f"{value:.2f} {value:{width}.{2 + 1}f} {value=} {value = :.1f} {1 + 1=}")
print(f"{'nested ' + f'{name.upper()}'} {{braces}} {[n for n in range(3)]} { {'a': 1}['a'] }")
print(f"{(lambda x: x * 2)(4)} {name[0]} {len(name):03d} {name if width > 5 else ''}")
print(f"two " f"parts" " plain")
print(f"""three
lines {name}""")
print(f"{"same quotes"} {name!a} {'é'!a}", rf"\n{name}")
