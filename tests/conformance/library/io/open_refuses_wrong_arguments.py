def show(*arguments, **options):
    try:
        open(*arguments, **options)
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


show("missing.txt")
show("missing.txt", "q")
show("missing.txt", "rr")
show("missing.txt", "rw")
show("missing.txt", "rbt")
show("missing.txt", "")
show("missing.txt", 1)
show("missing.txt", encoding=1)
show("missing.bin", "rb", encoding="utf-8")
show("missing.bin", "rb", errors="strict")
show("missing.bin", "rb", newline="")
show("missing.bin", mode="rb", buffering=0)
show(None)
show([])
show(1.5)
show("")
show("a\0b")
show(99)
show()
show("missing.txt", unknown=1)
