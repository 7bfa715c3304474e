print("%s and %r" % ("text", "text"), "%d%%" % 50, "%5d|%-5d|%05d" % (42, 42, 42))
print("%.2f %8.3f %e %g" % (3.14159, 2.71828, 12345.678, 0.0001), "%x %X %o %#x" % (255, 255, 8, 255))
print("%(name)s is %(age)d" % {"name": "Bo", "age": 7}, "%s" % [1, 2], "%s" % (None,), "%c%c" % ("A", 66))
print("%*d|%-*s|" % (6, 42, 5, "x"), "%+d % d" % (5, 5), "%i" % 3.9, "%s" % {"a": 1}, "%.3s" % "abcdef")
for template, value in (("%d", "x"), ("%s %s", 1), ("%s", (1, 2)), ("%(a)s", {}), ("%q", 1), ("%c", "ab")):
    try:
        print(template % value)
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
