import json
from collections import OrderedDict, namedtuple
from dataclasses import asdict, dataclass
from datetime import date
from enum import IntEnum


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return {"real": o.real, "imag": o.imag}
        return super().default(o)


class Level(IntEnum):
    LOW = 1


@dataclass
class User:
    name: str
    born: date


Point = namedtuple("Point", "x y")
text = json.dumps({"z": 1 + 2j, "level": Level.LOW, "point": Point(1, 2)}, cls=Encoder)
print(text)
print(json.loads(text, object_hook=lambda found: complex(found["real"], found["imag"]) if "real" in found else found))
print(json.dumps(asdict(User("Ada", date(1815, 12, 10))), default=str), json.dumps({3, 1}, default=sorted))
print(json.loads('{"a": 1.5, "b": [2, NaN]}', parse_float=str, parse_int=lambda digits: digits + "!", parse_constant=str.lower))
print(json.loads('{"a": 1, "b": 2}', object_pairs_hook=OrderedDict), json.loads(b'{"a": "\xc3\xa9"}'), json.loads('"a\nb"', strict=False))
print(json.JSONDecoder().raw_decode('{"a": 1} tail'), "".join(json.JSONEncoder(indent=1).iterencode([1, {"a": 2}])))


class File:
    text = ""

    def write(self, text):
        self.text += text

    def read(self):
        return self.text


file = File()
json.dump({"a": [1, 2]}, file, sort_keys=True)
print(file.text, json.load(file))
for wrong in (lambda: json.dumps({1}, cls=Encoder), lambda: json.dumps(1j, default=lambda o: o)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
