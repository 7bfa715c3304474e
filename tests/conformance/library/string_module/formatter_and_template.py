import string
from string import Formatter, Template


class Upper(Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, f"<{key}>")
        return super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        return str(value).upper() if conversion == "u" else super().convert_field(value, conversion)

    def format_field(self, value, spec):
        return "|" + super().format_field(value, spec) + "|"


print(Upper().format("{0} {name!u} {missing} {1:>5} {{x}}", 1, 2, name="ann"))
print(list(Formatter().parse("a{0!r:>{w}}b{{c}}{d.e[0]}")), Formatter().vformat("{}-{}", (1, 2), {}), Formatter().format("{0.real}", 3))
t = Template("$who likes ${what}, $$5 and $missing")
print(t.safe_substitute(who="Ann", what="tea"), t.template, Template("$a $b").substitute({"a": 1}, b=2), t.get_identifiers(), t.is_valid())
for wrong in (lambda: t.substitute(who=1, what=2), lambda: Template("$ x").substitute(), lambda: Formatter().format("{a}"), lambda: Formatter().format("{} {0}", 1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(Percent("%a_b %notid").safe_substitute(a_b=1), string.capwords("hello  big world"), string.capwords("a-b", "-"))
print(string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.ascii_letters)
